package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Chair.minute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.message.English;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** A session evaluated again step by step, as it became known. */
class ReplayTest {

  private static final ProtocolEvaluator STANDARD = new ProtocolEvaluator(StandardProtocol.load());

  @Test
  void flagIsRaisedWhenReadingWasRecorded() {
    Chair chair = Chair.infusing().reads(10, 14, systolic(185));

    ReplayedFlag flag = flag(replay(chair, 30), "pressure-high");

    assertThat(flag.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(flag.raisedAt()).isEqualTo(minute(14));
    assertThat(English.of(flag.sentence())).isEqualTo("systolic 185 mmHg");
  }

  @Test
  void flagEscalatesOnConfirmation() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(14, 171);

    ReplayedFlag flag = flag(replay(chair, 30), "pressure-high");

    assertThat(flag.reachedAt())
        .isEqualTo(Map.of(Severity.ADVISORY, minute(10), Severity.WARNING, minute(14)));
    assertThat(flag.atLeast(Severity.CRITICAL)).isNull();
    assertThat(flag.atLeast(Severity.ADVISORY)).isEqualTo(minute(10));
    assertThat(flag.alarms()).as("the advisory only waited for the repeat").isEqualTo(1);
  }

  @Test
  void overdueFlagIsRaisedWhenDue() {
    ReplayedFlag flag = flag(replay(Chair.infusing(), 60), "vitals-overdue");

    assertThat(flag.raisedAt()).isEqualTo(minute(13));
    assertThat(replay(Chair.infusing(), 12).flags()).doesNotContainKey("vitals-overdue");
  }

  @Test
  void recurringFindingAlarmsAgain() {
    Chair chair = Chair.infusing().systolic(3, 141).systolic(5, 130).systolic(9, 130);
    chair.systolic(12, 142).systolic(14, 142);

    assertThat(flag(replay(chair, 14), "pressure-high").alarms()).isEqualTo(2);
  }

  @Test
  void oneNormalSetDoesNotMakeNextOneRecur() {
    Chair chair = Chair.infusing().systolic(3, 141).systolic(5, 130).systolic(9, 142);

    assertThat(flag(replay(chair, 14), "pressure-high").alarms()).isEqualTo(1);
  }

  @Test
  void repeatOfAdvisorySeverityAlarmsOnce() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(14, 142);

    ReplayedFlag flag = flag(replay(chair, 30), "pressure-high");

    assertThat(flag.severity()).isEqualTo(Severity.ADVISORY);
    assertThat(flag.alarms()).isEqualTo(1);
  }

  @Test
  void normalRepeatLeavesAdvisoryQuiet() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(14, 120);

    assertThat(flag(replay(chair, 30), "pressure-high").alarms()).isZero();
  }

  @Test
  void correctedReadingCountsUntilCorrection() {
    Reading wrong = new Reading(Chair.id(8), minute(10), minute(10), systolic(190).vitals());
    Reading right = new Reading(Chair.id(9), minute(10), minute(20), systolic(119).vitals());
    Chair chair = Chair.infusing();
    List<Revision<Reading>> readings = new ArrayList<>(history(chair).readings());
    readings.add(new Revision<>(wrong, minute(10), minute(20)));
    readings.add(new Revision<>(right, minute(20), null));
    ChartHistory history =
        new ChartHistory(history(chair).patient(), readings, List.of(), history(chair).infusions());

    assertThat(history.knownAt(minute(19)).readings()).contains(wrong).doesNotContain(right);
    assertThat(history.knownAt(minute(20)).readings()).contains(right).doesNotContain(wrong);
    assertThat(flag(Replay.of(STANDARD, history, minute(40)), "pressure-high").raisedAt())
        .isEqualTo(minute(10));
  }

  @Test
  void sessionLastsWhilePatientIsPresent() {
    assertThat(replay(Chair.infusing().ends(60).discharged(100), 300).length())
        .isEqualTo(Duration.ofHours(2));
    assertThat(replay(Chair.infusing().systolic(30, 120), 300).length())
        .isEqualTo(Duration.ofMinutes(50));
    assertThat(
            Replay.of(
                    STANDARD,
                    new ChartHistory(PatientFacts.onScale(1), List.of(), List.of(), List.of()),
                    minute(0))
                .length())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void equalReplaysHaveNoDifference() {
    Chair chair = Chair.infusing().systolic(10, 185).systolic(20, 145);

    assertThat(Difference.between(replay(chair, 60), replay(chair, 60))).isEmpty();
  }

  @Test
  void otherProtocolFlagsEarlierLaterOrNever() {
    Chair chair = Chair.infusing().systolic(5, 172).systolic(15, 182).systolic(25, 120);
    Replay now = replay(chair, 25);
    Replay earlier = replay(chair.by(critical(170)), 25);
    Replay never = replay(chair.by(critical(200)), 25);

    assertThat(Difference.between(now, earlier))
        .filteredOn(each -> each.rule().equals("pressure-high"))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.criticalShift()).isEqualTo(Duration.ofMinutes(-10));
              assertThat(difference.severityThen()).isEqualTo(Severity.CRITICAL);
            });
    assertThat(Difference.between(now, never))
        .filteredOn(each -> each.rule().equals("pressure-high"))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.criticalShift()).isNull();
              assertThat(difference.severityNow()).isEqualTo(Severity.CRITICAL);
              assertThat(difference.severityThen()).isNotEqualTo(Severity.CRITICAL);
            });
  }

  private static Replay replay(Chair chair, int until) {
    return Replay.of(new ProtocolEvaluator(chair.protocol()), history(chair), minute(until));
  }

  private static ChartHistory history(Chair chair) {
    return history(chair.timeline());
  }

  /** The same session, each reading known from when it was written down. */
  static ChartHistory history(Timeline timeline) {
    return new ChartHistory(
        timeline.patient(),
        timeline.readings().stream()
            .map(each -> new Revision<>(each, each.recordedAt(), null))
            .toList(),
        timeline.sideEffects().stream()
            .map(each -> new Revision<>(each, each.onsetAt(), null))
            .toList(),
        List.of(new Revision<>(timeline.infusion(), minute(-20), null)));
  }

  static ReplayedFlag flag(Replay replay, String rule) {
    return Objects.requireNonNull(replay.flags().get(rule), rule);
  }

  private static Measured systolic(int mmHg) {
    return Measured.nothing().with(VitalSign.SYSTOLIC, mmHg);
  }

  private static Protocol critical(int systolic) {
    return Drafts.withRules(
        new Rule(
            "pressure-high",
            "High",
            "Pressure",
            List.of(
                Drafts.level(Severity.ADVISORY, Drafts.systolic(140)),
                Drafts.level(Severity.CRITICAL, Drafts.systolic(systolic)))));
  }
}
