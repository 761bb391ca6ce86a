package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.message.English;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.RecoveryScale;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a patient may not go home yet, in words that a nurse can act on. */
class DischargeReasonsTest {

  private static DischargeCriterion criterion(
      Protocol protocol, DischargeFacts facts, String code) {
    return DischargeEvaluation.readiness(
            protocol, Chair.infusing().ends(60).timeline(), facts, Chair.minute(95))
        .criteria()
        .stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static DischargeFacts facts(boolean escort, @Nullable Boolean gait) {
    Map<String, Boolean> answers = new HashMap<>();
    if (gait != null) {
      answers.put("gait", gait);
    }
    return new DischargeFacts(escort, answers, List.of(), 0);
  }

  @ParameterizedTest
  @CsvSource({"true, named", "false, no one is named"})
  void escortIsNamedOrNot(boolean named, String why) {
    DischargeCriterion escort =
        criterion(Chair.STANDARD, facts(named, null), DischargeEvaluation.ESCORT);

    assertThat(escort.met()).isEqualTo(named);
    assertThat(English.of(escort.why())).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({"true, confirmed", "false, answered no", ", not answered"})
  void confirmationIsToldAsItWasAnswered(@Nullable Boolean answer, String why) {
    DischargeCriterion gait = criterion(Chair.STANDARD, facts(true, answer), "gait");

    assertThat(gait.met()).isEqualTo(answer);
    assertThat(English.of(gait.why())).isEqualTo(why);
  }

  @Test
  void scoreHasItsOwnSourceOrThatOfTheOthers() {
    assertThat(sourceOfScore("Aldrete 1995")).isEqualTo("Aldrete 1995");
    assertThat(sourceOfScore(null)).isEqualTo("the other criteria");
  }

  private static String sourceOfScore(@Nullable String source) {
    Protocol draft = Drafts.withRules();
    Protocol protocol =
        new Protocol(
            draft.code(),
            1,
            draft.title(),
            draft.note(),
            draft.baseline(),
            draft.plans(),
            15,
            10,
            draft.checklist(),
            List.of(),
            draft.escalation(),
            new DischargeCriteria(
                30,
                null,
                2,
                null,
                20,
                List.of(VitalSign.SYSTOLIC),
                93,
                null,
                new DischargeScore(RecoveryScale.ALDRETE, 9, source),
                false,
                List.of(),
                "the other criteria"));
    assertThat(protocol.discharge().needsEscort()).isFalse();
    assertThat(draft.discharge().needsEscort()).as("where the document does not say").isTrue();
    return English.of(criterion(protocol, facts(true, null), DischargeEvaluation.SCORE).source());
  }
}
