package org.chairside.message;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the names of Java become the codes of messages. */
final class Codes {

  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Codes() {}

  /** {@code alreadyResolved} and {@code ALREADY_RESOLVED} become {@code already-resolved}. */
  static String of(String name) {
    return WORD_START.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
