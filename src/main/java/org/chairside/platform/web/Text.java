package org.chairside.platform.web;

/** Checks that a text can be stored. */
public final class Text {

  private Text() {}

  /** Whether every database column can hold it: no NUL, no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return text.indexOf('\u0000') < 0
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
