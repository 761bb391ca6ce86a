package org.chairside.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The infusion held for a while.
 *
 * @param from when it was held
 * @param until when it went on; null while it is held
 */
public record Pause(Instant from, @Nullable Instant until) {}
