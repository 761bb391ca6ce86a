package org.chairside.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How the drug was started and ended; what the pump did between is in the segments.
 *
 * @param startOverride why a clinician let it start although a criterion was unmet
 * @param startOverrideBy who did
 * @param startUnmet what was not met then
 * @param doseReason why a dose beyond the protocol's limits is meant; null where it was within them
 * @param doseMg the dose that was set, in mg
 * @param endReason why it was ended early; null where it was not
 */
@Embeddable
public record Delivery(
    @Nullable Instant startedAt,
    @Column(precision = 8, scale = 2) @Nullable BigDecimal doseMg,
    @Nullable String doseReason,
    @Nullable String pump,
    @Nullable String startOverride,
    @Nullable UUID startOverrideBy,
    @JdbcTypeCode(SqlTypes.JSON) List<UnmetCriterion> startUnmet,
    @Nullable Instant infusionEndedAt,
    @Nullable String endReason) {

  static final Delivery NONE =
      new Delivery(null, null, null, null, null, null, List.of(), null, null);

  static Delivery started(Instant at, BigDecimal doseMg, @Nullable String pump) {
    return new Delivery(at, doseMg, null, pump, null, null, List.of(), null, null);
  }

  Delivery overridden(String reason, @Nullable UUID clinician, List<UnmetCriterion> unmet) {
    return new Delivery(
        startedAt,
        doseMg,
        doseReason,
        pump,
        reason,
        clinician,
        List.copyOf(unmet),
        infusionEndedAt,
        endReason);
  }

  Delivery confirmed(@Nullable String reason) {
    return new Delivery(
        startedAt,
        doseMg,
        reason,
        pump,
        startOverride,
        startOverrideBy,
        startUnmet,
        infusionEndedAt,
        endReason);
  }

  Delivery ended(@Nullable Instant at, @Nullable String reason) {
    return new Delivery(
        startedAt,
        doseMg,
        doseReason,
        pump,
        startOverride,
        startOverrideBy,
        startUnmet,
        at,
        reason);
  }
}
