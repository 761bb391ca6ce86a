package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * During the infusion a set is due every 10 minutes with 3 minutes of grace, in recovery every 15.
 */
class ScheduleTest {

  private static final String RULE = "vitals-overdue";

  @ParameterizedTest
  @CsvSource({
    "9, NOT_DUE, ",
    "10, DUE, ",
    "12, DUE, ",
    "13, OVERDUE, WARNING",
    "40, OVERDUE, WARNING"
  })
  void firstSetIsDueTenMinutesAfterStart(
      int now, DueSet.DueStatus status, @Nullable Severity found) {
    Assessment assessment = Chair.infusing().at(now);

    assertThat(due(assessment).status()).isEqualTo(status);
    assertThat(due(assessment).dueAt()).isEqualTo(Chair.minute(10));
    assertThat(due(assessment).overdueAt()).isEqualTo(Chair.minute(13));
    assertThat(Chair.infusing().severity(now, RULE)).isEqualTo(found);
  }

  @Test
  void overdueFindingIsDatedAtDueTime() {
    assertThat(InEnglish.findings(Chair.infusing().findings(20, RULE)))
        .containsExactly(
            new Finding(
                RULE,
                Severity.WARNING,
                Chair.minute(10),
                List.of(),
                Message.verbatim(
                    "not taken in time: systolic, diastolic, heart rate, SpO2, respiratory rate,"
                        + " supplemental oxygen, consciousness, and sedation MOAA/S"),
                true,
                null,
                List.of()));
  }

  @Test
  void nextSetIsDueTenMinutesAfterLast() {
    Assessment assessment = Chair.infusing().reads(11, Measured.allNormal()).at(14);

    assertThat(due(assessment).dueAt()).isEqualTo(Chair.minute(21));
    assertThat(assessment.nextCheckAt()).isEqualTo(Chair.minute(24));
  }

  @Test
  void eachSignIsDueSeparately() {
    Chair chair =
        Chair.infusing().reads(5, Measured.allNormal().without(VitalSign.RESPIRATORY_RATE));

    DueSet due = due(chair.at(9));
    assertThat(due.dueAt()).isEqualTo(Chair.minute(10));
    assertThat(due.signs()).containsExactly(VitalSign.RESPIRATORY_RATE);
    assertThat(due(chair.at(14)).signs()).containsExactly(VitalSign.RESPIRATORY_RATE);
    assertThat(due(chair.at(15)).signs()).hasSize(8);
    assertThat(due(chair.at(15)).dueAt()).isEqualTo(Chair.minute(10));
  }

  @Test
  void lateRecordedEndShiftsGracePeriod() {
    Chair chair = Chair.infusing().ends(60).phaseRecorded(120);

    assertThat(due(chair.at(122)).status()).isEqualTo(DueSet.DueStatus.DUE);
    assertThat(due(chair.at(123)).status()).isEqualTo(DueSet.DueStatus.OVERDUE);
  }

  @Test
  void lateRecordedStartIsNotOverdueAtOnce() {
    Chair chair = Chair.infusing().phaseRecorded(30);

    assertThat(due(chair.at(30)).status()).isEqualTo(DueSet.DueStatus.DUE);
    assertThat(due(chair.at(30)).dueAt()).isEqualTo(Chair.minute(10));
    assertThat(chair.severity(32, RULE)).isNull();
    assertThat(chair.severity(33, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void fastDeviceClockDoesNotDelayNextSet() {
    Chair chair = Chair.infusing().reads(200, 10, Measured.allNormal());

    assertThat(due(chair.at(15)).dueAt()).isEqualTo(Chair.minute(20));
  }

  @Test
  void lateRecordedSetCountsFromItsTime() {
    Chair chair = Chair.infusing().reads(9, 12, Measured.allNormal());

    assertThat(due(chair.at(13)).dueAt()).isEqualTo(Chair.minute(19));
  }

  @Test
  void recoveryHasItsOwnInterval() {
    Chair chair = Chair.infusing().reads(58, Measured.allNormal()).ends(60);

    assertThat(due(chair.at(61)).dueAt()).isEqualTo(Chair.minute(75));
    assertThat(chair.severity(77, RULE)).isNull();
    assertThat(chair.severity(78, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void baselineSetIsDueAfterCheckIn() {
    Chair chair = Chair.unmeasured().notStarted();

    assertThat(due(chair.at(0)).dueAt()).isEqualTo(Chair.minute(10));
    assertThat(chair.severity(24, RULE)).isNull();
    assertThat(chair.severity(25, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void nothingIsDueAfterPatientLeft() {
    Assessment discharged = Chair.infusing().ends(60).discharged(100).at(200);
    Assessment cancelled = Chair.unmeasured().notStarted().cancelled(10).at(200);

    assertThat(discharged).isEqualTo(new Assessment(List.of(), List.of(), null, null));
    assertThat(cancelled.dueSet()).isNull();
    assertThat(cancelled.nextCheckAt()).isNull();
  }

  @Test
  void nothingIsDueBeforeCheckIn() {
    Timeline timeline =
        new Timeline(PatientFacts.onScale(1), List.of(), List.of(), InfusionCourse.NOT_BEGUN);

    assertThat(ProtocolEvaluator.assess(StandardProtocol.load(), timeline, Chair.START))
        .isEqualTo(new Assessment(List.of(), List.of(), null, null));
  }

  // ---------------------------------------------------------------- a first set, and pauses

  private static Protocol infusionPlan(@Nullable Integer first, @Nullable Integer paused) {
    return Drafts.with(
        new BaselinePlan(15, List.of(VitalSign.SYSTOLIC), "somewhere"),
        new ObservationPlan(10, first, paused, 3, List.of(VitalSign.SYSTOLIC), "somewhere"),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"2, 40", "36, 40", "37, 47", "39, 49", "40, 50"})
  void earlyExtraSetDoesNotReplaceFirst(int taken, int due) {
    Chair chair = Chair.infusing().by(infusionPlan(40, null));

    assertThat(due(chair.at(1)).dueAt()).isEqualTo(Chair.minute(40));
    assertThat(due(chair.systolic(taken, 120).at(taken)).dueAt()).isEqualTo(Chair.minute(due));
  }

  @Test
  void firstSetCanBeDueSooner() {
    Chair chair = Chair.infusing().by(infusionPlan(2, null));

    assertThat(due(chair.at(1)).dueAt()).isEqualTo(Chair.minute(2));
    assertThat(due(chair.systolic(2, 120).at(3)).dueAt()).isEqualTo(Chair.minute(12));
  }

  @ParameterizedTest
  @CsvSource({
    // last set, held from, held until, due
    "5, 8, , 38", // by the interval of pauses from the pause's beginning
    "5, 15, , 15", // due before the pause: it stays due
    "5, 16, , 15",
    "5, 8, 12, 15", // the pause is over: the planned interval again
    "5, 8, 20, 20", // it has run out meanwhile: due at once
    "5, 8, 38, 38",
    "5, 8, 45, 38", // it came due within the pause
    "12, 8, , 42", // from the last set in the pause
    "12, 8, 20, 22"
  })
  void pausedInfusionHasItsOwnInterval(int taken, int from, @Nullable Integer until, int due) {
    Chair chair =
        Chair.infusing().by(infusionPlan(null, 30)).pauses(from, until).systolic(taken, 120);

    assertThat(due(chair.at(13)).dueAt()).isEqualTo(Chair.minute(due));
  }

  @Test
  void pauseWithoutIntervalChangesNothing() {
    Chair chair = Chair.infusing().by(infusionPlan(null, null)).pauses(8, null).systolic(5, 120);

    assertThat(due(chair.at(13)).dueAt()).isEqualTo(Chair.minute(15));
  }

  @Test
  void resumedInfusionAllowsGracePeriod() {
    Chair chair = Chair.infusing().by(infusionPlan(null, 30)).pauses(8, 20).systolic(5, 120);

    assertThat(due(chair.at(22)).status()).isEqualTo(DueSet.DueStatus.DUE);
    assertThat(due(chair.at(23)).status()).isEqualTo(DueSet.DueStatus.OVERDUE);
  }

  @Test
  void latestReadingOfEachSignCounts() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any -> {
          Timeline timeline = any.timeline();
          DueSet next = Schedule.next(Chair.STANDARD, timeline, any.instant());
          Instant began = timeline.infusion().startedAt();
          if (next != null && began != null && timeline.infusion().phase() == Phase.INFUSION) {
            ObservationPlan plan = requireNonNull(Chair.STANDARD.plans().get(Phase.INFUSION));
            Instant slow =
                plan.required().stream()
                    .map(sign -> lastTaken(sign, began, timeline).plusSeconds(600))
                    .min(Instant::compareTo)
                    .orElseThrow();
            assertThat(next.dueAt()).isEqualTo(slow);
          }
        });
  }

  private static Instant lastTaken(VitalSign sign, Instant began, Timeline timeline) {
    return timeline.readings().stream()
        .filter(reading -> reading.vitals().has(sign))
        .map(r -> r.takenAt().isAfter(r.recordedAt()) ? r.recordedAt() : r.takenAt())
        .filter(taken -> taken.isAfter(began))
        .max(Instant::compareTo)
        .orElse(began);
  }

  @Test
  void fiveHundredReadingsAreFast() {
    Timeline timeline = new AnySession(1).timelineOf(500);
    for (int i = 0; i < 2000; i++) {
      Schedule.next(Chair.STANDARD, timeline, Chair.minute(70));
    }
    long before = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      Schedule.next(Chair.STANDARD, timeline, Chair.minute(70));
    }
    assertThat((System.nanoTime() - before) / 1000).isLessThan(1_000_000);
  }

  private static DueSet due(Assessment assessment) {
    return requireNonNull(assessment.dueSet());
  }
}
