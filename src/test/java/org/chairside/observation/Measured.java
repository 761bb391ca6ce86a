package org.chairside.observation;

import java.math.BigDecimal;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A set of vital signs in the making: {@code Measured.nothing().systolic(120)}. */
@NullMarked
public record Measured(VitalSigns vitals) {

  public static Measured nothing() {
    return new Measured(VitalSigns.NONE);
  }

  /** A healthy person at rest on room air, NEWS2 0. */
  public static Measured allNormal() {
    return new Measured(
        new VitalSigns(
            120,
            80,
            70,
            98,
            16,
            new BigDecimal("36.8"),
            false,
            Consciousness.ALERT,
            5,
            0,
            Cadss6.ofScore(0)));
  }

  /** The same set with one number replaced; null for not measured. */
  public Measured with(VitalSign sign, @Nullable BigDecimal number) {
    Integer whole = number == null ? null : number.intValue();
    VitalSigns v = vitals;
    return new Measured(
        new VitalSigns(
            sign == VitalSign.SYSTOLIC ? whole : v.systolic(),
            sign == VitalSign.DIASTOLIC ? whole : v.diastolic(),
            sign == VitalSign.HEART_RATE ? whole : v.heartRate(),
            sign == VitalSign.SPO2 ? whole : v.spo2(),
            sign == VitalSign.RESPIRATORY_RATE ? whole : v.respiratoryRate(),
            sign == VitalSign.TEMPERATURE ? number : v.temperature(),
            v.supplementalOxygen(),
            v.consciousness(),
            sign == VitalSign.SEDATION ? whole : v.sedation(),
            sign == VitalSign.PAIN ? whole : v.pain(),
            sign == VitalSign.CADSS6 ? whole == null ? null : Cadss6.ofScore(whole) : v.cadss6()));
  }

  public Measured with(VitalSign sign, String number) {
    return with(sign, new BigDecimal(number));
  }

  public Measured with(VitalSign sign, int number) {
    return with(sign, BigDecimal.valueOf(number));
  }

  /** The same set with this sign not measured. */
  public Measured without(VitalSign sign) {
    return switch (sign) {
      case SUPPLEMENTAL_OXYGEN -> oxygen(null);
      case CONSCIOUSNESS -> consciousness(null);
      default -> with(sign, (BigDecimal) null);
    };
  }

  public Measured pressure(int systolic, int diastolic) {
    return with(VitalSign.SYSTOLIC, systolic).with(VitalSign.DIASTOLIC, diastolic);
  }

  public Measured oxygen(@Nullable Boolean onOxygen) {
    VitalSigns v = vitals;
    return new Measured(
        new VitalSigns(
            v.systolic(),
            v.diastolic(),
            v.heartRate(),
            v.spo2(),
            v.respiratoryRate(),
            v.temperature(),
            onOxygen,
            v.consciousness(),
            v.sedation(),
            v.pain(),
            v.cadss6()));
  }

  public Measured consciousness(@Nullable Consciousness consciousness) {
    VitalSigns v = vitals;
    return new Measured(
        new VitalSigns(
            v.systolic(),
            v.diastolic(),
            v.heartRate(),
            v.spo2(),
            v.respiratoryRate(),
            v.temperature(),
            v.supplementalOxygen(),
            consciousness,
            v.sedation(),
            v.pain(),
            v.cadss6()));
  }
}
