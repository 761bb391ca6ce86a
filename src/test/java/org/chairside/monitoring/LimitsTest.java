package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Limit.Bound.AT_LEAST;
import static org.chairside.monitoring.Limit.Bound.AT_MOST;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.ThresholdOverride.Threshold;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A chart line is the first flagged value: a value on it is flagged, one step inside is not. */
class LimitsTest {

  private static final int NOW = 20;
  private static final int REPEAT = 2;

  /** A chair in each situation that changes what applies, made again for each value. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private enum Situation {
    INFUSING(Chair::infusing),
    ON_SCALE_2(() -> Chair.infusing().scale2()),
    EXPERIENCED(() -> Chair.infusing().had(7)),
    NEW_PATIENT(() -> Chair.infusing().had(0)),
    IN_RECOVERY(() -> Chair.infusing().ends(15)),
    BEFORE_THE_START(() -> Chair.unmeasured().notStarted()),
    WITHOUT_BASELINE(Chair::unmeasured),
    AT_AN_ODD_BASELINE(
        () ->
            Chair.unmeasured()
                .reads(
                    -2,
                    Measured.allNormal()
                        .pressure(113, 67)
                        .with(VitalSign.SPO2, 99)
                        .with(VitalSign.PAIN, 3))),
    WITH_A_LIMIT_OF_THEIR_OWN(
        () -> Chair.infusing().limited(own("pressure-high", Threshold.AT_LEAST, 171))),
    WITH_A_RISE_OF_THEIR_OWN(
        () -> Chair.infusing().limited(own("pressure-high", Threshold.RISE_PERCENT, 23)));

    private final Supplier<Chair> chair;

    Situation(Supplier<Chair> chair) {
      this.chair = chair;
    }
  }

  private static ThresholdOverride own(String rule, Threshold threshold, int value) {
    return new ThresholdOverride(
        new UUID(0, 99),
        rule,
        threshold == Threshold.AT_LEAST ? Severity.CRITICAL : Severity.WARNING,
        threshold,
        VitalSign.SYSTOLIC,
        BigDecimal.valueOf(value),
        Chair.START,
        Chair.minute(60));
  }

  private static List<Limit> limits(Chair chair) {
    return new ProtocolEvaluator(chair.protocol()).limits(chair.timeline(), Chair.minute(NOW));
  }

  static Stream<Arguments> everyLine() {
    return Stream.of(Situation.values())
        .flatMap(
            situation ->
                limits(situation.chair.get()).stream()
                    .map(limit -> Arguments.of(situation.name(), limit)));
  }

  @ParameterizedTest
  @MethodSource("everyLine")
  void valueOnLineIsFlaggedAndValueInsideIsNot(String situation, Limit limit) {
    Supplier<Chair> chair = Situation.valueOf(situation).chair;
    BigDecimal step =
        limit.sign() == VitalSign.TEMPERATURE ? new BigDecimal("0.1") : BigDecimal.ONE;
    BigDecimal inside =
        limit.bound() == AT_LEAST ? limit.value().subtract(step) : limit.value().add(step);

    assertThat(found(chair.get(), limit, limit.value())).isGreaterThanOrEqualTo(limit.severity());
    if (isPossible(limit.sign(), inside)) {
      Severity found = found(chair.get(), limit, inside);
      assertThat(found == null || found.compareTo(limit.severity()) < 0).isTrue();
    }
  }

  private static boolean isPossible(VitalSign sign, BigDecimal value) {
    return value.compareTo(sign.lowest()) >= 0 && value.compareTo(sign.highest()) <= 0;
  }

  /** What the rule finds where the sign has this value and, for levels that ask for it, again. */
  private static @Nullable Severity found(Chair chair, Limit limit, BigDecimal value) {
    Measured measured = Measured.nothing().with(limit.sign(), value);
    return chair
        .reads(NOW, measured)
        .reads(NOW + REPEAT, measured)
        .severity(NOW + REPEAT, limit.rule());
  }

  @Test
  void standardProtocolHasDocumentedLines() {
    assertThat(limits(Chair.infusing()))
        .contains(
            line(VitalSign.SYSTOLIC, AT_LEAST, "180", Severity.CRITICAL, "pressure-high", false),
            // 30 % above 120 is 156, which is reached before 160
            line(VitalSign.SYSTOLIC, AT_LEAST, "156", Severity.WARNING, "pressure-high", true),
            // 20 % above 120 is 144, which comes after 140
            line(VitalSign.SYSTOLIC, AT_LEAST, "140", Severity.ADVISORY, "pressure-high", false),
            line(VitalSign.SYSTOLIC, AT_MOST, "90", Severity.WARNING, "systolic-low", false),
            line(
                VitalSign.TEMPERATURE,
                AT_LEAST,
                "38.1",
                Severity.ADVISORY,
                "temperature-high",
                false));
  }

  @Test
  void onlyFirstLineReachedIsDrawn() {
    List<Limit> limits = limits(Chair.infusing());

    assertThat(limits.stream().filter(one -> limits.stream().filter(one::isBeside).count() > 1))
        .isEmpty();
  }

  @Test
  void baselineLineIsRoundedOutward() {
    // 30 % above 113 is 146.9, 30 % below is 79.1
    Chair chair = Chair.unmeasured().reads(-2, Measured.allNormal().pressure(113, 67));

    assertThat(limits(chair))
        .contains(
            line(VitalSign.SYSTOLIC, AT_LEAST, "147", Severity.WARNING, "pressure-high", true))
        .contains(line(VitalSign.SYSTOLIC, AT_MOST, "90", Severity.WARNING, "systolic-low", false));
    Rule falls =
        Drafts.rule(
            Drafts.level(
                Severity.WARNING,
                new Fall(VitalSign.SYSTOLIC, BigDecimal.valueOf(30), Measure.PERCENT)));
    assertThat(
            new ProtocolEvaluator(Drafts.withRules(falls))
                .limits(chair.timeline(), Chair.minute(NOW)))
        .extracting(Limit::value)
        .containsExactly(new BigDecimal("79"));
  }

  @Test
  void noBaselineLineWithoutBaseline() {
    assertThat(limits(Chair.unmeasured())).isNotEmpty().noneMatch(Limit::fromBaseline);
    assertThat(limits(Chair.infusing().notStarted())).isNotEmpty().noneMatch(Limit::fromBaseline);
  }

  @Test
  void scaleSelectsOxygenLines() {
    assertThat(limits(Chair.infusing()))
        .contains(line(VitalSign.SPO2, AT_MOST, "91", Severity.CRITICAL, "spo2-low", false))
        .noneMatch(limit -> limit.rule().equals("spo2-low-scale-2"));
    assertThat(limits(Chair.infusing().scale2()))
        .contains(
            line(VitalSign.SPO2, AT_MOST, "83", Severity.CRITICAL, "spo2-low-scale-2", false));
  }

  @Test
  void unknownHistoryDrawsNoHistoryLine() {
    Chair unknown = Chair.unmeasured();
    Chair first = Chair.unmeasured().had(0);

    Limit early =
        line(VitalSign.SYSTOLIC, AT_LEAST, "150", Severity.WARNING, "pressure-high", false);
    assertThat(limits(first)).contains(early);
    assertThat(limits(unknown)).doesNotContain(early);
    assertThat(limits(Chair.unmeasured().had(3))).doesNotContain(early);
  }

  @Test
  void patientLimitIsDrawnWhileInForce() {
    ThresholdOverride own = own("pressure-high", Threshold.AT_LEAST, 171);
    Chair chair = Chair.infusing().limited(own);
    Limit line =
        line(VitalSign.SYSTOLIC, AT_LEAST, "171", Severity.CRITICAL, "pressure-high", false);

    assertThat(new ProtocolEvaluator(chair.protocol()).limits(chair.timeline(), Chair.minute(59)))
        .contains(line);
    assertThat(new ProtocolEvaluator(chair.protocol()).limits(chair.timeline(), Chair.minute(60)))
        .doesNotContain(line);
  }

  @Test
  void combinedConditionDrawsNoLine() {
    Rule together =
        Drafts.rule(
            Drafts.level(
                Severity.WARNING, new AllOf(List.of(Drafts.systolic(150), Drafts.atMost(90)))));
    Rule lasting =
        Drafts.rule(
            Drafts.level(Severity.WARNING, new Condition.Sustained(Drafts.systolic(150), 2, 0)));
    for (Rule rule : List.of(together, lasting)) {
      assertThat(
              new ProtocolEvaluator(Drafts.withRules(rule))
                  .limits(Chair.infusing().timeline(), Chair.minute(NOW)))
          .isEmpty();
    }
  }

  @Test
  void impossibleValueDrawsNoLine() {
    Rule rise =
        Drafts.rule(
            Drafts.level(
                Severity.WARNING, new Rise(VitalSign.SPO2, BigDecimal.TEN, Measure.UNITS)));

    assertThat(
            new ProtocolEvaluator(Drafts.withRules(rise))
                .limits(Chair.infusing().timeline(), Chair.minute(NOW)))
        .isEmpty();
  }

  @Test
  void noLinesBeforeCheckInOrAfterDischarge() {
    Timeline notBegun =
        new Timeline(PatientFacts.onScale(1), List.of(), List.of(), InfusionCourse.NOT_BEGUN);

    assertThat(new ProtocolEvaluator(Chair.STANDARD).limits(notBegun, Chair.minute(NOW))).isEmpty();
    assertThat(limits(Chair.infusing().ends(10).discharged(15))).isEmpty();
  }

  private static Limit line(
      VitalSign sign,
      Limit.Bound bound,
      String value,
      Severity severity,
      String rule,
      boolean fromBaseline) {
    return new Limit(sign, bound, new BigDecimal(value), severity, rule, fromBaseline);
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true", "300, true", "301, false"})
  void lineIsDrawnWhereReadingCanBe(String value, boolean possible) {
    assertThat(
            line(VitalSign.SYSTOLIC, AT_LEAST, value, Severity.WARNING, "a-rule", true)
                .isPossible())
        .isEqualTo(possible);
  }

  @Test
  void linesOfOneLevelLieBesideEachOther() {
    Limit line = line(VitalSign.SYSTOLIC, AT_LEAST, "160", Severity.WARNING, "a-rule", true);

    assertThat(
            line.isBeside(
                line(VitalSign.SYSTOLIC, AT_LEAST, "170", Severity.WARNING, "a-rule", false)))
        .isTrue();
    assertThat(
            line.isBeside(
                line(VitalSign.DIASTOLIC, AT_LEAST, "160", Severity.WARNING, "a-rule", true)))
        .isFalse();
    assertThat(
            line.isBeside(
                line(VitalSign.SYSTOLIC, AT_MOST, "160", Severity.WARNING, "a-rule", true)))
        .isFalse();
    assertThat(
            line.isBeside(
                line(VitalSign.SYSTOLIC, AT_LEAST, "160", Severity.CRITICAL, "a-rule", true)))
        .isFalse();
    assertThat(
            line.isBeside(
                line(VitalSign.SYSTOLIC, AT_LEAST, "160", Severity.WARNING, "other", true)))
        .isFalse();
  }
}
