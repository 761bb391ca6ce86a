package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** When a finding counts as cleared. */
class ClearingTest {

  private static final Measured NORMAL = Measured.nothing().with(VitalSign.SPO2, 97).oxygen(false);
  private static final Measured ON_OXYGEN = NORMAL.oxygen(true);

  @Test
  void twoNormalSetsClear() {
    Chair chair = Chair.infusing().reads(10, NORMAL.with(VitalSign.SPO2, 89));
    assertThat(holds(chair)).isTrue();
    assertThat(holds(chair.reads(20, NORMAL))).isTrue();
    assertThat(holds(chair.reads(30, NORMAL))).isFalse();
  }

  @Test
  void setWithoutSignClearsNothing() {
    Chair chair = Chair.infusing().reads(10, NORMAL.with(VitalSign.SPO2, 89)).reads(20, NORMAL);

    assertThat(holds(chair.systolic(30, 120))).isTrue();
  }

  @Test
  void oxygenDoesNotClearLowSaturation() {
    Chair chair = Chair.infusing().reads(10, NORMAL.with(VitalSign.SPO2, 89));
    chair.reads(20, ON_OXYGEN).reads(30, ON_OXYGEN).reads(40, ON_OXYGEN);
    assertThat(holds(chair)).isTrue();

    assertThat(holds(chair.reads(50, NORMAL))).as("one set without oxygen").isFalse();
  }

  @Test
  void patientAlwaysOnOxygenClearsByTwoSets() {
    Chair chair = Chair.unmeasured().reads(-2, ON_OXYGEN);
    chair.reads(10, ON_OXYGEN.with(VitalSign.SPO2, 89)).reads(20, ON_OXYGEN).reads(30, ON_OXYGEN);

    assertThat(holds(chair)).isFalse();
  }

  @Test
  void oxygenHoldsUpNoOtherSign() {
    Chair chair = Chair.infusing().reads(10, NORMAL.with(VitalSign.HEART_RATE, 135));
    chair.reads(20, ON_OXYGEN.with(VitalSign.HEART_RATE, 80));
    chair.reads(30, ON_OXYGEN.with(VitalSign.HEART_RATE, 80));

    assertThat(chair.findings(60, "heart-rate-high").getFirst().stillHolds()).isFalse();
  }

  private static boolean holds(Chair chair) {
    return chair.findings(60, "spo2-low").stream()
        .filter(finding -> finding.severity() == Severity.CRITICAL)
        .findFirst()
        .orElseThrow()
        .stillHolds();
  }
}
