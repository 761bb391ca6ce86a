package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Chair.minute;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.observation.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets are due every 10 minutes with a grace of 3, the infusion ends after 60 with one of 10. */
class MetByTimeTest {

  private static final ProtocolEvaluator EVALUATOR =
      new ProtocolEvaluator(
          withRules(
              rule("overdue", new VitalsOverdue(0)),
              rule("overrun", new InfusionOverrun(0)),
              rule("dose", new DeliveredDose(BigDecimal.valueOf(20), DoseUnit.MG)),
              rule("pressure", systolic(160))));

  private static Rule rule(String code, Condition condition) {
    return new Rule(code, "A rule", "X", List.of(level(WARNING, condition)));
  }

  private static boolean wasMet(String rule, Chair chair, int minute) {
    return EVALUATOR.wasMetByTime(rule, chair.timeline(), minute(minute));
  }

  @ParameterizedTest
  @CsvSource({
    "overdue, 12, false", "overdue, 13, true",
    "overrun, 69, false", "overrun, 70, true",
    "dose, 19, false", "dose, 20, true"
  })
  void ruleIsMetWhenItsTimeIsUp(String rule, int minute, boolean met) {
    assertThat(wasMet(rule, Chair.infusing().rate(0, 60), minute)).isEqualTo(met);
  }

  @Test
  void whatCameLaterDidNotCountThen() {
    Chair chair = Chair.infusing().reads(14, Measured.allNormal()).ends(65);

    assertThat(wasMet("overdue", chair, 13)).isTrue();
    assertThat(wasMet("overdue", chair, 14)).isFalse();
    assertThat(wasMet("overrun", chair, 70)).isFalse();
  }

  @Test
  void readingMeetsNothingByTime() {
    assertThat(wasMet("pressure", Chair.infusing().systolic(10, 190), 13)).isFalse();
    assertThat(wasMet("no-such-rule", Chair.infusing(), 80)).isFalse();
  }
}
