package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when a search may look for something better; it asks between its steps. */
record Deadline(InstantSource clock, Instant until) {

  static Deadline in(Duration time, InstantSource clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  boolean hasPassed() {
    return !clock.instant().isBefore(until);
  }
}
