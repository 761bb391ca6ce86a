package org.chairside.trial;

import java.util.Locale;
import org.chairside.vocabulary.Severity;

/** A document as it is written, line by line. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    text.append(line).append('\n');
  }

  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    line(row.toString());
  }

  /** A severity as the lower end of what is counted. */
  static String words(Severity cut) {
    return switch (cut) {
      case ADVISORY -> "advisory or worse";
      case WARNING -> "warning or worse";
      case CRITICAL -> "critical";
    };
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String decimal(int places, double number) {
    return String.format(Locale.ROOT, "%." + places + "f", number);
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
