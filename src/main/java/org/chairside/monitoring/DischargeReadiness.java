package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether a patient can be discharged, criterion by criterion.
 *
 * @param ready whether every criterion is known to be met
 * @param at the instant of the evaluation
 */
public record DischargeReadiness(boolean ready, Instant at, List<DischargeCriterion> criteria) {
  public DischargeReadiness {
    criteria = List.copyOf(criteria);
  }

  /**
   * One criterion of the protocol.
   *
   * @param met null if unknown, which is not ready
   * @param why with the numbers
   */
  public record DischargeCriterion(
      String code, Message text, @Nullable Boolean met, Message why, Message source) {

    /** Whether it is known to be met. */
    boolean isKnownToBeMet() {
      return Boolean.TRUE.equals(met);
    }
  }

  /** Those that are not known to be met. */
  public List<DischargeCriterion> unmet() {
    return criteria.stream().filter(criterion -> !criterion.isKnownToBeMet()).toList();
  }
}
