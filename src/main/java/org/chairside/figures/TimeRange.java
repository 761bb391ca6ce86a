package org.chairside.figures;

import java.time.Instant;
import java.util.Optional;

/** From one instant until another, which is no longer in it; never empty. */
record TimeRange(Instant from, Instant until) {

  TimeRange {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span ends after it begins");
    }
  }

  /** The span between them; empty where the second does not come after the first. */
  static Optional<TimeRange> between(Instant from, Instant until) {
    return from.isBefore(until) ? Optional.of(new TimeRange(from, until)) : Optional.empty();
  }

  Optional<TimeRange> and(TimeRange other) {
    return between(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }
}
