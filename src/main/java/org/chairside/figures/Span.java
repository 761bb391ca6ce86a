package org.chairside.figures;

import java.time.Instant;
import java.util.Optional;

/** From one instant until another, which is no longer in it; never empty. */
record Span(Instant from, Instant until) {

  Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span ends after it begins");
    }
  }

  /** The span between them; empty where the second does not come after the first. */
  static Optional<Span> between(Instant from, Instant until) {
    return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
  }

  Optional<Span> and(Span other) {
    return between(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }
}
