package org.chairside.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The distance of a session from the one before it in its course, in days of the clinic's calendar.
 *
 * @param min at least
 * @param target ideally
 * @param max at most
 */
public record GapRule(int min, int target, int max) {

  public static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  public static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  public static int days(LocalDate before, LocalDate after) {
    return Math.toIntExact(ChronoUnit.DAYS.between(before, after));
  }

  public boolean allows(int days) {
    return min <= days && days <= max;
  }

  /**
   * The gap if the longest gap since the previous session has run out: it starts again today,
   * because the patient still needs the session.
   */
  public GapRule overdue(LocalDate before, LocalDate today) {
    int gone = days(before, today);
    return gone < max ? this : new GapRule(min, Math.max(target, gone), gone + max);
  }
}
