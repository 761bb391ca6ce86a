package org.chairside.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the drug was started and ended; what the pump did between is in the segments.
 *
 * @param startOverride why a clinician let it start although something required was missing
 * @param doseMg the dose that was set, in mg
 * @param endReason why it was ended early; null where it was not
 */
@Embeddable
public record Delivery(
    @Nullable Instant startedAt,
    @Column(precision = 8, scale = 2) @Nullable BigDecimal doseMg,
    @Nullable String pump,
    @Nullable String startOverride,
    @Nullable Instant infusionEndedAt,
    @Nullable String endReason) {

  static final Delivery NONE = new Delivery(null, null, null, null, null, null);

  Delivery overridden(String reason) {
    return new Delivery(startedAt, doseMg, pump, reason, infusionEndedAt, endReason);
  }

  Delivery ended(Instant at, @Nullable String reason) {
    return new Delivery(startedAt, doseMg, pump, startOverride, at, reason);
  }
}
