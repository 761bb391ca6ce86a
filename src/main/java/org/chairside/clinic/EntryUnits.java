package org.chairside.clinic;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.WeightUnit;

/**
 * The units in which a clinic enters and reads values. What is stored does not depend on them.
 *
 * @param temperatureUnit of body temperatures
 * @param weightUnit of body weights
 */
@Embeddable
public record EntryUnits(
    @Enumerated(EnumType.STRING) TemperatureUnit temperatureUnit,
    @Enumerated(EnumType.STRING) WeightUnit weightUnit) {

  public static final EntryUnits SI = new EntryUnits(TemperatureUnit.CELSIUS, WeightUnit.KILOGRAM);
}
