package org.chairside.vocabulary;

import static org.chairside.vocabulary.MeasureMessages.MEASURE;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an observation: its name in JSON, its unit, and the bounds outside which a
 * number cannot be a reading of a living patient in a chair and is refused.
 *
 * <p>The JSON name is repeated in an annotation, because the OpenAPI document is made without
 * running code.
 *
 * <p>The bounds catch typing errors and the values that devices show when they measure nothing;
 * they are no clinical limits. An implausible value within them can be kept if a person confirms
 * it.
 */
public enum VitalSign implements Worded {
  /**
   * Cuffs measure about 30 to 300 mmHg; an eICU or day-clinic record with 0 or 12 is a failed or
   * mistyped one.
   */
  @JsonProperty("systolic")
  SYSTOLIC("systolic", "mmHg", "30", "300"),
  @JsonProperty("diastolic")
  DIASTOLIC("diastolic", "mmHg", "10", "200"),
  /** A monitor shows 0 with its leads off; no sinus or paced rhythm lies outside 10 to 300. */
  @JsonProperty("heartRate")
  HEART_RATE("heartRate", "/min", "10", "300"),
  /**
   * A probe that has slipped off shows 0 or a few per cent; oximeters are not calibrated below
   * about 70 %.
   */
  @JsonProperty("spo2")
  SPO2("spo2", "%", "30", "100"),
  /** 0 is apnea: it must be possible to record it. */
  @JsonProperty("respiratoryRate")
  RESPIRATORY_RATE("respiratoryRate", "/min", "0", "80"),
  /** Above 45 the number is most likely Fahrenheit; below 25 nobody sits in a chair. */
  @JsonProperty("temperature")
  TEMPERATURE("temperature", "°C", "25.0", "45.0"),
  @JsonProperty("supplementalOxygen")
  SUPPLEMENTAL_OXYGEN("supplementalOxygen", "", null, null),
  /** ACVPU. */
  @JsonProperty("consciousness")
  CONSCIOUSNESS("consciousness", "", null, null),
  /**
   * Modified Observer's Assessment of Alertness/Sedation: 5 answers readily, 0 no answer to a
   * painful squeeze.
   */
  @JsonProperty("sedation")
  SEDATION("sedation", "", "0", "5"),
  /** Numeric rating scale, 0 none to 10 worst. */
  @JsonProperty("pain")
  PAIN("pain", "of 10", "0", "10"),
  /**
   * The total of the six-item Clinician-Administered Dissociative States Scale, each item 0 to 4;
   * an incomplete one has no number.
   */
  @JsonProperty("cadss6")
  CADSS6("cadss6", "", "0", "24");

  private final String field;
  private final String unit;
  private final @Nullable BigDecimal lowest;
  private final @Nullable BigDecimal highest;

  VitalSign(String field, String unit, @Nullable String lowest, @Nullable String highest) {
    this.field = field;
    this.unit = unit;
    this.lowest = lowest == null ? null : new BigDecimal(lowest);
    this.highest = highest == null ? null : new BigDecimal(highest);
  }

  /** The name in JSON, in CSV columns and in messages, such as {@code heartRate}. */
  public String field() {
    return field;
  }

  /** The fixed unit, empty where there is none. */
  public String unit() {
    return unit;
  }

  /** The lowest possible number; null for the two that are no numbers. */
  public @Nullable BigDecimal lowest() {
    return lowest;
  }

  /** The highest possible number; null for the two that are no numbers. */
  public @Nullable BigDecimal highest() {
    return highest;
  }

  /** Whether it is measured as a number. */
  public boolean isNumber() {
    return lowest != null;
  }

  /**
   * A number as it is judged: temperatures half up to one decimal (36.05 is 36.1), the rest whole.
   */
  public BigDecimal rounded(BigDecimal number) {
    return number.setScale(this == TEMPERATURE ? 1 : 0, RoundingMode.HALF_UP);
  }

  /** A number with its unit, such as "168 mmHg" or "93 %", as it is judged. */
  public Message amount(BigDecimal number) {
    return withUnit(rounded(number));
  }

  /** A number with its unit, exactly as it is. */
  public Message withUnit(BigDecimal number) {
    return switch (this) {
      case HEART_RATE, RESPIRATORY_RATE -> MEASURE.perMinute(number);
      case PAIN -> MEASURE.ofTen(number);
      case TEMPERATURE -> MEASURE.temperature(number, TemperatureUnit.FAHRENHEIT.shown(number));
      default -> unit.isEmpty() ? MEASURE.amount(number) : MEASURE.amountIn(number, unit);
    };
  }

  /** A number with the sign's name and unit, such as "systolic 168 mmHg" or "SpO2 93 %". */
  public Message say(BigDecimal number) {
    return MEASURE.measured(message(), amount(number));
  }
}
