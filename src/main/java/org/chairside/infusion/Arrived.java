package org.chairside.infusion;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the nurse says as a patient arrives.
 *
 * @param at when; null is now
 * @param weightKg the weight in kg that was measured now; null takes the one on record
 * @param weightConfirmed whether a weight far from the one on record is right
 * @param override why this is the right patient, session and chair although something speaks
 *     against it, or null
 */
public record Arrived(
    @Nullable Instant at,
    @Nullable BigDecimal weightKg,
    boolean weightConfirmed,
    @Nullable String override) {

  /** Now, and nothing else is said. */
  public static final Arrived NOW = new Arrived(null, null, false, null);

  /** Now, with a weight that nobody doubts. */
  public static Arrived weighing(BigDecimal weightKg) {
    return new Arrived(null, weightKg, false, null);
  }
}
