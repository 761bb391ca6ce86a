package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BaselineTest {

  @Test
  void lastValueOfEachSignBeforeStartCounts() {
    Chair chair =
        Chair.unmeasured()
            .reads(-10, Measured.allNormal().pressure(150, 90))
            .reads(-3, Measured.nothing().pressure(130, 80));

    assertThat(baseline(chair, VitalSign.SYSTOLIC)).isEqualByComparingTo("130");
    assertThat(baseline(chair, VitalSign.HEART_RATE)).isEqualByComparingTo("70");
  }

  @Test
  void readingAtStartIsBaseline() {
    Chair chair = Chair.infusing().systolic(0, 170);

    assertThat(baseline(chair, VitalSign.SYSTOLIC)).isEqualByComparingTo("170");
    assertThat(English.of(chair.findings(10, "pressure-high").getFirst().sentence()))
        .isEqualTo("systolic 170 mmHg, no repeat reading within 5 minutes");
  }

  @Test
  void readingAfterStartIsNotBaseline() {
    assertThat(baseline(Chair.unmeasured().systolic(1, 120), VitalSign.SYSTOLIC)).isNull();
  }

  @Test
  void windowIncludesItsOldestMinute() {
    assertThat(baseline(Chair.unmeasured().systolic(-15, 120), VitalSign.SYSTOLIC)).isNotNull();
    assertThat(baseline(Chair.unmeasured().systolic(-16, 120), VitalSign.SYSTOLIC)).isNull();
  }

  @Test
  void noBaselineBeforeStart() {
    assertThat(baseline(Chair.infusing().notStarted(), VitalSign.SYSTOLIC)).isNull();
  }

  @Test
  void noChangeIsFoundBeforeStart() {
    Chair chair = Chair.unmeasured().notStarted().pressure(-20, 100, 70).pressure(-5, 139, 70);

    assertThat(chair.findings(0, "pressure-high")).isEmpty();
    assertThat(InEnglish.unassessed(chair.at(0).notAssessed()))
        .extracting(Unassessed::rule)
        .doesNotContain("pressure-high");
  }

  @Test
  void changeIsUnassessedWithoutBaseline() {
    Chair chair = Chair.unmeasured().pressure(10, 130, 70);

    assertThat(chair.findings(10, "pressure-high")).isEmpty();
    assertThat(InEnglish.unassessed(chair.at(10).notAssessed()))
        .contains(
            new Unassessed(
                "pressure-high", Severity.WARNING, Message.verbatim("no baseline systolic")));
  }

  @Test
  void missingBaselineSignsAreListed() {
    Chair chair =
        Chair.unmeasured()
            .notStarted()
            .reads(-10, Measured.allNormal().without(VitalSign.TEMPERATURE).oxygen(null));
    BaselinePlan plan = chair.protocol().baseline();
    Duration window = Duration.ofMinutes(plan.windowMinutes());

    assertThat(Baseline.at(Chair.minute(0), window, chair.timeline()).missing(plan.required()))
        .containsExactly(VitalSign.TEMPERATURE, VitalSign.SUPPLEMENTAL_OXYGEN);
    assertThat(Baseline.at(Chair.minute(6), window, chair.timeline()).missing(plan.required()))
        .isEqualTo(plan.required());
  }

  private static @Nullable BigDecimal baseline(Chair chair, VitalSign sign) {
    return Baseline.of(chair.protocol(), chair.timeline()).number(sign);
  }
}
