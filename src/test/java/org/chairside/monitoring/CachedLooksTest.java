package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Chair.minute;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.rise;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Looks one after the other keep a finding as long as nothing came that it rests on: 168 mmHg is a
 * warning once a repeat within 5 minutes confirms it or none was taken.
 */
class CachedLooksTest {

  private static final Protocol CONFIRMED =
      withRules(
          rule(
              level(ADVISORY, systolic(140)),
              new Level(WARNING, systolic(160), new Confirm(5), "somewhere")));

  private final FindingCache cache = new FindingCache();
  private final Map<Protocol, ProtocolEvaluator> evaluators = new HashMap<>();

  private @Nullable Finding look(Chair chair, int minute) {
    return look(chair.protocol(), chair.timeline(), minute);
  }

  private @Nullable Finding look(Protocol protocol, Timeline timeline, int minute) {
    ProtocolEvaluator evaluator = evaluators.computeIfAbsent(protocol, ProtocolEvaluator::new);
    List<Finding> findings = evaluator.look(timeline, minute(minute), cache).findings();
    assertThat(findings)
        .as("as though nobody had looked before")
        .isEqualTo(evaluator.assess(timeline, minute(minute)).findings());
    return findings.isEmpty() ? null : findings.getFirst();
  }

  private static Chair high() {
    return Chair.infusing().by(CONFIRMED).systolic(10, 168);
  }

  private static @Nullable Severity severity(@Nullable Finding finding) {
    return finding == null ? null : finding.severity();
  }

  @Test
  void findingIsKeptWhereNothingCame() {
    Chair chair = high();
    Finding first = look(chair, 20);

    assertThat(severity(first)).isEqualTo(WARNING);
    assertThat(look(chair, 21)).isSameAs(first);
  }

  @Test
  void findingThatWaitsIsWorkedOutAgain() {
    Chair chair = high();

    assertThat(severity(look(chair, 12))).isEqualTo(ADVISORY);
    assertThat(severity(look(chair, 14))).isEqualTo(ADVISORY);
    assertThat(severity(look(chair, 15))).as("nobody repeated it").isEqualTo(WARNING);
  }

  @ParameterizedTest
  @CsvSource({"14, ADVISORY, false", "15, ADVISORY, false", "16, WARNING, true"})
  void readingInTimeForItsRepeatChangesFinding(int repeat, Severity then, boolean kept) {
    Finding first = look(high(), 30);
    Finding next = look(high().systolic(repeat, 120), 31);

    assertThat(severity(first)).isEqualTo(WARNING);
    assertThat(severity(next)).isEqualTo(then);
    if (kept) {
      // the value that came is normal: the finding no longer holds, the rest is kept
      assertThat(next).isEqualTo(Objects.requireNonNull(first).holding(false));
    }
  }

  @Test
  void findingIsKeptWhereItsRepeatCameTooLate() {
    Finding first = look(high(), 30);

    assertThat(look(high().systolic(16, 168), 31)).isSameAs(first);
  }

  @Test
  void findingIsKeptWhereItsNeighbourIsCorrected() {
    Finding first = look(high().systolic(25, 150), 30);
    Finding next = look(high().systolic(25, 145), 31);

    assertThat(next).isSameAs(first);
  }

  @Test
  void repeatThatIsWrittenDownLateCounts() {
    assertThat(severity(look(high().systolic(25, 168), 40))).isEqualTo(WARNING);

    Chair late = high().systolic(14, 120).systolic(25, 168);
    assertThat(severity(look(late, 41))).as("refuted after all").isEqualTo(ADVISORY);
  }

  @Test
  void repeatThatIsStruckOutCountsNoMore() {
    assertThat(severity(look(high().systolic(14, 120).systolic(25, 168), 40))).isEqualTo(ADVISORY);
    assertThat(severity(look(high().systolic(25, 168), 41))).isEqualTo(WARNING);
  }

  @Test
  void lastReadingThatIsStruckOutCountsNoMore() {
    assertThat(severity(look(high().systolic(14, 120), 40))).isEqualTo(ADVISORY);
    assertThat(severity(look(high(), 41))).isEqualTo(WARNING);
  }

  @Test
  void ownLimitIsJudgedAnew() {
    assertThat(severity(look(high(), 30))).isEqualTo(WARNING);

    ThresholdOverride own =
        new ThresholdOverride(
            new UUID(0, 99),
            "a-rule",
            WARNING,
            ThresholdOverride.Threshold.AT_LEAST,
            VitalSign.SYSTOLIC,
            BigDecimal.valueOf(170),
            minute(0),
            minute(60));
    assertThat(severity(look(high().limited(own), 31))).isEqualTo(ADVISORY);
  }

  @Test
  void runIsJudgedAgainWhereItsEndIsWrittenDownLate() {
    Protocol recovery =
        withRules(rule(level(WARNING, and(systolic(140), new PhaseIs(Phase.RECOVERY)))));

    assertThat(look(Chair.infusing().by(recovery).systolic(70, 150), 80)).isNull();
    assertThat(severity(look(Chair.infusing().by(recovery).systolic(70, 150).ends(60), 81)))
        .isEqualTo(WARNING);
  }

  @Test
  void symptomThatIsChartedLateCounts() {
    Protocol headache =
        withRules(
            rule(
                level(
                    WARNING,
                    and(systolic(140), new SymptomPresent(List.of(SideEffectType.HEADACHE))))));
    Chair chair = Chair.infusing().by(headache).systolic(10, 150);

    assertThat(look(chair, 20)).isNull();
    chair.sees(5, SideEffectType.HEADACHE, SideEffectSeverity.MILD);
    assertThat(severity(look(chair, 21))).isEqualTo(WARNING);
  }

  @Test
  void changeIsJudgedByCorrectedBaseline() {
    Protocol change = withRules(rule(level(WARNING, rise(30, Measure.PERCENT))));
    Chair before = Chair.unmeasured().by(change).systolic(-2, 120).systolic(10, 150);
    Chair after = Chair.unmeasured().by(change).systolic(-2, 110).systolic(10, 150);

    assertThat(look(before, 20)).as("25 % above 120").isNull();
    assertThat(severity(look(after, 21))).as("36 % above 110").isEqualTo(WARNING);
  }

  @Test
  void missedSetIsLookedForEachTime() {
    Protocol overdue = withRules(rule(level(WARNING, new VitalsOverdue(0))));
    Chair chair = Chair.infusing().by(overdue);

    assertThat(look(chair, 12)).isNull();
    assertThat(severity(look(chair, 13))).as("due in minute 10, grace 3").isEqualTo(WARNING);
    assertThat(look(chair.reads(14, Measured.allNormal()), 15)).isNull();
  }

  @Test
  void eachRuleKeepsItsOwn() {
    Protocol two =
        withRules(
            new Rule("one", "One", "X", List.of(level(ADVISORY, systolic(140)))),
            new Rule("two", "Two", "X", List.of(level(WARNING, systolic(160)))));
    ProtocolEvaluator evaluator = new ProtocolEvaluator(two);
    Timeline timeline = Chair.infusing().systolic(10, 168).timeline();
    List<Finding> first = evaluator.look(timeline, minute(20), cache).findings();
    List<Finding> next = evaluator.look(timeline, minute(21), cache).findings();

    assertThat(next).extracting(Finding::rule).containsExactly("one", "two");
    assertThat(next.getFirst()).isSameAs(first.getFirst());
    assertThat(next.getLast()).isSameAs(first.getLast());
  }
}
