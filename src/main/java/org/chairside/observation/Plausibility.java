package org.chairside.observation;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.observation.ObservationMessages.OBSERVATION;
import static org.chairside.vocabulary.VitalSign.DIASTOLIC;
import static org.chairside.vocabulary.VitalSign.HEART_RATE;
import static org.chairside.vocabulary.VitalSign.RESPIRATORY_RATE;
import static org.chairside.vocabulary.VitalSign.SPO2;
import static org.chairside.vocabulary.VitalSign.SYSTOLIC;
import static org.chairside.vocabulary.VitalSign.TEMPERATURE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Tells readings from typing errors. Impossible numbers are refused; implausible ones need a
 * person's confirmation.
 *
 * <p>The plausible ranges are this product's choice, wide enough that a very ill patient passes
 * after one confirmation and narrow enough to catch swapped pressures, a loose probe and Fahrenheit
 * values.
 */
public final class Plausibility {

  private record Range(VitalSign sign, String low, String high) {}

  private static final List<Range> CREDIBLE =
      List.of(
          new Range(SYSTOLIC, "50", "260"),
          new Range(DIASTOLIC, "25", "150"),
          new Range(HEART_RATE, "30", "220"),
          new Range(SPO2, "60", "100"),
          new Range(RESPIRATORY_RATE, "4", "60"),
          new Range(TEMPERATURE, "32.0", "42.0"));

  /** Below this many mmHg between the two pressures a cuff has most likely misread. */
  private static final int NARROWEST_PULSE_PRESSURE = 10;

  private Plausibility() {}

  /** Every impossible number, where the temperature was entered in °C. */
  public static List<RejectedValue> impossible(VitalSigns vitals) {
    return impossible(vitals, null);
  }

  /**
   * Every impossible number; a temperature's bounds are named in the unit that was entered.
   *
   * @param entered the temperature as it was entered, if that was not in °C
   */
  public static List<RejectedValue> impossible(
      VitalSigns vitals, @Nullable EnteredTemperature entered) {
    List<RejectedValue> rejected = new ArrayList<>();
    Cadss6 cadss6 = vitals.cadss6();
    if (cadss6 != null && !cadss6.impossible().isEmpty()) {
      rejected.addAll(cadss6.impossible());
      return refusedBesides(vitals.without(Set.of(VitalSign.CADSS6)), entered, rejected);
    }
    return refusedBesides(vitals, entered, rejected);
  }

  private static List<RejectedValue> refusedBesides(
      VitalSigns vitals, @Nullable EnteredTemperature entered, List<RejectedValue> rejected) {
    for (VitalSign sign : VitalSign.values()) {
      BigDecimal number = vitals.number(sign);
      BigDecimal lowest = sign.lowest();
      BigDecimal highest = sign.highest();
      if (number != null && lowest != null && highest != null && outside(number, lowest, highest)) {
        Message bounds =
            sign == TEMPERATURE && entered != null
                ? between(entered.unit(), lowest, highest)
                : FIELD.between(lowest, highest);
        rejected.add(new RejectedValue(sign.field(), bounds));
      }
    }
    rejected.addAll(vitals.oxygen().impossible(vitals.supplementalOxygen()));
    return List.copyOf(rejected);
  }

  private static Message between(TemperatureUnit unit, BigDecimal lowest, BigDecimal highest) {
    return FIELD.betweenIn(unit.ofCelsius(lowest), unit.ofCelsius(highest), unit.symbol());
  }

  /** Every implausible number or pair of numbers, where the temperature was entered in °C. */
  public static List<Implausible> implausible(VitalSigns vitals) {
    return implausible(vitals, null);
  }

  /**
   * Every implausible number or pair of numbers, each told in the unit that was entered.
   *
   * @param entered the temperature as it was entered, if that was not in °C
   */
  public static List<Implausible> implausible(
      VitalSigns vitals, @Nullable EnteredTemperature entered) {
    List<Implausible> doubts = new ArrayList<>();
    Implausible pair = pressures(vitals.systolic(), vitals.diastolic());
    if (pair != null) {
      doubts.add(pair);
    }
    for (Range range : CREDIBLE) {
      BigDecimal number = vitals.number(range.sign());
      if (number != null
          && outside(number, new BigDecimal(range.low()), new BigDecimal(range.high()))) {
        Message outside =
            range.sign() == TEMPERATURE && entered != null
                ? outside(range, entered)
                : OBSERVATION.outside(
                    range.sign().message(),
                    number,
                    new BigDecimal(range.low()),
                    new BigDecimal(range.high()));
        doubts.add(extreme(range.sign(), outside));
      }
    }
    Implausible flow = vitals.oxygen().implausible();
    if (flow != null) {
      doubts.add(flow);
    }
    return List.copyOf(doubts);
  }

  private static Implausible extreme(VitalSign sign, Message outside) {
    return new Implausible(List.of(sign.field()), sign.field() + "-extreme", outside);
  }

  private static Message outside(Range range, EnteredTemperature entered) {
    TemperatureUnit unit = entered.unit();
    return OBSERVATION.outsideIn(
        range.sign().message(),
        entered.value(),
        unit.ofCelsius(new BigDecimal(range.low())),
        unit.ofCelsius(new BigDecimal(range.high())),
        unit.symbol());
  }

  private static @Nullable Implausible pressures(
      @Nullable Integer systolic, @Nullable Integer diastolic) {
    if (systolic == null || diastolic == null) {
      return null;
    }
    if (diastolic >= systolic) {
      return pair(
          "diastolic-not-below-systolic",
          OBSERVATION.diastolicNotBelowSystolic(diastolic, systolic));
    }
    if (systolic - diastolic < NARROWEST_PULSE_PRESSURE) {
      return pair(
          "pulse-pressure-narrow",
          OBSERVATION.narrowPulsePressure(systolic - diastolic, systolic, diastolic));
    }
    return null;
  }

  private static Implausible pair(String code, Message message) {
    return new Implausible(List.of(SYSTOLIC.field(), DIASTOLIC.field()), code, message);
  }

  private static boolean outside(BigDecimal number, BigDecimal lowest, BigDecimal highest) {
    return number.compareTo(lowest) < 0 || number.compareTo(highest) > 0;
  }
}
