package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.PatientFacts.Reaction;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on the patient's earlier sessions and on the delivered dose. */
class HistoryConditionsTest {

  @ParameterizedTest
  @CsvSource({"0, true, 1", "2, true, 3", "3, false, 4"})
  void firstThreeSessionsHaveStricterLimit(int before, boolean holds, int number) {
    Chair chair = by(and(systolic(150), new FirstSessions(3))).had(before).systolic(5, 155);

    assertThat(sentences(chair))
        .isEqualTo(
            holds
                ? List.of("systolic 155 mmHg, stricter limit in the patient's session " + number)
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({"MILD, false", "MODERATE, true", "SEVERE, true"})
  void earlierReactionCountsFromItsSeverity(SideEffectSeverity was, boolean holds) {
    Chair chair =
        by(and(systolic(150), hypertensionBefore()))
            .had(
                5,
                new Reaction(SideEffectType.NAUSEA, SideEffectSeverity.SEVERE),
                new Reaction(SideEffectType.HYPERTENSION, was))
            .systolic(5, 155);

    assertThat(sentences(chair))
        .isEqualTo(
            holds
                ? List.of(
                    "systolic 155 mmHg, "
                        + English.of(was.message())
                        + " "
                        + English.of(SideEffectType.HYPERTENSION.message())
                        + " in an earlier session")
                : List.of());
  }

  @Test
  void unknownHistoryLeavesRuleUnassessed() {
    assertThat(
            InEnglish.unassessed(
                by(and(systolic(150), new FirstSessions(3))).systolic(5, 155).at(5).notAssessed()))
        .containsExactly(
            new Unassessed(
                "a-rule", Severity.WARNING, Message.verbatim("earlier sessions not known")));
    assertThat(
            InEnglish.unassessed(
                by(and(systolic(150), hypertensionBefore())).systolic(5, 155).at(5).notAssessed()))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"49, false", "50, true"})
  void doseIsDeliveredWhenRatesAddUp(int minute, boolean holds) {
    // 30 mg/h for 20 minutes are 10 mg, a pause, then 60 mg/h from minute 40 on
    Chair chair =
        by(new DeliveredDose(BigDecimal.valueOf(20), DoseUnit.MG))
            .rate(0, 30)
            .rate(20, 0)
            .rate(40, 60);

    assertThat(chair.at(minute).findings())
        .extracting(Finding::at, f -> English.of(f.sentence()))
        .isEqualTo(
            holds
                ? List.of(org.assertj.core.groups.Tuple.tuple(Chair.minute(50), "20 mg delivered"))
                : List.of());
    assertThat(chair.at(49).nextCheckAt()).isEqualTo(Chair.minute(50));
  }

  @Test
  void doseOfEndedInfusionStopsRising() {
    Chair chair = by(new DeliveredDose(BigDecimal.valueOf(20), DoseUnit.MG)).rate(0, 30);

    assertThat(chair.ends(39).at(600).findings()).isEmpty();
    assertThat(chair.ends(40).at(600).findings()).hasSize(1);
  }

  @Test
  void doseIsMeasuredByWeightOrPlan() {
    Condition perKg = new DeliveredDose(new BigDecimal("0.5"), DoseUnit.MG_PER_KG);
    Condition ofPlan = new DeliveredDose(BigDecimal.valueOf(120), DoseUnit.PERCENT_OF_PLANNED);

    assertThat(sentences(by(perKg).weighs(80).rate(0, 60))).containsExactly("0.5 mg/kg delivered");
    assertThat(by(perKg).weighs(80).rate(0, 60).at(39).findings()).isEmpty();
    assertThat(by(ofPlan).plannedMg(50).rate(0, 60).at(59).findings()).isEmpty();
    assertThat(sentences(by(ofPlan).plannedMg(50).rate(0, 60)))
        .containsExactly("120 % of the planned dose delivered");
  }

  @Test
  void doseIsUnassessedWithoutWeightOrPlan() {
    Condition perKg = new DeliveredDose(BigDecimal.ONE, DoseUnit.MG_PER_KG);
    Condition ofPlan = new DeliveredDose(BigDecimal.valueOf(120), DoseUnit.PERCENT_OF_PLANNED);

    assertThat(InEnglish.unassessed(by(perKg).rate(0, 60).at(30).notAssessed()))
        .containsExactly(
            new Unassessed("a-rule", Severity.WARNING, Message.verbatim("weight not known")));
    assertThat(InEnglish.unassessed(by(ofPlan).plannedMg(null).rate(0, 60).at(30).notAssessed()))
        .containsExactly(
            new Unassessed("a-rule", Severity.WARNING, Message.verbatim("planned dose not known")));
    assertThat(InEnglish.unassessed(by(perKg).notStarted().at(30).notAssessed())).isEmpty();
  }

  @Test
  void doseConditionNarrowsReading() {
    Condition late = and(systolic(150), new DeliveredDose(BigDecimal.TEN, DoseUnit.MG));

    assertThat(sentences(by(late).rate(0, 60).systolic(9, 155))).isEmpty();
    assertThat(sentences(by(late).rate(0, 60).systolic(10, 155)))
        .containsExactly("systolic 155 mmHg, 10 mg delivered");
  }

  private static Condition hypertensionBefore() {
    return new EarlierReaction(List.of(SideEffectType.HYPERTENSION), SideEffectSeverity.MODERATE);
  }

  private static Chair by(Condition condition) {
    return Chair.infusing().by(withRules(rule(level(Severity.WARNING, condition))));
  }

  private static List<String> sentences(Chair chair) {
    return InEnglish.sentences(chair.findings(100, "a-rule"));
  }
}
