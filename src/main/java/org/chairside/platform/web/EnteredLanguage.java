package org.chairside.platform.web;

import static org.chairside.message.FieldMessages.FIELD;

import java.util.List;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** A language as a request names it. */
public final class EnteredLanguage {

  private EnteredLanguage() {}

  /**
   * The language that has this tag; null for none.
   *
   * @param field in which it was entered
   * @throws Invalid naming the field where the server does not speak it
   */
  public static @Nullable Language of(String field, @Nullable String tag) {
    return tag == null ? null : required(field, tag);
  }

  /** The same of a tag that is there. */
  public static Language required(String field, String tag) {
    List<String> known = Language.all().stream().map(Language::tag).toList();
    return Language.of(tag)
        .orElseThrow(() -> new Invalid(field, FIELD.oneOf(Message.names(known))));
  }
}
