package org.chairside.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A patient's weight.
 *
 * @param weightKg kilograms
 * @param weightRecordedAt when it was written down; null where that is not known
 */
@Embeddable
record Weighing(
    @Column(precision = 5, scale = 1) BigDecimal weightKg, @Nullable Instant weightRecordedAt) {}
