package org.chairside.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stretch of time, half-open: one that ends at 10:00 leaves 10:00 to the next. */
public record Interval(Instant from, Instant until) {

  public Interval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span begins before it ends");
    }
  }

  public static Interval of(Instant from, Duration length) {
    return new Interval(from, from.plus(length));
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  public boolean overlaps(Interval other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  public boolean covers(Interval other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** What both have in common; empty where they only touch. */
  public Optional<Interval> shared(Interval other) {
    return overlaps(other)
        ? Optional.of(
            new Interval(
                from.isAfter(other.from) ? from : other.from,
                until.isBefore(other.until) ? until : other.until))
        : Optional.empty();
  }
}
