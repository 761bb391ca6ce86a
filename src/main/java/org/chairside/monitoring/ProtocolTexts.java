package org.chairside.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.message.Language;
import org.chairside.message.Message;

/**
 * The texts of protocols in the reader's language. An author may put translations into the
 * document, by language and by the text's place in it; the texts of the protocols that come with
 * the program are in the program's catalogues. A text that a clinic has changed loses the built-in
 * translation and is read as written.
 */
public final class ProtocolTexts {

  private static final String SHIPPED = "shipped.";

  private ProtocolTexts() {}

  /**
   * A text of a shipped protocol or a built-in rule.
   *
   * @param protocol the protocol's code
   * @param place such as {@code rules.systolic-high.title}
   * @param text as the document says it
   */
  public static Message shipped(String protocol, String place, String text) {
    return Stream.of(SHIPPED + place, SHIPPED + protocol + "." + place)
        .filter(Language.ENGLISH::knows)
        .map(code -> new Message(code, Map.of()))
        .filter(shipped -> Language.ENGLISH.say(shipped).equals(text))
        .findFirst()
        .orElse(Message.verbatim(text));
  }

  static Message of(Protocol protocol, String place, String text) {
    Map<String, String> own = translations(protocol, place);
    return own.isEmpty() ? shipped(protocol.code(), place, text) : Message.translated(text, own);
  }

  /** What the document itself says at the place, by language. */
  static Map<String, String> translations(Protocol protocol, String place) {
    Map<String, String> own = new LinkedHashMap<>();
    protocol
        .translations()
        .forEach(
            (language, texts) -> {
              String text = texts.get(place);
              if (text != null && !text.isBlank()) {
                own.put(language, text);
              }
            });
    return own;
  }
}
