package org.chairside.infusion;

import java.time.Instant;
import org.chairside.patient.EnteredWeight;
import org.chairside.patient.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What the nurse says as a patient arrives.
 *
 * @param at when; null is now
 * @param weight the weight that was measured now; null takes the one on record
 * @param entered how it was entered, and whether it was confirmed
 * @param override why this is the right patient, session and chair although something speaks
 *     against it, or null
 */
public record Arrived(
    @Nullable Instant at,
    @Nullable Weight weight,
    EnteredWeight entered,
    @Nullable String override) {

  /** Now, and nothing else is said. */
  public static final Arrived NOW = new Arrived(null, null, EnteredWeight.NONE, null);

  /** Now, with a weight that nobody doubts. */
  public static Arrived weighing(Weight weight) {
    return new Arrived(null, weight, EnteredWeight.NONE, null);
  }
}
