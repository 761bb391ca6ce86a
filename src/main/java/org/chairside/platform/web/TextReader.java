package org.chairside.platform.web;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.text.Normalizer;
import java.util.OptionalInt;
import org.chairside.platform.problem.ForbiddenText;
import org.jspecify.annotations.Nullable;

/**
 * Reads every text of a request: what nobody could see is no text, and a character that cannot be
 * stored or seen is refused by its code point.
 */
final class TextReader extends StringDeserializer implements ContextualDeserializer {

  private static final long serialVersionUID = 1L;

  private enum Form {
    PARAGRAPHS,
    ONE_LINE,
    VERBATIM
  }

  private final Form form;

  TextReader() {
    this(Form.PARAGRAPHS);
  }

  private TextReader(Form form) {
    this.form = form;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    if (property != null && property.getAnnotation(OneLine.class) != null) {
      return new TextReader(Form.ONE_LINE);
    }
    if (property != null && property.getAnnotation(Verbatim.class) != null) {
      return new TextReader(Form.VERBATIM);
    }
    return this;
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = super.deserialize(parser, context);
    if (text == null) {
      return null;
    }
    if (form == Form.VERBATIM) {
      return Text.isStorable(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, "", "text that can be stored");
    }
    if (!Text.isVisible(text)) {
      return "";
    }
    String read =
        form == Form.ONE_LINE ? Normalizer.normalize(text.strip(), Normalizer.Form.NFC) : text;
    refuse(parser, Text.forbidden(read));
    if (form == Form.ONE_LINE) {
      refuse(parser, Text.lineBreak(read));
    }
    return read;
  }

  private static void refuse(JsonParser parser, OptionalInt character) throws ForbiddenText {
    if (character.isPresent()) {
      throw new ForbiddenText(parser, FIELD.forbiddenCharacter(Text.named(character.getAsInt())));
    }
  }
}
