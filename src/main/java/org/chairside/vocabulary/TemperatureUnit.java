package org.chairside.vocabulary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A unit in which temperatures are entered, by its UCUM code. They are stored in °C. */
public enum TemperatureUnit {
  @JsonProperty("Cel")
  CELSIUS("°C") {
    @Override
    public BigDecimal toCelsius(BigDecimal value) {
      return value;
    }

    @Override
    public BigDecimal ofCelsius(BigDecimal celsius) {
      return celsius;
    }
  },
  @JsonProperty("[degF]")
  FAHRENHEIT("°F") {
    @Override
    public BigDecimal toCelsius(BigDecimal value) {
      BigDecimal celsius =
          value
              .subtract(THIRTY_TWO)
              .multiply(FIVE)
              .divide(NINE, DECIMALS, RoundingMode.HALF_UP)
              .stripTrailingZeros();
      return celsius.scale() < 1 ? celsius.setScale(1, RoundingMode.UNNECESSARY) : celsius;
    }

    @Override
    public BigDecimal ofCelsius(BigDecimal celsius) {
      return celsius.multiply(NINE).divide(FIVE).add(THIRTY_TWO).stripTrailingZeros();
    }
  };

  /** How many decimals of °C are stored. */
  private static final int DECIMALS = 4;

  private static final BigDecimal FIVE = new BigDecimal(5);
  private static final BigDecimal NINE = new BigDecimal(9);
  private static final BigDecimal THIRTY_TWO = new BigDecimal(32);

  private final String symbol;

  TemperatureUnit(String symbol) {
    this.symbol = symbol;
  }

  /** As people write it, such as "°F". */
  public String symbol() {
    return symbol;
  }

  /** A value of this unit in °C, half up to the four decimals that are stored, one at least. */
  public abstract BigDecimal toCelsius(BigDecimal value);

  /** A value of °C in this unit, exactly. */
  public abstract BigDecimal ofCelsius(BigDecimal celsius);

  /** A value of °C in this unit as people read it, half up to one decimal. */
  BigDecimal shown(BigDecimal celsius) {
    return ofCelsius(celsius).setScale(1, RoundingMode.HALF_UP);
  }

  /** How much a difference of °C is in this unit, as people read it, half up to one decimal. */
  public BigDecimal shownDifference(BigDecimal celsius) {
    return ofCelsius(celsius)
        .subtract(ofCelsius(BigDecimal.ZERO))
        .setScale(1, RoundingMode.HALF_UP);
  }
}
