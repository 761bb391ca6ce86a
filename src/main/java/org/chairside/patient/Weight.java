package org.chairside.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.chairside.vocabulary.WeightUnit;

/**
 * A patient's weight, in kg and as it was entered.
 *
 * @param kilograms the weight in kg, one decimal, from which doses follow
 * @param entered the value that was entered, one decimal
 * @param unit the unit of what was entered
 */
public record Weight(BigDecimal kilograms, BigDecimal entered, WeightUnit unit) {

  static Weight of(BigDecimal entered, WeightUnit unit) {
    return new Weight(unit.toKilograms(entered), entered, unit);
  }

  public static Weight ofKilograms(BigDecimal kilograms) {
    return new Weight(kilograms, kilograms, WeightUnit.KILOGRAM);
  }

  /** The weight in a unit, to one decimal; exactly as entered where it was entered in it. */
  BigDecimal in(WeightUnit other) {
    return other == unit ? entered : other.ofKilograms(kilograms, RoundingMode.HALF_UP);
  }
}
