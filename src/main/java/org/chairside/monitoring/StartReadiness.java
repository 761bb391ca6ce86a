package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether an infusion can start, criterion by criterion.
 *
 * @param ready whether every criterion is known to be met
 * @param at the instant of the evaluation
 */
public record StartReadiness(boolean ready, Instant at, List<StartCriterion> criteria) {
  public StartReadiness {
    criteria = List.copyOf(criteria);
  }

  /** Who may let an infusion start although a criterion is not met. */
  public enum OverridableBy {
    CLINICIAN,
    NOBODY
  }

  /**
   * One criterion of the protocol.
   *
   * @param code stable, such as {@code pressure}, {@code baseline.spo2} or {@code
   *     checklist.consent}
   * @param met null if unknown, which is not ready
   * @param why with the numbers
   */
  public record StartCriterion(
      String code,
      Message text,
      @Nullable Boolean met,
      Message why,
      Message source,
      OverridableBy overridableBy) {

    /** Whether it is known to be met. */
    boolean isKnownToBeMet() {
      return Boolean.TRUE.equals(met);
    }

    /** Whether nobody may override it. */
    public boolean isHardStop() {
      return overridableBy == OverridableBy.NOBODY;
    }
  }

  /** Those that are not known to be met. */
  public List<StartCriterion> unmet() {
    return criteria.stream().filter(criterion -> !criterion.isKnownToBeMet()).toList();
  }
}
