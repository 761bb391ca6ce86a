package org.chairside.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When something was written down, and by whom.
 *
 * @param by the person, or null where the system wrote it
 */
public record Stamp(Instant at, @Nullable UUID by) {}
