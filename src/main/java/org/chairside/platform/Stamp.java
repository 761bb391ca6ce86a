package org.chairside.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom something was recorded.
 *
 * @param by the person, or null where the system wrote it
 */
public record Stamp(Instant at, @Nullable UUID by) {}
