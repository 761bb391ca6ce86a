package org.chairside.flag;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the condition that raised a flag.
 *
 * @param clearedAt since when it holds no longer; null while it does
 * @param withdrawnAt since when nothing in force supports the flag; null while something does; a
 *     correction may have changed the reading
 */
@Embeddable
public record FlagCondition(@Nullable Instant clearedAt, @Nullable Instant withdrawnAt) {

  static final FlagCondition HOLDS = new FlagCondition(null, null);

  /** The same as it is now; what was so before is so since then. */
  FlagCondition noted(boolean stillHolds, boolean supported, Instant now) {
    return new FlagCondition(
        since(!stillHolds, clearedAt, now), since(!supported, withdrawnAt, now));
  }

  private static @Nullable Instant since(boolean so, @Nullable Instant before, Instant now) {
    if (!so) {
      return null;
    }
    return before == null ? now : before;
  }
}
