package org.chairside.clinic;

import java.time.LocalTime;

/**
 * A half-open span of one day by its wall clock, in minutes from midnight.
 *
 * @param from the first minute in it
 * @param until the first minute after it; 1440 for the end of the day
 */
public record DaySpan(int from, int until) {

  private static final int WHOLE_DAY = 24 * 60;

  /** From one time to another; an end at 00:00 is the end of the day. */
  public static DaySpan of(LocalTime from, LocalTime until) {
    return new DaySpan(minute(from), until.equals(LocalTime.MIDNIGHT) ? WHOLE_DAY : minute(until));
  }

  static DaySpan untilMidnight(LocalTime from) {
    return new DaySpan(minute(from), WHOLE_DAY);
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }

  public boolean isForward() {
    return from < until;
  }

  public boolean overlaps(DaySpan other) {
    return from < other.until && other.from < until;
  }

  public boolean contains(DaySpan other) {
    return from <= other.from && other.until <= until;
  }

  public boolean covers(LocalTime time) {
    return from <= minute(time) && minute(time) < until;
  }
}
