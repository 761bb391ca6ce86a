package org.chairside.patient;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.patient.PatientMessages.PATIENT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.chairside.platform.problem.Invalid;
import org.chairside.vocabulary.WeightUnit;
import org.jspecify.annotations.Nullable;

/**
 * A weight in the unit in which it was measured; its fields are flat in JSON.
 *
 * @param weight 20 to 350 kg in its unit, one decimal
 * @param weightUnit left out, it is kg
 * @param confirmed true if an implausible weight, or one far from the weight on record, is right
 */
public record EnteredWeight(
    @Nullable BigDecimal weight, @Nullable WeightUnit weightUnit, @Nullable Boolean confirmed) {

  /** No weight but perhaps that in kg, which nobody doubts. */
  public static final EnteredWeight NONE = new EnteredWeight(null, null, null);

  private static final BigDecimal LEAST_KG = new BigDecimal(20);
  private static final BigDecimal MOST_KG = new BigDecimal(350);

  /**
   * The weight that was entered.
   *
   * @param weightKg what was given in kg by that name, or null
   * @return null where neither was given
   * @throws Invalid where both were, a unit without a weight, or a weight that cannot be
   */
  public @Nullable Weight or(@Nullable BigDecimal weightKg) {
    if (weight == null) {
      if (weightUnit != null) {
        throw new Invalid("weight", PATIENT.weightWithItsUnit());
      }
      return weightKg == null ? null : Weight.ofKilograms(weightKg);
    }
    if (weightKg != null) {
      throw new Invalid("weight", PATIENT.weightTwice());
    }
    WeightUnit unit = weightUnit == null ? WeightUnit.KILOGRAM : weightUnit;
    refuseImpossible(weight, unit);
    return Weight.of(weight, unit);
  }

  boolean isConfirmed() {
    return Boolean.TRUE.equals(confirmed);
  }

  /** The JSON name of the field that has the weight. */
  String field() {
    return weight == null ? "weightKg" : "weight";
  }

  private static void refuseImpossible(BigDecimal value, WeightUnit unit) {
    if (value.stripTrailingZeros().scale() > WeightUnit.DECIMALS) {
      throw new Invalid("weight", FIELD.decimalsAtMost(WeightUnit.DECIMALS));
    }
    BigDecimal least = unit.ofKilograms(LEAST_KG, RoundingMode.CEILING);
    BigDecimal most = unit.ofKilograms(MOST_KG, RoundingMode.FLOOR);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new Invalid("weight", FIELD.betweenIn(least, most, unit.symbol()));
    }
  }
}
