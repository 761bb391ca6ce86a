package org.chairside.monitoring;

import static org.chairside.vocabulary.VitalSign.TEMPERATURE;

import java.math.BigDecimal;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The bands of the NEWS2 chart (Royal College of Physicians 2017), row by row, from the lowest
 * values up.
 */
final class News2Bands {

  private News2Bands() {}

  /** The points of one part; null where what they depend on is not known. */
  static @Nullable Integer points(VitalSign part, VitalSigns vitals, int spo2Scale) {
    return switch (part) {
      case RESPIRATORY_RATE -> respiration(vitals.respiratoryRate());
      case SPO2 ->
          spo2Scale == 2
              ? saturationScale2(vitals.spo2(), vitals.supplementalOxygen())
              : saturationScale1(vitals.spo2());
      case SUPPLEMENTAL_OXYGEN -> oxygen(vitals.supplementalOxygen());
      case SYSTOLIC -> systolic(vitals.systolic());
      case HEART_RATE -> pulse(vitals.heartRate());
      case CONSCIOUSNESS -> consciousness(vitals.consciousness());
      case TEMPERATURE -> temperature(vitals.temperature());
      default -> null;
    };
  }

  private static @Nullable Integer respiration(@Nullable Integer rate) {
    return rate == null
        ? null
        : rate <= 8 ? 3 : rate <= 11 ? 1 : rate <= 20 ? 0 : rate <= 24 ? 2 : 3;
  }

  private static @Nullable Integer saturationScale1(@Nullable Integer spo2) {
    return spo2 == null ? null : spo2 <= 91 ? 3 : spo2 <= 93 ? 2 : spo2 <= 95 ? 1 : 0;
  }

  /** From 93 % on, the points depend on oxygen: unknown oxygen makes them unknown. */
  private static @Nullable Integer saturationScale2(
      @Nullable Integer spo2, @Nullable Boolean onOxygen) {
    if (spo2 == null) {
      return null;
    }
    if (spo2 <= 92) {
      return spo2 <= 83 ? 3 : spo2 <= 85 ? 2 : spo2 <= 87 ? 1 : 0;
    }
    if (onOxygen == null) {
      return null;
    }
    return !onOxygen ? 0 : spo2 <= 94 ? 1 : spo2 <= 96 ? 2 : 3;
  }

  private static @Nullable Integer oxygen(@Nullable Boolean onOxygen) {
    return onOxygen == null ? null : onOxygen ? 2 : 0;
  }

  private static @Nullable Integer systolic(@Nullable Integer mmHg) {
    return mmHg == null
        ? null
        : mmHg <= 90 ? 3 : mmHg <= 100 ? 2 : mmHg <= 110 ? 1 : mmHg <= 219 ? 0 : 3;
  }

  private static @Nullable Integer pulse(@Nullable Integer rate) {
    if (rate == null) {
      return null;
    }
    return rate <= 40 ? 3 : rate <= 50 ? 1 : rate <= 90 ? 0 : rate <= 110 ? 1 : rate <= 130 ? 2 : 3;
  }

  private static @Nullable Integer consciousness(@Nullable Consciousness acvpu) {
    return acvpu == null ? null : acvpu == Consciousness.ALERT ? 0 : 3;
  }

  private static @Nullable Integer temperature(@Nullable BigDecimal celsius) {
    if (celsius == null) {
      return null;
    }
    BigDecimal rounded = TEMPERATURE.rounded(celsius);
    return atMost(rounded, "35.0")
        ? 3
        : atMost(rounded, "36.0")
            ? 1
            : atMost(rounded, "38.0") ? 0 : atMost(rounded, "39.0") ? 1 : 2;
  }

  private static boolean atMost(BigDecimal celsius, String bound) {
    return celsius.compareTo(new BigDecimal(bound)) <= 0;
  }
}
