package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Chair.id;
import static org.chairside.monitoring.Chair.minute;
import static org.chairside.vocabulary.SideEffectSeverity.SEVERE;
import static org.chairside.vocabulary.SideEffectType.NAUSEA;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.observation.Measured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session as far as it had come by an instant, that instant included. */
class TimelineTest {

  private static Timeline whole() {
    return Chair.infusing()
        .reads(10, Measured.allNormal())
        .reads(20, Measured.allNormal())
        .sees(12, 18, NAUSEA, SEVERE)
        .sees(25, NAUSEA, SEVERE)
        .pauses(15, 20)
        .pauses(30, null)
        .rate(0, 60)
        .rate(20, 30)
        .ends(50)
        .discharged(90)
        .timeline();
  }

  @ParameterizedTest
  @CsvSource({"-3, 0", "-2, 1", "9, 1", "10, 2", "19, 2", "20, 3", "60, 3"})
  void readingCountsFromWhenItWasTaken(int at, int readings) {
    assertThat(whole().until(minute(at)).readings())
        .isEqualTo(whole().readings().subList(0, readings));
  }

  @ParameterizedTest
  @CsvSource({"11, 0, ", "12, 1, ", "17, 1, ", "18, 1, 18", "24, 1, 18", "25, 2, 18"})
  void sideEffectLastsUntilItWasResolved(int at, int known, @Nullable Integer resolved) {
    List<SideEffectSpan> sideEffects = whole().until(minute(at)).sideEffects();

    assertThat(sideEffects).hasSize(known);
    if (known > 0) {
      assertThat(sideEffects.getFirst())
          .isEqualTo(
              new SideEffectSpan(
                  id(4), NAUSEA, SEVERE, minute(12), resolved == null ? null : minute(resolved)));
    }
    if (known > 1) {
      assertThat(sideEffects.getLast().resolvedAt()).isNull();
    }
  }

  @Test
  void whatHasNotComeIsUnknown() {
    InfusionCourse before = whole().infusion().until(minute(-20));

    assertThat(before)
        .isEqualTo(
            new InfusionCourse(
                minute(-20),
                null,
                null,
                60,
                List.of(),
                null,
                null,
                null,
                List.of(),
                BigDecimal.valueOf(35)));
    assertThat(whole().infusion().until(minute(-21)).checkedInAt()).isNull();
    assertThat(whole().infusion().until(minute(90))).isEqualTo(whole().infusion());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, BASELINE, 0, 0",
    "0, INFUSION, 0, 1",
    "14, INFUSION, 0, 1",
    "15, INFUSION, 1, 1",
    "20, INFUSION, 1, 2",
    "30, INFUSION, 2, 2",
    "49, INFUSION, 2, 2",
    "50, RECOVERY, 2, 2",
    "89, RECOVERY, 2, 2",
    "90, , 2, 2"
  })
  void runCountsAsFarAsItHadCome(int at, @Nullable Phase phase, int pauses, int rates) {
    InfusionCourse then = whole().infusion().until(minute(at));

    assertThat(then.phase()).isEqualTo(phase);
    assertThat(then.pauses()).hasSize(pauses);
    assertThat(then.rates()).hasSize(rates);
  }

  @Test
  void pauseIsOpenUntilInfusionGoesOn() {
    assertThat(whole().infusion().until(minute(19)).pauses())
        .containsExactly(new Pause(minute(15), null));
    assertThat(whole().infusion().until(minute(20)).pauses())
        .containsExactly(new Pause(minute(15), minute(20)));
    assertThat(whole().infusion().until(minute(19)).plannedEnd()).as("while held").isNull();
    assertThat(whole().infusion().until(minute(20)).plannedEnd()).isEqualTo(minute(65));
  }

  @Test
  void cancelledSessionIsOverFromThatInstant() {
    InfusionCourse cancelled = Chair.unmeasured().notStarted().cancelled(5).timeline().infusion();

    assertThat(cancelled.until(minute(4)).isOver()).isFalse();
    assertThat(cancelled.until(minute(5)).isOver()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"59, false", "60, false", "61, true"})
  void sessionFromPaperIsWrittenAfterItsPlannedEnd(int recorded, boolean after) {
    InfusionCourse course = Chair.unmeasured().phaseRecorded(recorded).timeline().infusion();

    assertThat(course.isWrittenAfterItsPlannedEnd()).isEqualTo(after);
    assertThat(
            Chair.unmeasured()
                .planned(null)
                .phaseRecorded(recorded)
                .timeline()
                .infusion()
                .isWrittenAfterItsPlannedEnd())
        .as("no plan, no planned end")
        .isFalse();
  }

  @Test
  void unwrittenPhaseIsNotLate() {
    assertThat(Chair.unmeasured().notStarted().timeline().infusion().isWrittenAfterItsPlannedEnd())
        .isFalse();
    assertThat(
            new InfusionCourse(
                    null, minute(0), null, 60, List.of(), null, null, null, List.of(), null)
                .isWrittenAfterItsPlannedEnd())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // 60 mg/h from minute 0, 30 mg/h from minute 20 to the end in minute 50: 20 and 15 mg
    "20, 20",
    "21, 22",
    "35, 50",
    "36, "
  })
  void doseRunsInUntilInfusionEnds(BigDecimal mg, @Nullable Integer reached) {
    assertThat(whole().infusion().delivered(mg))
        .isEqualTo(reached == null ? null : minute(reached));
  }

  @Test
  void rateBeyondTheEndGivesNothing() {
    InfusionCourse stopped =
        Chair.infusing().rate(0, 60).rate(30, 60).ends(10).timeline().infusion();

    assertThat(stopped.delivered(BigDecimal.TEN)).isEqualTo(minute(10));
    assertThat(stopped.delivered(BigDecimal.valueOf(11))).isNull();
  }
}
