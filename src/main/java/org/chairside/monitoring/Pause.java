package org.chairside.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause of the infusion.
 *
 * @param from when it began
 * @param until when the infusion resumed; null while it is paused
 */
public record Pause(Instant from, @Nullable Instant until) {}
