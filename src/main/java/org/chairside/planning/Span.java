package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stretch of time, half-open: one that ends at 10:00 leaves 10:00 to the next. */
public record Span(Instant from, Instant until) {

  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span begins before it ends");
    }
  }

  public static Span of(Instant from, Duration length) {
    return new Span(from, from.plus(length));
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  public boolean overlaps(Span other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  public boolean covers(Span other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** What both have in common; empty where they only touch. */
  public Optional<Span> shared(Span other) {
    return overlaps(other)
        ? Optional.of(
            new Span(
                from.isAfter(other.from) ? from : other.from,
                until.isBefore(other.until) ? until : other.until))
        : Optional.empty();
  }
}
