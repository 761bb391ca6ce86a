package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.rule;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.News2Incomplete;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
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

/** Conditions that the standard protocol does not use, or not in every way. */
class ConditionsTest {

  private static final Condition HIGH = new AtLeast(VitalSign.SYSTOLIC, new BigDecimal(160));

  @ParameterizedTest
  @CsvSource({
    "-5, false, before the infusion",
    "0, true, during the infusion",
    "59, true, during the infusion",
    "60, false, in recovery"
  })
  void phaseIsHalfOpen(int minute, boolean infusion, String other) {
    Chair chair = Chair.infusing().ends(60).systolic(minute, 170);

    assertThat(sentences(chair, all(HIGH, new PhaseIs(Phase.INFUSION)))).hasSize(infusion ? 1 : 0);
    assertThat(
            sentences(
                chair,
                new AnyOf(
                    List.of(
                        all(HIGH, new PhaseIs(Phase.BASELINE)),
                        all(HIGH, new PhaseIs(Phase.INFUSION)),
                        all(HIGH, new PhaseIs(Phase.RECOVERY))))))
        .containsExactly("systolic 170 mmHg, " + other);
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true", "44, true", "45, false"})
  void spanAfterStartIsHalfOpen(int minute, boolean holds) {
    Condition peak = all(HIGH, new MinutesSinceStart(30, 45));

    assertThat(sentences(Chair.infusing().systolic(minute, 170), peak))
        .isEqualTo(
            holds ? List.of("systolic 170 mmHg, 30 to 45 minutes after the start") : List.of());
  }

  @Test
  void spanNeedsStart() {
    Chair chair = Chair.infusing().notStarted().systolic(30, 170);

    assertThat(sentences(chair, all(HIGH, new MinutesSinceStart(0, 1000)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true", "44, true", "45, false"})
  void passedSpanNoLongerHolds(int now, boolean holds) {
    Chair chair = by(all(HIGH, new MinutesSinceStart(30, 45))).systolic(31, 170);

    assertThat(chair.findings(now, "a-rule"))
        .extracting(Finding::stillHolds)
        .containsExactly(holds);
  }

  @Test
  void spanEndsAreCheckedAgain() {
    Chair chair = by(all(HIGH, new MinutesSinceStart(30, 45))).reads(30, Measured.allNormal());
    chair.systolic(31, 170);

    assertThat(chair.at(33).nextCheckAt()).isEqualTo(Chair.minute(44));
    assertThat(chair.at(44).nextCheckAt()).isEqualTo(Chair.minute(45));
  }

  @ParameterizedTest
  @CsvSource({"100, 131, 31 % above baseline 100", "120, 160, 33 % above baseline 120"})
  void percentIsRoundedDown(int baseline, int systolic, String words) {
    Chair chair = Chair.unmeasured().reads(-1, Measured.allNormal().pressure(baseline, 60));

    assertThat(
            sentences(
                chair.systolic(5, systolic),
                new Rise(VitalSign.SYSTOLIC, BigDecimal.TEN, Measure.PERCENT)))
        .containsExactly("systolic " + systolic + " mmHg, " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTOLIC, 100, UNITS, 'systolic 100 mmHg, 20 mmHg below baseline 120'",
    "SYSTOLIC, 100, PERCENT, 'systolic 100 mmHg, 16 % below baseline 120'",
    "SPO2, 88, UNITS, 'SpO2 88 %, 10 points below baseline 98'",
    "SEDATION, 1, UNITS, 'sedation MOAA/S 1, 4 below baseline 5'",
    "HEART_RATE, 60, UNITS, 'heart rate 60/min, 10/min below baseline 70'",
    "TEMPERATURE, 26.8, UNITS, 'temperature 26.8 °C (80.2 °F), 10.0 °C (18.0 °F) below baseline 36.8'"
  })
  void fallIsWordedWithUnit(VitalSign sign, String value, Measure in, String sentence) {
    Chair chair = Chair.infusing().reads(5, Measured.nothing().with(sign, value));

    assertThat(sentences(chair, new Fall(sign, new BigDecimal(4), in))).containsExactly(sentence);
  }

  @Test
  void riseFromZeroMeetsAnyPercentage() {
    Condition rise = new Rise(VitalSign.PAIN, new BigDecimal(50), Measure.PERCENT);

    assertThat(
            sentences(Chair.infusing().reads(5, Measured.nothing().with(VitalSign.PAIN, 1)), rise))
        .containsExactly("pain 1 of 10, 1 above baseline 0");
    assertThat(
            sentences(Chair.infusing().reads(5, Measured.nothing().with(VitalSign.PAIN, 0)), rise))
        .isEmpty();
  }

  @Test
  void incompleteScoreCanBeFinding() {
    Chair chair =
        Chair.unmeasured()
            .reads(1, Measured.allNormal())
            .reads(20, Measured.nothing().with(VitalSign.SPO2, 98));

    assertThat(sentences(chair, new News2Incomplete()))
        .containsExactly(
            "NEWS2 incomplete: respiratory rate, supplemental oxygen, systolic, heart rate,"
                + " consciousness, and temperature not known");
  }

  @ParameterizedTest
  @CsvSource({"14, , 0", "15, , 1", "30, 14, 0", "30, 15, 1"})
  void sideEffectHoldsOnceItLasts(int now, @Nullable Integer resolved, int found) {
    Condition lasting =
        new SideEffect(List.of(SideEffectType.NAUSEA), SideEffectSeverity.MILD, 10, null);
    Chair chair = by(lasting).sees(5, resolved, SideEffectType.NAUSEA, SideEffectSeverity.MILD);

    assertThat(chair.findings(now, "a-rule")).hasSize(found);
    if (found > 0) {
      assertThat(English.of(chair.findings(now, "a-rule").getFirst().sentence()))
          .isEqualTo("mild nausea lasting 10 minutes or more");
    }
  }

  @Test
  void readingSeesSideEffectsThatHaveBegun() {
    Condition both =
        all(
            HIGH,
            new SideEffect(
                List.of(SideEffectType.HEADACHE), SideEffectSeverity.MODERATE, null, null));
    Chair chair =
        Chair.infusing()
            .systolic(4, 170)
            .sees(5, SideEffectType.HEADACHE, SideEffectSeverity.SEVERE)
            .reads(30, Measured.nothing().with(VitalSign.SYSTOLIC, 165));

    assertThat(sentences(chair, both))
        .containsExactly(
            "systolic 170 mmHg (1 minute earlier), severe headache",
            "systolic 165 mmHg, severe headache");
  }

  @Test
  void matchingAlternativesAreListedOnce() {
    Condition either =
        new AnyOf(
            List.of(
                HIGH,
                new Rise(VitalSign.SYSTOLIC, BigDecimal.TEN, Measure.PERCENT),
                new SymptomPresent(List.of(SideEffectType.CHEST_PAIN))));

    assertThat(sentences(Chair.infusing().systolic(4, 180), either))
        .containsExactly("systolic 180 mmHg, 50 % above baseline 120");
  }

  @Test
  void everyUnknownSignIsNamed() {
    Condition either =
        new AnyOf(List.of(HIGH, new AtLeast(VitalSign.DIASTOLIC, new BigDecimal(100))));
    Chair chair =
        Chair.unmeasured()
            .by(Drafts.withRules(rule(level(Severity.WARNING, either))))
            .reads(3, Measured.nothing().with(VitalSign.PAIN, 0));

    assertThat(InEnglish.unassessed(chair.at(3).notAssessed()))
        .containsExactly(
            new Unassessed(
                "a-rule",
                Severity.WARNING,
                Message.verbatim("systolic not known; diastolic not known")));
  }

  @Test
  void overdueVitalsCanBecomeMoreUrgent() {
    Chair chair =
        Chair.infusing()
            .by(
                Drafts.withRules(
                    rule(
                        level(Severity.WARNING, new VitalsOverdue(0)),
                        level(Severity.CRITICAL, new VitalsOverdue(7)))));

    assertThat(chair.severity(19, "a-rule")).isEqualTo(Severity.WARNING);
    assertThat(chair.at(19).nextCheckAt()).isEqualTo(Chair.minute(20));
    assertThat(chair.severity(20, "a-rule")).isEqualTo(Severity.CRITICAL);
    assertThat(chair.findings(20, "a-rule")).hasSize(1);
  }

  private static Chair by(Condition condition) {
    return Chair.infusing().by(Drafts.withRules(rule(level(Severity.WARNING, condition))));
  }

  private static List<String> sentences(Chair chair, Condition condition) {
    return chair
        .by(Drafts.withRules(rule(level(Severity.WARNING, condition))))
        .findings(100, "a-rule")
        .stream()
        .map(finding -> English.of(finding.sentence()))
        .toList();
  }

  private static Condition all(Condition... conditions) {
    return new AllOf(List.of(conditions));
  }
}
