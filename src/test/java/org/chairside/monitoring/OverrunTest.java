package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An infusion of 60 minutes may run 10 minutes longer. */
class OverrunTest {

  private static final String RULE = "infusion-overrun";

  @ParameterizedTest
  @CsvSource({"60, ", "69, ", "70, WARNING", "200, WARNING"})
  void overrunStartsAfterGracePeriod(int now, @Nullable Severity found) {
    assertThat(Chair.infusing().severity(now, RULE)).isEqualTo(found);
  }

  @Test
  void findingIsDatedAtPlannedEnd() {
    assertThat(InEnglish.findings(Chair.infusing().findings(75, RULE)))
        .containsExactly(
            new Finding(
                RULE,
                Severity.WARNING,
                Chair.minute(60),
                List.of(),
                Message.verbatim("not ended 10 minutes after its planned end"),
                true,
                null,
                List.of()));
  }

  @Test
  void overrunCanBecomeMoreUrgent() {
    Protocol protocol =
        Drafts.withRules(
            Drafts.rule(
                Drafts.level(Severity.WARNING, new Condition.InfusionOverrun(0)),
                Drafts.level(Severity.CRITICAL, new Condition.InfusionOverrun(20))));
    Chair chair = Chair.infusing().by(protocol);

    assertThat(chair.severity(89, "a-rule")).isEqualTo(Severity.WARNING);
    assertThat(chair.severity(90, "a-rule")).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void pausedTimeExtendsPlannedEnd() {
    Chair chair = Chair.infusing().pauses(20, 35);

    assertThat(plannedEnd(chair)).isEqualTo(Chair.minute(75));
    assertThat(chair.severity(84, RULE)).isNull();
    assertThat(chair.severity(85, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void overlappingPausesCountOnce() {
    assertThat(plannedEnd(Chair.infusing().pauses(20, 35).pauses(30, 40)))
        .isEqualTo(Chair.minute(80));
    assertThat(plannedEnd(Chair.infusing().pauses(20, 35).pauses(22, 30)))
        .isEqualTo(Chair.minute(75));
  }

  @Test
  void earlierPauseExtendsTimeForLaterOne() {
    assertThat(plannedEnd(Chair.infusing().pauses(65, 75).pauses(50, 60)))
        .isEqualTo(Chair.minute(80));
    assertThat(plannedEnd(Chair.infusing().pauses(60, 75))).isEqualTo(Chair.minute(60));
  }

  @Test
  void pausedInfusionHasNoPlannedEnd() {
    Chair chair = Chair.infusing().pauses(20, null);

    assertThat(plannedEnd(chair)).isNull();
    assertThat(chair.severity(500, RULE)).isNull();
  }

  @Test
  void pauseAfterPlannedEndChangesNothing() {
    assertThat(Chair.infusing().pauses(65, null).severity(70, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void overrunEndsWithInfusion() {
    assertThat(Chair.infusing().ends(90).severity(100, RULE)).isNull();
    assertThat(Chair.infusing().notStarted().severity(100, RULE)).isNull();
    assertThat(Chair.infusing().planned(null).severity(100, RULE)).isNull();
  }

  @Test
  void overrunIsNextCheckWhenNothingElseIsDue() {
    Chair chair = Chair.infusing();
    for (int minute = 10; minute <= 60; minute += 10) {
      chair.reads(minute, Measured.allNormal());
    }

    assertThat(chair.at(61).nextCheckAt()).isEqualTo(Chair.minute(70));
  }

  @ParameterizedTest
  @CsvSource({"20, 60", "21, 61", "35, 75", "200, 240"})
  void resumedPauseMovesEnd(int resumed, int end) {
    InfusionCourse infusion = Chair.infusing().pauses(20, null).timeline().infusion();
    assertThat(infusion.plannedEndIfResumedAt(Chair.minute(resumed))).isEqualTo(Chair.minute(end));
  }

  @Test
  void runningInfusionKeepsPlannedEnd() {
    assertThat(
            Chair.infusing()
                .pauses(20, 35)
                .timeline()
                .infusion()
                .plannedEndIfResumedAt(Chair.minute(50)))
        .isEqualTo(Chair.minute(75));
    assertThat(InfusionCourse.NOT_BEGUN.plannedEndIfResumedAt(Chair.minute(50))).isNull();
  }

  private static @Nullable Instant plannedEnd(Chair chair) {
    return chair.timeline().infusion().plannedEnd();
  }
}
