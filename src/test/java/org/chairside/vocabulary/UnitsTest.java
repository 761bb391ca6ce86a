package org.chairside.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units are converted by their exact factors, and rounded once. */
class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "98.6, 37.0",
    "98.7, 37.0556",
    "95, 35.0",
    "96.9, 36.0556",
    "100.5, 38.0556",
    "32, 0.0",
    "-40, -40.0"
  })
  void fahrenheitBecomesCelsius(BigDecimal fahrenheit, BigDecimal celsius) {
    assertThat(TemperatureUnit.FAHRENHEIT.toCelsius(fahrenheit)).isEqualTo(celsius);
  }

  @Test
  void everyTenthOfFahrenheitIsFoundAgain() {
    for (int tenths = 770; tenths <= 1130; tenths++) {
      BigDecimal entered = BigDecimal.valueOf(tenths, 1);
      BigDecimal celsius = TemperatureUnit.FAHRENHEIT.toCelsius(entered);
      assertThat(TemperatureUnit.FAHRENHEIT.ofCelsius(celsius).setScale(1, RoundingMode.HALF_UP))
          .isEqualTo(entered);
    }
  }

  @ParameterizedTest
  @CsvSource({"44.1, 20.0", "180, 81.6", "176.4, 80.0", "771.6, 350.0", "0.1, 0.0"})
  void poundsBecomeKilograms(BigDecimal pounds, BigDecimal kilograms) {
    assertThat(WeightUnit.POUND.toKilograms(pounds)).isEqualTo(kilograms);
  }

  @ParameterizedTest
  @CsvSource({"20, CEILING, 44.1", "350, FLOOR, 771.6", "82, HALF_UP, 180.8"})
  void kilogramsBecomePounds(BigDecimal kilograms, RoundingMode rounding, BigDecimal pounds) {
    assertThat(WeightUnit.POUND.ofKilograms(kilograms, rounding)).isEqualTo(pounds);
  }
}
