package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.chairside.observation.Consciousness;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every threshold of the standard protocol from both sides, in one reading 10 minutes after the
 * start, judged when no repeat has come (so that a level which waits for one holds). The baseline
 * is 120/80, 70/min, 98 %.
 */
class ThresholdsTest {

  @ParameterizedTest
  @CsvSource({
    "pressure-high, SYSTOLIC, 139, ",
    "pressure-high, SYSTOLIC, 140, ADVISORY",
    "pressure-high, SYSTOLIC, 155, ADVISORY",
    "pressure-high, SYSTOLIC, 156, WARNING",
    "pressure-high, SYSTOLIC, 179, WARNING",
    "pressure-high, SYSTOLIC, 180, CRITICAL",
    "pressure-high, DIASTOLIC, 89, ",
    "pressure-high, DIASTOLIC, 90, ADVISORY",
    "pressure-high, DIASTOLIC, 99, ADVISORY",
    "pressure-high, DIASTOLIC, 100, WARNING",
    "pressure-high, DIASTOLIC, 109, WARNING",
    "pressure-high, DIASTOLIC, 110, CRITICAL",
    "systolic-low, SYSTOLIC, 100, ",
    "systolic-low, SYSTOLIC, 99, ADVISORY",
    "systolic-low, SYSTOLIC, 91, ADVISORY",
    "systolic-low, SYSTOLIC, 90, WARNING",
    "systolic-low, SYSTOLIC, 81, WARNING",
    "systolic-low, SYSTOLIC, 80, CRITICAL",
    "heart-rate-high, HEART_RATE, 110, ",
    "heart-rate-high, HEART_RATE, 111, ADVISORY",
    "heart-rate-high, HEART_RATE, 130, ADVISORY",
    "heart-rate-high, HEART_RATE, 131, WARNING",
    "heart-rate-high, HEART_RATE, 150, WARNING",
    "heart-rate-high, HEART_RATE, 151, CRITICAL",
    "heart-rate-low, HEART_RATE, 50, ",
    "heart-rate-low, HEART_RATE, 49, ADVISORY",
    "heart-rate-low, HEART_RATE, 41, ADVISORY",
    "heart-rate-low, HEART_RATE, 40, WARNING",
    "respiration-low, RESPIRATORY_RATE, 12, ",
    "respiration-low, RESPIRATORY_RATE, 11, ADVISORY",
    "respiration-low, RESPIRATORY_RATE, 9, ADVISORY",
    "respiration-low, RESPIRATORY_RATE, 8, WARNING",
    "respiration-low, RESPIRATORY_RATE, 0, WARNING",
    "respiration-high, RESPIRATORY_RATE, 20, ",
    "respiration-high, RESPIRATORY_RATE, 21, ADVISORY",
    "respiration-high, RESPIRATORY_RATE, 24, ADVISORY",
    "respiration-high, RESPIRATORY_RATE, 25, WARNING",
    "spo2-low, SPO2, 96, ",
    "spo2-low, SPO2, 95, ADVISORY",
    "spo2-low, SPO2, 94, WARNING",
    "spo2-low, SPO2, 92, WARNING",
    "spo2-low, SPO2, 91, CRITICAL",
    "spo2-low-scale-2, SPO2, 80, ",
    "temperature-low, TEMPERATURE, 36.1, ",
    "temperature-low, TEMPERATURE, 36.05, ",
    "temperature-low, TEMPERATURE, 36.04, ADVISORY",
    "temperature-low, TEMPERATURE, 36.0, ADVISORY",
    "temperature-low, TEMPERATURE, 35.1, ADVISORY",
    "temperature-low, TEMPERATURE, 35.0, WARNING",
    "temperature-high, TEMPERATURE, 38.0, ",
    "temperature-high, TEMPERATURE, 38.1, ADVISORY",
    "temperature-high, TEMPERATURE, 39.0, ADVISORY",
    "temperature-high, TEMPERATURE, 39.1, WARNING",
    "sedation, SEDATION, 5, ",
    "sedation, SEDATION, 4, ADVISORY",
    "sedation, SEDATION, 3, WARNING",
    "sedation, SEDATION, 2, CRITICAL",
    "sedation, SEDATION, 0, CRITICAL",
    "pain-rise, PAIN, 1, ",
    "pain-rise, PAIN, 2, ADVISORY",
    "pain-rise, PAIN, 3, ADVISORY",
    "pain-rise, PAIN, 4, WARNING"
  })
  void thresholdHoldsOnBothSides(
      String rule, VitalSign sign, String value, @Nullable Severity expected) {
    Chair chair = Chair.infusing().reads(10, Measured.nothing().with(sign, value));

    assertThat(chair.severity(16, rule)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "119, ",
    "120, ADVISORY",
    "129, ADVISORY",
    "130, WARNING",
    "138, WARNING",
    "180, CRITICAL"
  })
  void riseFromLowBaselineIsJudged(int systolic, @Nullable Severity expected) {
    Chair chair =
        Chair.unmeasured().reads(-2, Measured.allNormal().pressure(100, 60)).systolic(10, systolic);

    assertThat(chair.severity(16, "pressure-high")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"113, ", "112, WARNING", "99, WARNING", "81, WARNING", "80, CRITICAL"})
  void fallFromHighBaselineIsJudged(int systolic, @Nullable Severity expected) {
    Chair chair =
        Chair.unmeasured().reads(-2, Measured.allNormal().pressure(160, 80)).systolic(10, systolic);

    assertThat(chair.severity(16, "systolic-low")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"93, ", "92, WARNING", "88, WARNING", "80, WARNING"})
  void saturationFallCountsOnScale2(int spo2, @Nullable Severity expected) {
    Chair chair =
        Chair.unmeasured()
            .scale2()
            .reads(-2, Measured.allNormal().with(VitalSign.SPO2, 96))
            .reads(10, Measured.nothing().with(VitalSign.SPO2, spo2));

    assertThat(chair.severity(16, "spo2-low")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "92, ",
    "88, ",
    "87, ADVISORY",
    "86, ADVISORY",
    "85, WARNING",
    "84, WARNING",
    "83, CRITICAL"
  })
  void saturationIsJudgedOnScale2(int spo2, @Nullable Severity expected) {
    Chair chair =
        Chair.unmeasured()
            .scale2()
            .reads(-2, Measured.allNormal().with(VitalSign.SPO2, 90))
            .reads(10, Measured.nothing().with(VitalSign.SPO2, spo2));

    assertThat(chair.severity(16, "spo2-low-scale-2")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ALERT, ",
    "CONFUSED, WARNING",
    "VOICE, WARNING",
    "PAIN, CRITICAL",
    "UNRESPONSIVE, CRITICAL"
  })
  void consciousnessIsJudged(Consciousness seen, @Nullable Severity expected) {
    Chair chair = Chair.infusing().reads(10, Measured.nothing().consciousness(seen));

    assertThat(chair.severity(16, "consciousness")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"8, 91, CRITICAL", "8, 92, WARNING", "9, 91, ADVISORY", "12, 91, "})
  void slowBreathingWithLowSaturationIsJudged(int rate, int spo2, @Nullable Severity expected) {
    Chair chair =
        Chair.infusing()
            .reads(
                10,
                Measured.nothing()
                    .with(VitalSign.RESPIRATORY_RATE, rate)
                    .with(VitalSign.SPO2, spo2));

    assertThat(chair.severity(16, "respiration-low")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "92, true, 96, WARNING",
    "91, true, 111, WARNING",
    "91, true, 131, CRITICAL",
    "90, false, 91, ",
  })
  void news2TotalIsJudged(int systolic, boolean oxygen, int heartRate, @Nullable Severity total) {
    Chair chair =
        Chair.infusing()
            .reads(
                10,
                Measured.allNormal()
                    .oxygen(oxygen)
                    .with(VitalSign.SYSTOLIC, systolic)
                    .with(VitalSign.HEART_RATE, heartRate));

    assertThat(chair.severity(16, "news2-total")).isEqualTo(total);
  }

  /**
   * On scale 1 a separate rule for 3 points in one parameter is not needed: one condition, one
   * flag.
   */
  @Test
  void threePointsInOneParameterAreFlagged() {
    for (VitalSign sign : News2.PARTS) {
      if (sign.isNumber() && sign != VitalSign.TEMPERATURE) {
        int highest = Objects.requireNonNull(sign.highest()).intValue();
        for (int value = Objects.requireNonNull(sign.lowest()).intValue();
            value <= highest;
            value++) {
          threePointsAreFound(Measured.allNormal().with(sign, value));
        }
      }
    }
    for (int tenths = 250; tenths <= 450; tenths++) {
      threePointsAreFound(
          Measured.allNormal().with(VitalSign.TEMPERATURE, BigDecimal.valueOf(tenths, 1)));
    }
    for (Consciousness state : Consciousness.values()) {
      threePointsAreFound(Measured.allNormal().consciousness(state));
    }
  }

  private static void threePointsAreFound(Measured measured) {
    Integer highest = News2.of(measured.vitals(), 1).highestSingle();
    if (highest != null && highest == 3) {
      assertThat(Chair.infusing().reads(10, measured).at(16).findings())
          .as("%s", measured.vitals())
          .anyMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
          .noneMatch(finding -> finding.rule().equals("news2-single"));
    }
  }

  @ParameterizedTest
  @CsvSource({"96, true, ", "97, true, WARNING", "97, false, "})
  void excessOxygenOnScale2IsFlagged(int spo2, boolean oxygen, @Nullable Severity single) {
    Chair chair =
        Chair.infusing()
            .scale2()
            .reads(10, Measured.allNormal().oxygen(oxygen).with(VitalSign.SPO2, spo2));

    assertThat(chair.severity(16, "news2-single")).isEqualTo(single);
  }

  @Test
  void normalSetFindsNothing() {
    Assessment assessment = Chair.infusing().reads(10, Measured.allNormal()).at(11);

    assertThat(assessment.findings()).isEmpty();
    assertThat(assessment.notAssessed()).isEmpty();
  }
}
