package org.chairside.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import org.chairside.vocabulary.WeightInUnit;
import org.chairside.vocabulary.WeightUnit;
import org.jspecify.annotations.Nullable;

/**
 * A patient's weight, on record or for one session.
 *
 * @param weightKg kilograms
 * @param weightRecordedAt when it was written down; null where that is not known
 * @param enteredWeight what was entered in another unit; null where that was kg
 * @param weightUnit that unit, or null
 */
@Embeddable
public record Weighing(
    @Column(precision = 5, scale = 1) BigDecimal weightKg,
    @Nullable Instant weightRecordedAt,
    @Column(precision = 5, scale = 1) @Nullable BigDecimal enteredWeight,
    @Enumerated(EnumType.STRING) @Nullable WeightUnit weightUnit) {

  static @Nullable Weighing of(@Nullable Weight weight, @Nullable Instant at) {
    if (weight == null) {
      return null;
    }
    boolean otherUnit = weight.unit() != WeightUnit.KILOGRAM;
    return new Weighing(
        weight.kilograms(),
        at,
        otherUnit ? weight.entered() : null,
        otherUnit ? weight.unit() : null);
  }

  /** What was entered in another unit than kg; null where that was kg. */
  public @Nullable WeightInUnit entered() {
    return enteredWeight == null || weightUnit == null
        ? null
        : new WeightInUnit(enteredWeight, weightUnit);
  }

  Weight weight() {
    return enteredWeight == null || weightUnit == null
        ? Weight.ofKilograms(weightKg)
        : new Weight(weightKg, enteredWeight, weightUnit);
  }
}
