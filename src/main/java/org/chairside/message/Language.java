package org.chairside.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language in which people read. There is one for each catalogue, a file {@code
 * messages/LANGUAGE.properties}: another file is another language.
 *
 * @param tag of two letters (ISO 639), such as {@code de}
 */
public record Language(String tag) {

  /** What is read where nothing else is known. */
  public static final Language ENGLISH = new Language("en");

  private static final List<Language> ALL =
      Arrays.stream(Locale.getISOLanguages()).filter(Catalogue::exists).map(Language::new).toList();

  /** Every language that has a catalogue. */
  public static List<Language> all() {
    return ALL;
  }

  /** The language of this tag; empty where it has no catalogue. */
  public static Optional<Language> of(@Nullable String tag) {
    return ALL.stream().filter(language -> language.tag().equals(tag)).findFirst();
  }

  /**
   * The best of our languages for an {@code Accept-Language} header; English where none fits or the
   * header cannot be read.
   */
  public static Language preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return ENGLISH;
    }
    try {
      String tag =
          Locale.lookupTag(
              LanguageRange.parse(acceptLanguage), ALL.stream().map(Language::tag).toList());
      return of(tag).orElse(ENGLISH);
    } catch (IllegalArgumentException _) {
      return ENGLISH;
    }
  }

  /** The message as it is said in this language. */
  public String say(Message message) {
    return Catalogue.of(this).say(message);
  }

  /** The tree with every message in it as it is said in this language. */
  public JsonNode sayIn(JsonNode tree) {
    if (Message.isMessage(tree)) {
      return TextNode.valueOf(say(Message.fromJson(tree)));
    }
    if (tree instanceof ObjectNode object) {
      ObjectNode said = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(each -> said.set(each.getKey(), sayIn(each.getValue())));
      return said;
    }
    if (tree instanceof ArrayNode list) {
      ArrayNode said = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> said.add(sayIn(each)));
      return said;
    }
    return tree;
  }

  /** Whether the catalogue has a sentence for the code. */
  public boolean knows(String code) {
    return Catalogue.of(this).knows(code);
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }
}
