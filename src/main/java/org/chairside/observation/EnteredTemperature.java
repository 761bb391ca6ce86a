package org.chairside.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.chairside.vocabulary.TemperatureUnit;
import org.jspecify.annotations.Nullable;

/** A temperature as it was entered, where that was in another unit than °C. */
@Embeddable
public record EnteredTemperature(
    @Column(name = "entered_temperature", precision = 7, scale = 4) BigDecimal value,
    @Enumerated(EnumType.STRING) @Column(name = "temperature_unit") TemperatureUnit unit) {

  /**
   * What to keep beside the temperature in °C.
   *
   * @param unit null is °C
   * @return null where nothing, or °C, was entered
   */
  public static @Nullable EnteredTemperature of(
      @Nullable BigDecimal value, @Nullable TemperatureUnit unit) {
    return value == null || unit == null || unit == TemperatureUnit.CELSIUS
        ? null
        : new EnteredTemperature(value, unit);
  }
}
