package org.chairside.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was written down, and for how long it stood.
 *
 * @param value what was written
 * @param from when it was written down
 * @param until when something else was written in its place; null while it stands
 */
public record Revision<T>(T value, Instant from, @Nullable Instant until) {

  boolean isKnownAt(Instant at) {
    return !from.isAfter(at) && (until == null || until.isAfter(at));
  }
}
