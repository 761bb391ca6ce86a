package org.chairside.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Days of a clinic by its own clock.
 *
 * @param from the first day
 * @param to the first day that is no longer in it
 */
record Period(LocalDate from, LocalDate to, ZoneId zone) {

  Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  Instant end() {
    return to.atStartOfDay(zone).toInstant();
  }

  boolean holds(Instant instant) {
    return !instant.isBefore(start()) && instant.isBefore(end());
  }

  List<LocalDate> days() {
    return from.datesUntil(to).toList();
  }

  int length() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  /** That day, which is 23 or 25 hours long where the clocks change. */
  TimeRange day(LocalDate day) {
    return new TimeRange(
        day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
