package org.chairside.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A clinic's local time. Hours are what the clock on the wall shows: a day on which the clocks
 * change is 23 or 25 hours long, and 08:00 stays 08:00.
 */
public record WallClock(ZoneId zone) {

  public LocalDate dateOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  public LocalTime timeOf(Instant moment) {
    return moment.atZone(zone).toLocalTime();
  }

  /** The whole day, from its first moment to the next day's. */
  public Interval day(LocalDate date) {
    return new Interval(
        date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * The part of a day between two times of the wall clock; midnight as the end means the end of the
   * day. Empty where the clocks skip all of it.
   */
  public Optional<Interval> between(LocalDate date, LocalTime from, LocalTime until) {
    Instant begins = from.atDate(date).atZone(zone).toInstant();
    Instant ends =
        until.equals(LocalTime.MIDNIGHT)
            ? day(date).until()
            : until.atDate(date).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    return begins.isBefore(ends) ? Optional.of(new Interval(begins, ends)) : Optional.empty();
  }

  /**
   * The moment at which the wall clock shows this; the first of two where it shows it twice, empty
   * where it never does.
   */
  public Optional<Instant> at(LocalDate date, LocalTime time) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.atDate(date));
    return offsets.isEmpty()
        ? Optional.empty()
        : Optional.of(time.atDate(date).toInstant(offsets.getFirst()));
  }
}
