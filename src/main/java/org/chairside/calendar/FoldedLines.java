package org.chairside.calendar;

import java.util.stream.Collectors;

/**
 * Content lines folded as RFC 5545, 3.1 asks: at 75 octets of UTF-8 and never within a character.
 * The library counts characters instead.
 */
final class FoldedLines {

  private static final int MOST_OCTETS = 75;
  private static final String END = "\r\n";
  private static final String FOLD = END + " ";

  private FoldedLines() {}

  /** The same calendar with its lines folded by octets, however they were folded before. */
  static String of(String calendar) {
    return calendar
        .replace(FOLD, "")
        .replace(END + "\t", "")
        .lines()
        .map(line -> folded(line) + END)
        .collect(Collectors.joining());
  }

  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int c : line.codePoints().toArray()) {
      int more = octets(c);
      if (octets + more > MOST_OCTETS) {
        folded.append(FOLD);
        // the space that continues the line
        octets = 1;
      }
      folded.appendCodePoint(c);
      octets += more;
    }
    return folded.toString();
  }

  private static int octets(int c) {
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    return c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
  }
}
