package org.chairside.platform.database;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The files of PostgreSQL's write-ahead log: 24 hexadecimal digits, of which the first eight name
 * the timeline and the others rise as the log is written.
 */
final class WalSegments {

  private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");
  private static final Pattern HISTORY = Pattern.compile("[0-9A-F]{8}\\.history");
  private static final int TIMELINE_DIGITS = 8;

  private WalSegments() {}

  static boolean isSegment(Path file) {
    return NAME.matcher(name(file)).matches();
  }

  /** Which timeline left which other one, and where. */
  static boolean isHistory(Path file) {
    return HISTORY.matcher(name(file)).matches();
  }

  /** Whether the file was written before the segment, on whichever timeline. */
  static boolean isBefore(Path file, String segment) {
    return position(name(file)).compareTo(position(segment)) < 0;
  }

  private static String position(String segment) {
    return segment.substring(TIMELINE_DIGITS);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
