package org.chairside.vocabulary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A unit in which body weights are entered, by its UCUM code. They are stored in kg. */
public enum WeightUnit {
  @JsonProperty("kg")
  KILOGRAM("kg", BigDecimal.ONE),
  /** The avoirdupois pound of 1959: exactly 0.45359237 kg. */
  @JsonProperty("[lb_av]")
  POUND("lb", new BigDecimal("0.45359237"));

  /** How many decimals a weight has, in either unit. */
  public static final int DECIMALS = 1;

  private final String symbol;
  private final BigDecimal kilograms;

  WeightUnit(String symbol, BigDecimal kilograms) {
    this.symbol = symbol;
    this.kilograms = kilograms;
  }

  /** As people write it, such as "lb". */
  public String symbol() {
    return symbol;
  }

  /** A value of this unit in kg, half up to the one decimal that is stored. */
  public BigDecimal toKilograms(BigDecimal value) {
    return value.multiply(kilograms).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** A value of kg in this unit, to one decimal in the given direction. */
  public BigDecimal ofKilograms(BigDecimal kg, RoundingMode rounding) {
    return kg.divide(kilograms, DECIMALS, rounding);
  }
}
