package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import org.chairside.observation.RecoveryScale;
import org.jspecify.annotations.Nullable;

/**
 * The recovery score that is required for discharge.
 *
 * @param scale by which scale
 * @param atLeast so many points, at the latest time it was scored
 * @param source where that comes from; null: from where the other criteria do
 */
record DischargeScore(RecoveryScale scale, int atLeast, @Nullable String source) {
  public DischargeScore {
    requireNonNull(scale, "scale is missing");
  }
}
