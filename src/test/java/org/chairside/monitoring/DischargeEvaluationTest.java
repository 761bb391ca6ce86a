package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.message.English;
import org.chairside.monitoring.DischargeFacts.Scored;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.Measured;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.ScoredItem;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An infusion of an hour, the baseline 120/70 and 70/min, by the standard protocol. */
class DischargeEvaluationTest {

  private static final Integer FULL = 2;

  private static final Measured CALM =
      Measured.allNormal()
          .with(VitalSign.SYSTOLIC, 120)
          .with(VitalSign.DIASTOLIC, 70)
          .with(VitalSign.HEART_RATE, 70);

  private static Chair ended() {
    return Chair.unmeasured().reads(-2, CALM).ends(60);
  }

  private static Chair recovered() {
    return ended().reads(75, CALM).reads(90, CALM);
  }

  private static Scored scored(int minute, @Nullable Integer activity) {
    return new Scored(
        RecoveryScale.ALDRETE,
        Chair.minute(minute),
        RecoveryScale.ALDRETE.items().stream()
            .map(
                item ->
                    new ScoredItem(
                        item.code(),
                        item.code().equals("activity") ? activity : FULL,
                        false,
                        false))
            .toList());
  }

  private static DischargeFacts facts(
      boolean escort, List<Scored> scores, int flags, String... unanswered) {
    Map<String, Boolean> answers = new HashMap<>();
    Chair.STANDARD.discharge().confirmations().forEach(item -> answers.put(item.code(), true));
    List.of(unanswered).forEach(answers::remove);
    return new DischargeFacts(escort, answers, scores, flags);
  }

  private static DischargeFacts allDone() {
    return facts(true, List.of(scored(89, 2)), 0);
  }

  private static DischargeReadiness at(Chair chair, DischargeFacts facts, int minute) {
    return DischargeEvaluation.readiness(
        chair.protocol(), chair.timeline(), facts, Chair.minute(minute));
  }

  private static DischargeCriterion criterion(DischargeReadiness readiness, String code) {
    return readiness.criteria().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Boolean met(Chair chair, DischargeFacts facts, String code) {
    DischargeReadiness readiness = at(chair, facts, 95);
    DischargeCriterion found = criterion(readiness, code);
    if (!Boolean.TRUE.equals(found.met())) {
      assertThat(readiness.ready()).isFalse();
      assertThat(readiness.unmet()).contains(found);
    }
    return found.met();
  }

  private static @Nullable Boolean stable(Chair chair) {
    return met(chair, allDone(), DischargeEvaluation.STABLE);
  }

  @Test
  void allCriteriaMetMeansReady() {
    DischargeReadiness readiness = at(recovered(), allDone(), 95);

    assertThat(readiness.ready()).isTrue();
    assertThat(readiness.unmet()).isEmpty();
    assertThat(readiness.criteria())
        .extracting(DischargeCriterion::code)
        .containsExactly(
            "minutes-after-end",
            "vitals-stable",
            "oxygen",
            "score",
            "escort",
            "no-critical-flag",
            "oriented",
            "gait",
            "nausea",
            "pain",
            "iv-out",
            "escort-present",
            "instructions");
    assertThat(readiness.criteria())
        .allSatisfy(each -> assertThat(English.of(each.source())).isNotBlank());
    assertThat(English.of(criterion(readiness, DischargeEvaluation.STABLE).why()))
        .contains("15 minutes after the end systolic 120 mmHg (baseline 120, +0 %)")
        .contains("30 minutes after the end");
  }

  @ParameterizedTest
  @CsvSource({"89, false", "90, true"})
  void thirtyMinutesMustPassAfterEnd(int minute, boolean met) {
    assertThat(criterion(at(recovered(), allDone(), minute), DischargeEvaluation.AFTER_END).met())
        .isEqualTo(met);
  }

  @Test
  void runningInfusionIsNoRecovery() {
    DischargeReadiness readiness = at(Chair.infusing(), allDone(), 95);

    assertThat(criterion(readiness, DischargeEvaluation.AFTER_END).met()).isFalse();
    assertThat(criterion(readiness, DischargeEvaluation.STABLE).met()).isFalse();
    assertThat(criterion(readiness, DischargeEvaluation.OXYGEN).met()).isNull();
    assertThat(criterion(readiness, DischargeEvaluation.SCORE).met()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"144, true", "145, false", "96, true", "95, false"})
  void twentyPercentOfBaselineIsStable(int systolic, boolean met) {
    assertThat(stable(ended().reads(75, CALM).reads(90, CALM.with(VitalSign.SYSTOLIC, systolic))))
        .isEqualTo(met);
  }

  @Test
  void lastTwoSetsInRowMustBeStable() {
    Measured high = CALM.with(VitalSign.DIASTOLIC, 99);
    assertThat(stable(ended().reads(75, CALM))).isFalse();
    assertThat(stable(ended())).isFalse();
    assertThat(stable(ended().reads(70, high).reads(75, CALM).reads(90, CALM))).isTrue();
    assertThat(stable(ended().reads(75, CALM).reads(80, high).reads(90, CALM))).isFalse();
    // at the very end of the infusion is not after it
    assertThat(stable(ended().reads(60, CALM).reads(90, CALM))).isFalse();
    // not known yet
    assertThat(stable(ended().reads(75, CALM).reads(96, CALM))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"90, false", "86, false", "85, true", "70, true"})
  void setsCountOnlyFiveMinutesApart(int minuteOfTheFirst, boolean met) {
    Chair chair = ended().reads(minuteOfTheFirst, CALM).reads(90, CALM);

    assertThat(stable(chair)).isEqualTo(met);
    if (!met && minuteOfTheFirst < 90) {
      assertThat(English.of(criterion(at(chair, allDone(), 95), DischargeEvaluation.STABLE).why()))
          .startsWith(
              "1 of 2 sets taken since the end, because sets less than 5 minutes apart count as one");
    }
  }

  @Test
  void setBetweenTwoThatCountIsLookedAtToo() {
    Measured high = CALM.with(VitalSign.DIASTOLIC, 99);

    assertThat(stable(ended().reads(84, CALM).reads(87, CALM).reads(90, CALM))).isTrue();
    assertThat(stable(ended().reads(84, CALM).reads(87, high).reads(90, CALM))).isFalse();
    // two a minute apart count as the later one, which the earlier one does not make better
    assertThat(stable(ended().reads(75, CALM).reads(89, CALM).reads(90, high))).isFalse();
  }

  @Test
  void partialReadingBreaksRowOnlyWhenOutside() {
    assertThat(stable(recovered().systolic(93, 130))).isTrue();
    assertThat(stable(recovered().systolic(93, 160))).isFalse();
    assertThat(stable(recovered().systolic(80, 160))).isFalse();
    assertThat(stable(recovered().systolic(70, 160))).isTrue();
    // and does not count as a set
    assertThat(stable(ended().reads(75, CALM).systolic(90, 120))).isFalse();
  }

  @Test
  void stabilityIsUnknownWithoutBaseline() {
    Chair chair =
        Chair.unmeasured()
            .reads(-2, CALM.without(VitalSign.HEART_RATE))
            .ends(60)
            .reads(75, CALM)
            .reads(90, CALM);

    assertThat(stable(chair)).isNull();
    assertThat(English.of(criterion(at(chair, allDone(), 95), DischargeEvaluation.STABLE).why()))
        .isEqualTo("no baseline heart rate");
  }

  @ParameterizedTest
  @CsvSource({"93, true", "92, false"})
  void saturationOnRoomAirMeetsLimit(int spo2, boolean met) {
    assertThat(met(recovered().reads(92, CALM.with(VitalSign.SPO2, spo2)), allDone(), "oxygen"))
        .isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"88, true", "87, false"})
  void saturationOnScale2MeetsLowerLimit(int spo2, boolean met) {
    Chair chair = recovered().scale2().reads(92, CALM.with(VitalSign.SPO2, spo2));

    assertThat(met(chair, allDone(), "oxygen")).isEqualTo(met);
  }

  @Test
  void saturationOnOxygenIsNotEnough() {
    Chair unknown =
        ended()
            .reads(75, CALM.without(VitalSign.SUPPLEMENTAL_OXYGEN))
            .reads(90, CALM.without(VitalSign.SUPPLEMENTAL_OXYGEN));

    assertThat(met(recovered().reads(92, CALM.oxygen(true)), allDone(), "oxygen")).isFalse();
    assertThat(met(unknown, allDone(), "oxygen")).isNull();
    assertThat(met(ended(), allDone(), "oxygen")).isNull();
  }

  @Test
  void saturationOnOxygenSaysNothingAboutRoomAir() {
    Chair chair = ended().reads(75, CALM.oxygen(true)).reads(80, Measured.nothing().oxygen(false));

    assertThat(criterion(at(chair, allDone(), 95), "oxygen"))
        .satisfies(
            oxygen -> {
              assertThat(oxygen.met()).isNull();
              assertThat(English.of(oxygen.why()))
                  .endsWith("on oxygen, not measured on room air since");
            });
    assertThat(met(chair.reads(90, CALM), allDone(), "oxygen")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"108, true", "109, "})
  void outdatedReadingLeavesCriterionUnknown(int minute, @Nullable Boolean met) {
    // a set every 15 minutes, overdue after 3 minutes more; the last was taken at minute 90
    DischargeReadiness readiness = at(recovered(), allDone(), minute);

    assertThat(criterion(readiness, DischargeEvaluation.STABLE).met()).isEqualTo(met);
    assertThat(criterion(readiness, "oxygen").met()).isEqualTo(met);
  }

  @Test
  void laterRecordedScoreWinsAtSameInstant() {
    DischargeFacts facts = facts(true, List.of(scored(89, 2), scored(89, 0)), 0);

    assertThat(English.of(criterion(at(recovered(), facts, 95), "score").why()))
        .isEqualTo("scored 8");
  }

  @Test
  void latestScoreCounts() {
    assertThat(met(recovered(), facts(true, List.of(scored(89, 1)), 0), "score")).isTrue();
    assertThat(met(recovered(), facts(true, List.of(scored(89, 0)), 0), "score")).isFalse();
    assertThat(met(recovered(), facts(true, List.of(scored(89, null)), 0), "score")).isNull();
    assertThat(met(recovered(), facts(true, List.of(), 0), "score")).isNull();
    assertThat(met(recovered(), facts(true, List.of(scored(92, 0), scored(80, 2)), 0), "score"))
        .isFalse();
    // before the end of the infusion, and later than now
    assertThat(met(recovered(), facts(true, List.of(scored(50, 2)), 0), "score")).isNull();
    assertThat(met(recovered(), facts(true, List.of(scored(96, 2)), 0), "score")).isNull();
    assertThat(
            English.of(
                criterion(
                        at(recovered(), facts(true, List.of(scored(89, null)), 0), 95),
                        DischargeEvaluation.SCORE)
                    .why()))
        .isEqualTo("incomplete: Activity not known");
  }

  @Test
  void otherScaleDoesNotCount() {
    Scored padss = new Scored(RecoveryScale.PADSS, Chair.minute(89), scored(89, 2).items());

    assertThat(met(recovered(), facts(true, List.of(padss), 0), "score")).isNull();
  }

  @Test
  void dischargeNeedsEscortAndConfirmations() {
    assertThat(met(recovered(), facts(false, List.of(scored(89, 2)), 0), "escort")).isFalse();
    assertThat(met(recovered(), facts(true, List.of(scored(89, 2)), 1), "no-critical-flag"))
        .isFalse();
    assertThat(met(recovered(), facts(true, List.of(scored(89, 2)), 0, "gait"), "gait")).isNull();
    assertThat(
            met(recovered(), new DischargeFacts(true, Map.of("gait", false), List.of(), 0), "gait"))
        .isFalse();
    // does not block
    assertThat(at(recovered(), facts(true, List.of(scored(89, 2)), 0, "next-visit"), 95).ready())
        .isTrue();
  }

  @Test
  void lateEntryIsJudgedAtItsInstant() {
    Chair chair = recovered().reads(100, CALM.with(VitalSign.SYSTOLIC, 190));

    assertThat(at(chair, allDone(), 95).ready()).isTrue();
    assertThat(at(chair, allDone(), 101).ready()).isFalse();
  }

  @Test
  void anyInputIsAnswered() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any ->
            assertThat(
                    DischargeEvaluation.readiness(
                        Chair.STANDARD, any.wildTimeline(), allDone(), any.instant()))
                .isNotNull());
  }
}
