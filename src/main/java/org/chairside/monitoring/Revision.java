package org.chairside.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry, and how long it was in force.
 *
 * @param value what was recorded
 * @param from when it was recorded
 * @param until when something replaced it; null while it is in force
 */
public record Revision<T>(T value, Instant from, @Nullable Instant until) {

  boolean isKnownAt(Instant at) {
    return !from.isAfter(at) && (until == null || until.isAfter(at));
  }
}
