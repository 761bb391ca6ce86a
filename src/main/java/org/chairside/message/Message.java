package org.chairside.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text for people, in no language yet: a code that every catalogue knows and the values that its
 * sentence needs. Made by the methods of a {@link MessageBundle} and worded by {@link
 * Language#say}.
 *
 * <p>A parameter is a whole number, a decimal number, a text, a date, a time of day, another
 * message or a list of messages. Its JSON form names the types that JSON does not have, so that a
 * message that was stored is equal to the one that was written.
 *
 * @param code stable, such as {@code flag.already-resolved}; clients and stored rows rely on it
 * @param params by name, in the order in which they were given
 */
public record Message(String code, Map<String, Object> params) {

  private static final String VERBATIM = "text.verbatim";
  private static final String TRANSLATED = "text.translated";
  private static final String DEFAULT = "default";

  /** Normalizes the parameters, so that equal values are equal however they were counted. */
  public Message {
    Map<String, Object> normal = new LinkedHashMap<>();
    params.forEach((name, value) -> normal.put(name, Params.normal(value)));
    params = Collections.unmodifiableMap(normal);
  }

  /** A text that somebody wrote and that reads the same in every language. */
  public static Message verbatim(String text) {
    return new Message(VERBATIM, Map.of("text", text));
  }

  /** The content of a free-text column: what a person wrote, or the code of a message. */
  public static Message ofColumn(String text) {
    return Language.ENGLISH.knows(text) ? new Message(text, Map.of()) : verbatim(text);
  }

  /**
   * A text that its author wrote in several languages.
   *
   * @param text what is read in every other language
   * @param translations by the language's tag, such as {@code de}
   */
  public static Message translated(String text, Map<String, String> translations) {
    if (translations.isEmpty()) {
      return verbatim(text);
    }
    Map<String, Object> params = new LinkedHashMap<>(translations);
    params.put(DEFAULT, text);
    return new Message(TRANSLATED, params);
  }

  /** These in a row, joined by "and". */
  public static Listing and(List<Message> items) {
    return new Listing(Listing.Join.AND, items);
  }

  /** These in a row, joined by "or". */
  public static Listing or(List<Message> items) {
    return new Listing(Listing.Join.OR, items);
  }

  /** These in a row, with commas between them. */
  public static Listing commas(List<Message> items) {
    return new Listing(Listing.Join.COMMAS, items);
  }

  /** These in a row, with semicolons between them. */
  public static Listing semicolons(List<Message> items) {
    return new Listing(Listing.Join.SEMICOLONS, items);
  }

  /** Names of a program, such as of fields or constants, with commas between them. */
  public static Listing names(Collection<?> names) {
    return commas(names.stream().map(name -> verbatim(String.valueOf(name))).toList());
  }

  /** The text in that language, where its author gave one for this message. */
  String ownText(String language) {
    Object own = params.getOrDefault(language, params.get(DEFAULT));
    return String.valueOf(own);
  }

  boolean isTranslated() {
    return code.equals(TRANSLATED);
  }

  /** The JSON form: {@code code} and {@code params}. */
  @JsonValue
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("params", paramsAsJson());
    return json;
  }

  /** The parameters in their JSON form. */
  public Map<String, Object> paramsAsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    params.forEach((name, value) -> json.put(name, Params.toJson(value)));
    return json;
  }

  /**
   * Reads what {@link #json} wrote. A plain text is from before messages had codes; it is read as
   * written.
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Message fromJson(JsonNode json) {
    if (json.isTextual()) {
      return verbatim(json.textValue());
    }
    return read(json.path("code").asText(), json.path("params"));
  }

  private static Message read(String code, JsonNode params) {
    Map<String, Object> values = new LinkedHashMap<>();
    params.properties().forEach(entry -> values.put(entry.getKey(), Params.of(entry.getValue())));
    return new Message(code, values);
  }

  /** Whether the node is the JSON form of a message. */
  public static boolean isMessage(JsonNode json) {
    return json.isObject() && json.size() == 2 && json.has("code") && json.has("params");
  }
}
