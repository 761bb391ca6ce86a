package org.chairside.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.chairside.message.Message;

/**
 * Words messages when an answer is written: a {@link Message} in a view becomes a sentence in the
 * reader's language.
 */
@Singleton
public class WordedJson implements ObjectMapperCustomizer {

  private static final String AS_CODES = "org.chairside.messages-as-codes";

  private final ReaderLanguage reader;

  WordedJson(ReaderLanguage reader) {
    this.reader = reader;
  }

  /** A writer that keeps messages as codes and parameters, for what is stored and read later. */
  public static ObjectWriter asCodes(ObjectMapper json) {
    return json.writer().withAttribute(AS_CODES, true);
  }

  @Override
  public void customize(ObjectMapper json) {
    json.registerModule(
        new SimpleModule("messages").addSerializer(Message.class, new Sentence(reader)));
  }

  private static final class Sentence extends StdSerializer<Message> {

    private final transient ReaderLanguage reader;

    Sentence(ReaderLanguage reader) {
      super(Message.class);
      this.reader = reader;
    }

    @Override
    public void serialize(Message message, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Boolean.TRUE.equals(provider.getAttribute(AS_CODES))) {
        provider.defaultSerializeValue(message.json(), json);
      } else {
        json.writeString(reader.current().say(message));
      }
    }
  }
}
