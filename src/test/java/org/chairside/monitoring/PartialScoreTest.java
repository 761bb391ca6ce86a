package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.atLeast;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.Arrays;
import java.util.List;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Measured;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A dissociation score of at least 8 is flagged though an answer is missing. */
class PartialScoreTest {

  private static Chair answering(@Nullable Integer... answers) {
    VitalSigns v = Measured.nothing().vitals();
    VitalSigns scored =
        new VitalSigns(
            v.systolic(),
            v.diastolic(),
            v.heartRate(),
            v.spo2(),
            v.respiratoryRate(),
            v.temperature(),
            v.supplementalOxygen(),
            v.consciousness(),
            v.sedation(),
            v.pain(),
            new Cadss6(Arrays.asList(answers), null));
    return Chair.infusing()
        .by(withRules(rule(level(WARNING, atLeast(VitalSign.CADSS6, "8")))))
        .reads(10, new Measured(scored));
  }

  private static List<String> said(Chair chair) {
    return InEnglish.sentences(chair.findings(10, "a-rule"));
  }

  @Test
  void completeScoreIsJudgedByItsTotal() {
    assertThat(said(answering(4, 3, 1, 0, 0, 0))).containsExactly("CADSS-6 8");
    assertThat(said(answering(4, 3, 0, 0, 0, 0))).isEmpty();
  }

  @Test
  void knownAnswersAloneReachTheLimit() {
    String least = "CADSS-6 at least %d, incomplete";
    Chair reached = answering(4, 4, null, 0, 0, 0);
    Chair beyond = answering(4, 4, null, 1, 0, 0);

    assertThat(said(reached)).containsExactly(least.formatted(8));
    assertThat(said(beyond)).containsExactly(least.formatted(9));
  }

  @Test
  void answersBelowTheLimitLeaveItOpen() {
    Chair chair = answering(4, 3, null, 0, 0, 0);

    assertThat(said(chair)).isEmpty();
    assertThat(chair.at(10).notAssessed()).extracting(Unassessed::rule).containsExactly("a-rule");
  }
}
