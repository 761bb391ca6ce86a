package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Coverage.CoverageStatus.LATE;
import static org.chairside.monitoring.Coverage.CoverageStatus.MISSED;
import static org.chairside.monitoring.Coverage.CoverageStatus.ON_TIME;
import static org.chairside.monitoring.Coverage.CoverageStatus.PENDING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chairside.monitoring.Coverage.CoverageStatus;
import org.chairside.monitoring.Coverage.CoveredSet;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * During the infusion a set is due every 10 minutes with 3 minutes of grace, in recovery every 15.
 */
class CoverageTest {

  private static final Measured ALL = Measured.allNormal();

  @Test
  void hourWithoutVitalsMissesSixSets() {
    Coverage coverage = coverage(Chair.infusing().ends(70), 70, Phase.INFUSION);

    // the one that is due as the infusion ends is not missed
    assertThat(coverage.missed()).isEqualTo(6);
    assertThat(coverage.due()).isEqualTo(6);
    assertThat(coverage.sets()).extracting(CoveredSet::takenAt).containsOnlyNulls();
    assertThat(coverage.sets().getLast().dueAt()).isEqualTo(Chair.minute(60));
  }

  @ParameterizedTest
  @CsvSource({
    "9, , 0",
    "10, PENDING, 0",
    "12, PENDING, 0",
    "13, LATE, 1",
    "19, LATE, 1",
    "20, MISSED, 1"
  })
  void untakenSetBecomesLateThenMissed(int now, @Nullable CoverageStatus first, int due) {
    Coverage coverage = coverage(Chair.infusing(), now, Phase.INFUSION);

    assertThat(coverage.sets().stream().findFirst().map(CoveredSet::status).orElse(null))
        .isEqualTo(first);
    assertThat(coverage.due()).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"10, ON_TIME", "12, ON_TIME", "13, LATE", "19, LATE", "20, MISSED"})
  void setIsOnTimeUntilDeadlineThenLate(int taken, CoverageStatus first) {
    CoveredSet set = coverage(Chair.infusing().reads(taken, ALL), 40, Phase.INFUSION).sets().get(0);

    assertThat(set.status()).isEqualTo(first);
    assertThat(set.dueAt()).isEqualTo(Chair.minute(10));
    assertThat(set.deadline()).isEqualTo(Chair.minute(13));
    assertThat(set.takenAt()).isEqualTo(first == MISSED ? null : Chair.minute(taken));
  }

  @Test
  void missedSetDoesNotShiftNext() {
    Coverage coverage = coverage(Chair.infusing().reads(21, ALL), 32, Phase.INFUSION);

    assertThat(coverage.sets())
        .extracting(CoveredSet::status)
        .containsExactly(MISSED, ON_TIME, PENDING);
    assertThat(coverage.sets())
        .extracting(CoveredSet::dueAt)
        .containsExactly(Chair.minute(10), Chair.minute(20), Chair.minute(31));
  }

  @Test
  void setIsTakenWithItsLastSign() {
    Chair chair =
        Chair.infusing()
            .reads(9, ALL.without(VitalSign.SPO2))
            .reads(11, Measured.nothing().with(VitalSign.SPO2, 97));

    assertThat(coverage(chair, 12, Phase.INFUSION).sets())
        .extracting(CoveredSet::takenAt)
        .containsExactly(Chair.minute(11));
    assertThat(
            coverage(Chair.infusing().reads(9, ALL.without(VitalSign.SPO2)), 15, Phase.INFUSION)
                .late())
        .isEqualTo(1);
  }

  @Test
  void extraSetsCountAsTakenEarly() {
    Chair chair = Chair.infusing().reads(5, ALL).reads(10, ALL);

    assertThat(coverage(chair, 9, Phase.INFUSION).sets()).isEmpty();
    Coverage coverage = coverage(chair, 16, Phase.INFUSION);
    assertThat(coverage.onTime()).isEqualTo(2);
    assertThat(coverage.sets())
        .extracting(CoveredSet::dueAt)
        .containsExactly(Chair.minute(10), Chair.minute(15));
  }

  @Test
  void phaseEndingBeforeDueTimeHasNoSet() {
    assertThat(coverage(Chair.infusing().ends(9), 30, Phase.INFUSION).sets()).isEmpty();
    assertThat(coverage(Chair.infusing().ends(12), 30, Phase.INFUSION).sets()).isEmpty();
    assertThat(coverage(Chair.infusing().ends(13), 30, Phase.INFUSION).missed()).isEqualTo(1);
    assertThat(coverage(Chair.infusing().ends(9).discharged(20), 90, Phase.RECOVERY).sets())
        .isEmpty();
  }

  @Test
  void recoveryLastsUntilDischarge() {
    Chair chair = Chair.infusing().ends(60).reads(76, ALL).discharged(100);

    assertThat(coverage(chair, 500, Phase.RECOVERY).sets())
        .extracting(CoveredSet::status)
        .containsExactly(ON_TIME, MISSED);
  }

  @Test
  void lateRecordedPhaseGetsGracePeriod() {
    Chair chair = Chair.infusing().phaseRecorded(64);

    assertThat(coverage(chair, 66, Phase.INFUSION).missed()).isEqualTo(5);
    assertThat(coverage(chair, 66, Phase.INFUSION).late()).isZero();
    assertThat(coverage(chair, 67, Phase.INFUSION).late()).isEqualTo(1);
    // and what was taken before it was written down counts by its own time
    assertThat(coverage(chair.reads(11, 65, ALL), 66, Phase.INFUSION).onTime()).isEqualTo(1);
  }

  @Test
  void futureReadingIsNotCounted() {
    assertThat(coverage(Chair.infusing().reads(11, ALL), 10, Phase.INFUSION).sets())
        .extracting(CoveredSet::status)
        .containsExactly(PENDING);
  }

  @Test
  void openSessionIsCountedForOneDay() {
    assertThat(coverage(Chair.infusing(), 100 * 24 * 60, Phase.INFUSION).sets()).hasSize(144);
  }

  @Test
  void baselineCountsAndArrivalIsRequired() {
    Chair chair = Chair.unmeasured().notStarted().reads(11, ALL);

    assertThat(coverage(chair, 20, Phase.BASELINE).onTime()).isEqualTo(1);
    assertThat(
            Coverage.of(
                    chair.protocol(),
                    new Timeline(
                        PatientFacts.onScale(1), List.of(), List.of(), InfusionCourse.NOT_BEGUN),
                    Chair.START)
                .sets())
        .isEmpty();
  }

  // ---------------------------------------------------------------- for any session

  @Test
  void statusesAddUpInAnyOrder() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Coverage coverage = Coverage.of(Chair.STANDARD, timeline, now);

          assertThat(coverage.onTime() + coverage.late() + coverage.missed())
              .isEqualTo(coverage.due());
          assertThat(coverage.sets())
              .hasSize(coverage.due() + (int) count(coverage, PENDING))
              .allSatisfy(set -> assertThat(set.dueAt()).isBeforeOrEqualTo(now));
          assertThat(coverage.onTime()).isLessThanOrEqualTo(coverage.due());
          assertThat(coverage.late()).isEqualTo((int) count(coverage, LATE));

          List<Reading> readings = new ArrayList<>(timeline.readings());
          Collections.shuffle(readings, any.random());
          assertThat(
                  Coverage.of(
                      Chair.STANDARD,
                      new Timeline(
                          timeline.patient(),
                          readings,
                          timeline.sideEffects(),
                          timeline.infusion()),
                      now))
              .isEqualTo(coverage);
        });
  }

  @Test
  void dateShiftKeepsCoverage() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Duration by = Duration.ofSeconds(any.random().nextInt(100_000_000));

          Coverage moved = Coverage.of(Chair.STANDARD, Shifted.by(by, timeline), now.plus(by));

          assertThat(Shifted.by(by.negated(), moved))
              .isEqualTo(Coverage.of(Chair.STANDARD, timeline, now));
        });
  }

  @Test
  void anyInputIsAnswered() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any ->
            assertThat(Coverage.of(Chair.STANDARD, any.wildTimeline(), any.instant())).isNotNull());
  }

  private static long count(Coverage coverage, CoverageStatus status) {
    return coverage.sets().stream().filter(set -> set.status() == status).count();
  }

  /** Of one phase alone. */
  private static Coverage coverage(Chair chair, int now, Phase phase) {
    Coverage whole = Coverage.of(chair.protocol(), chair.timeline(), Chair.minute(now));
    List<CoveredSet> sets = whole.sets().stream().filter(set -> set.phase() == phase).toList();
    Coverage part = new Coverage(0, 0, 0, 0, sets);
    int onTime = (int) count(part, ON_TIME);
    int late = (int) count(part, LATE);
    int missed = (int) count(part, MISSED);
    return new Coverage(onTime + late + missed, onTime, late, missed, sets);
  }
}
