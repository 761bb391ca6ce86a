package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.List;
import java.util.Set;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard protocol: a critical flag after 0, 1 and 2 minutes, a warning after 0, 5 and 10. */
class EscalationsTest {

  private static final List<EscalationStep> STEPS = Chair.STANDARD.escalation();

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, -1, 0",
    "CRITICAL, 0, 1",
    "CRITICAL, 1, 2",
    "CRITICAL, 2, 3",
    "WARNING, 4, 1",
    "WARNING, 5, 2",
    "WARNING, 9, 2",
    "WARNING, 10, 3",
    "ADVISORY, 600, 1"
  })
  void stepIsDueAfterItsDelay(Severity severity, int now, int told) {
    assertThat(
            Escalations.due(STEPS, severity, Chair.START, null, Set.of(), Chair.minute(now))
                .stream()
                .map(due -> due.step().to()))
        .containsExactly(List.of(Recipient.values()).subList(0, told).toArray(Recipient[]::new));
  }

  @Test
  void missedStepsAreDueInOrder() {
    assertThat(Escalations.due(STEPS, WARNING, Chair.START, null, Set.of(), Chair.minute(60)))
        .extracting(DueStep::at)
        .containsExactly(Chair.minute(0), Chair.minute(5), Chair.minute(10));
  }

  @Test
  void stepIsTakenOnce() {
    List<DueStep> first =
        Escalations.due(STEPS, CRITICAL, Chair.START, null, Set.of(), Chair.minute(1));
    Set<Integer> taken = Set.of(first.getFirst().position(), first.getLast().position());

    assertThat(Escalations.due(STEPS, CRITICAL, Chair.START, null, taken, Chair.minute(1)))
        .isEmpty();
    assertThat(Escalations.next(STEPS, CRITICAL, Chair.START, null, taken))
        .isEqualTo(Chair.minute(2));
    assertThat(Escalations.due(STEPS, CRITICAL, Chair.START, null, taken, Chair.minute(2)))
        .extracting(due -> due.step().to())
        .containsExactly(Recipient.CLINICIAN_ON_DUTY);
  }

  @Test
  void severitiesHaveSeparateSteps() {
    Set<Integer> advisory =
        Set.of(
            Escalations.due(STEPS, ADVISORY, Chair.START, null, Set.of(), Chair.START)
                .getFirst()
                .position());

    assertThat(Escalations.next(STEPS, ADVISORY, Chair.START, null, advisory)).isNull();
    assertThat(Escalations.next(STEPS, CRITICAL, Chair.START, null, advisory))
        .isEqualTo(Chair.START);
  }

  @Test
  void noStepsNotifyNobody() {
    assertThat(Escalations.due(List.of(), CRITICAL, Chair.START, null, Set.of(), Chair.minute(9)))
        .isEmpty();
    assertThat(Escalations.next(List.of(), CRITICAL, Chair.START, null, Set.of())).isNull();
  }

  @Test
  void acknowledgmentTellsClinicianOfCriticalFlagAtOnce() {
    List<DueStep> due =
        Escalations.due(STEPS, CRITICAL, Chair.START, Chair.minute(1), Set.of(), Chair.minute(1));

    assertThat(due)
        .extracting(step -> step.step().to())
        .containsExactly(Recipient.CLINICIAN_ON_DUTY);
    assertThat(due).extracting(DueStep::at).containsExactly(Chair.minute(1));
  }

  @Test
  void acknowledgmentEndsWarningsSteps() {
    assertThat(
            Escalations.due(
                STEPS, WARNING, Chair.START, Chair.minute(1), Set.of(), Chair.minute(60)))
        .isEmpty();
  }

  @Test
  void stepSaysWhetherItOutlastsAcknowledgment() {
    EscalationStep warning =
        new EscalationStep(WARNING, 5, Recipient.CHARGE_NURSE, "somewhere", true);
    EscalationStep critical =
        new EscalationStep(CRITICAL, 5, Recipient.CLINICIAN_ON_DUTY, "somewhere", false);
    List<EscalationStep> steps = List.of(warning, critical);

    assertThat(
            Escalations.due(
                steps, WARNING, Chair.START, Chair.minute(2), Set.of(), Chair.minute(2)))
        .extracting(DueStep::step)
        .containsExactly(warning);
    assertThat(
            Escalations.due(
                steps, CRITICAL, Chair.START, Chair.minute(2), Set.of(), Chair.minute(9)))
        .isEmpty();
  }
}
