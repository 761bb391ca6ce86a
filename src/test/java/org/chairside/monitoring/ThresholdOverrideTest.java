package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.ThresholdOverride.Threshold;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A patient-specific limit that replaces the protocol's for a time. */
class ThresholdOverrideTest {

  private static final String RULE = "pressure-high";
  private static final Protocol STANDARD = StandardProtocol.load();

  @ParameterizedTest
  @CsvSource({
    "9, CRITICAL",
    "10, ADVISORY",
    "49, ADVISORY",
    "50, CRITICAL",
  })
  void limitAppliesWhileInForce(int minute, Severity severity) {
    Chair chair = Chair.infusing().limited(critical(190, 10, 50)).systolic(minute, 185);

    assertThat(chair.severity(minute, RULE)).isEqualTo(severity);
    // Also when it is judged long after.
    assertThat(chair.findings(minute + 1, RULE).getFirst().severity()).isEqualTo(severity);
  }

  @Test
  void findingNamesPatientLimit() {
    assertThat(Chair.infusing().limited(critical(170, 10, 50)).systolic(20, 171).findings(20, RULE))
        .extracting(finding -> English.of(finding.sentence()))
        .containsExactly("systolic 171 mmHg, by a limit set for this patient");
    // findings of the protocol alone do not mention the limit
    assertThat(Chair.infusing().limited(critical(170, 10, 50)).systolic(20, 181).findings(20, RULE))
        .extracting(finding -> English.of(finding.sentence()))
        .containsExactly("systolic 181 mmHg");
  }

  @Test
  void otherLevelsAndRulesAreUnchanged() {
    Chair chair = Chair.infusing().limited(critical(190, 0, 90));

    assertThat(chair.systolic(20, 185).systolic(23, 185).severity(30, RULE))
        .isEqualTo(Severity.WARNING);
    assertThat(English.of(chair.findings(30, RULE).getFirst().sentence()))
        .doesNotContain("this patient");
  }

  @Test
  void expiredLimitIsCheckedAgain() {
    Chair chair = Chair.infusing().limited(critical(170, 0, 25)).systolic(20, 175);

    assertThat(chair.findings(24, RULE).getFirst().stillHolds()).isTrue();
    assertThat(chair.at(24).nextCheckAt()).isEqualTo(Chair.minute(25));
    assertThat(chair.findings(25, RULE).getFirst().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(chair.findings(25, RULE).getFirst().stillHolds()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void everyThresholdCanBeReplaced(Threshold threshold) {
    Rule rule =
        Drafts.rule(
            Drafts.level(
                Severity.WARNING,
                new Condition.Sustained(
                    Drafts.or(
                        Drafts.systolic(150),
                        Drafts.atMost(90),
                        Drafts.rise(30, Condition.Measure.PERCENT),
                        Drafts.rise(40, Condition.Measure.UNITS),
                        Drafts.and(
                            new Condition.Fall(
                                VitalSign.SYSTOLIC,
                                BigDecimal.valueOf(35),
                                Condition.Measure.PERCENT),
                            Drafts.fall(45, VitalSign.SYSTOLIC))),
                    2,
                    0)));

    String words =
        English.of(RuleText.of(override("a-rule", threshold, 77).in(rule).levels().getFirst()));

    assertThat(words.replaceAll("[^0-9 ]", "").trim().split(" +")).contains("77").hasSize(8);
    assertThat(override("another-rule", threshold, 77).in(rule)).isSameAs(rule);
  }

  @Test
  void refusesLimitOnUnknownThreshold() {
    assertThat(
            InEnglish.problems(
                override("no-rule", Threshold.AT_LEAST, 170).problemsIn(STANDARD, List.of())))
        .containsExactly(
            new ProtocolProblem("rule", Message.verbatim("is not a rule of ketamine-standard")));
    assertThat(
            InEnglish.problems(
                override(RULE, Threshold.AT_MOST, 170).problemsIn(STANDARD, List.of())))
        .containsExactly(
            new ProtocolProblem(
                "threshold",
                Message.verbatim(
                    "level \"warning\" of pressure-high has no such threshold for systolic")));
    assertThat(override(RULE, Threshold.AT_LEAST, 170).problemsIn(STANDARD, List.of())).isEmpty();
  }

  @Test
  void refusesLimitThatContradictsRule() {
    assertThat(
            InEnglish.problems(
                override(RULE, Threshold.AT_LEAST, 190).problemsIn(STANDARD, List.of())))
        .containsExactly(
            new ProtocolProblem(
                "value", Message.verbatim("is easier to reach than a less urgent level")));
    assertThat(override(RULE, Threshold.AT_LEAST, 900).problemsIn(STANDARD, List.of()))
        .extracting(ProtocolProblem::where)
        .contains("value");
  }

  @Test
  void refusesLimitThatContradictsOtherLimit() {
    ThresholdOverride lesser = override("pressure-high", Severity.ADVISORY, 99);
    ThresholdOverride urgent = override("pressure-high", Severity.WARNING, 91);

    assertThat(urgent.problemsIn(STANDARD, List.of())).isEmpty();
    assertThat(InEnglish.problems(urgent.problemsIn(STANDARD, List.of(lesser))))
        .containsExactly(
            new ProtocolProblem(
                "value", Message.verbatim("is easier to reach than a less urgent level")));
    assertThat(urgent.isOfSameThresholdAs(override("pressure-high", Severity.WARNING, 95)))
        .isTrue();
    assertThat(urgent.isOfSameThresholdAs(lesser)).isFalse();
  }

  @Test
  void limitOnRuleOfEarlierReleaseStillCounts() {
    ThresholdOverride former = override("systolic-high", Threshold.AT_LEAST, 171);

    assertThat(former.problemsIn(STANDARD, List.of())).isEmpty();
    assertThat(Chair.unmeasured().pressure(10, 165, 80).severity(20, "pressure-high"))
        .isEqualTo(Severity.WARNING);
    assertThat(
            Chair.unmeasured().limited(former).pressure(10, 165, 80).severity(20, "pressure-high"))
        .isEqualTo(Severity.ADVISORY);
  }

  @Test
  void refusesLimitWeakerThanMostUrgentThreshold() {
    assertThat(InEnglish.problems(critical(181, 0, 60).problemsIn(STANDARD, List.of())))
        .containsExactly(
            new ProtocolProblem(
                "value",
                Message.verbatim(
                    "is weaker than the most urgent threshold of the rule for systolic, 180")));
  }

  private static ThresholdOverride override(String rule, Severity severity, int diastolic) {
    return new ThresholdOverride(
        new UUID(0, 98),
        rule,
        severity,
        Threshold.AT_LEAST,
        VitalSign.DIASTOLIC,
        BigDecimal.valueOf(diastolic),
        Chair.START,
        Chair.minute(60));
  }

  private static ThresholdOverride critical(int value, int from, int until) {
    return new ThresholdOverride(
        new UUID(0, 99),
        RULE,
        Severity.CRITICAL,
        Threshold.AT_LEAST,
        VitalSign.SYSTOLIC,
        BigDecimal.valueOf(value),
        Chair.minute(from),
        Chair.minute(until));
  }

  private static ThresholdOverride override(String rule, Threshold threshold, int value) {
    return new ThresholdOverride(
        new UUID(0, 99),
        rule,
        Severity.WARNING,
        threshold,
        VitalSign.SYSTOLIC,
        BigDecimal.valueOf(value),
        Chair.START,
        Chair.minute(60));
  }

  @ParameterizedTest
  @CsvSource({
    "AT_MOST, 89, is weaker", "AT_MOST, 90, ", "AT_MOST, 91, ",
    "FALL_UNITS, 21, is weaker", "FALL_UNITS, 20, ", "FALL_UNITS, 19, ",
    "FALL_PERCENT, 20, has no", "RISE_UNITS, 41, is weaker", "RISE_UNITS, 40, ",
    "RISE_PERCENT, 20, has no", "AT_LEAST, 160, has no"
  })
  void weakerLimitIsOnTheFarSideOfThreshold(
      Threshold threshold, int value, @Nullable String refused) {
    Protocol protocol =
        Drafts.withRules(
            Drafts.rule(
                Drafts.level(
                    Severity.WARNING,
                    Drafts.or(
                        Drafts.atMost(90),
                        Drafts.fall(20, VitalSign.SYSTOLIC),
                        Drafts.rise(40, Condition.Measure.UNITS)))));

    List<String> problems =
        of(Severity.WARNING, threshold, value).problemsIn(protocol, List.of()).stream()
            .map(problem -> English.of(problem.message()))
            .toList();
    if (refused == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().contains(refused);
    }
  }

  @Test
  void refusesLimitOnThresholdOfAnotherLevel() {
    Protocol protocol =
        Drafts.withRules(
            Drafts.rule(
                Drafts.level(Severity.ADVISORY, Drafts.atLeast(VitalSign.HEART_RATE, "110")),
                Drafts.level(Severity.WARNING, Drafts.systolic(160))));

    assertThat(of(Severity.WARNING, Threshold.AT_LEAST, 155).problemsIn(protocol, List.of()))
        .isEmpty();
    assertThat(of(Severity.ADVISORY, Threshold.AT_LEAST, 155).problemsIn(protocol, List.of()))
        .extracting(ProtocolProblem::where)
        .containsExactly("threshold");
  }

  @Test
  void limitIsComparedWithMostUrgentLevelThatHasOne() {
    Protocol protocol =
        Drafts.withRules(
            Drafts.rule(
                Drafts.level(Severity.WARNING, Drafts.systolic(160)),
                Drafts.level(Severity.CRITICAL, Drafts.atLeast(VitalSign.HEART_RATE, "150"))));

    assertThat(of(Severity.WARNING, Threshold.AT_LEAST, 160).problemsIn(protocol, List.of()))
        .isEmpty();
    assertThat(of(Severity.WARNING, Threshold.AT_LEAST, 161).problemsIn(protocol, List.of()))
        .extracting(ProtocolProblem::where)
        .containsExactly("value");
  }

  private static ThresholdOverride of(Severity severity, Threshold threshold, int value) {
    return new ThresholdOverride(
        new UUID(0, 97),
        "a-rule",
        severity,
        threshold,
        VitalSign.SYSTOLIC,
        BigDecimal.valueOf(value),
        Chair.START,
        Chair.minute(60));
  }
}
