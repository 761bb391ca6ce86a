package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The same session at another time. */
final class Shifted {

  private Shifted() {}

  static Timeline by(Duration shift, Timeline timeline) {
    Run run = timeline.run();
    return new Timeline(
        by(shift, timeline.patient()),
        timeline.readings().stream()
            .map(
                r ->
                    new Reading(
                        r.id(), r.takenAt().plus(shift), r.recordedAt().plus(shift), r.vitals()))
            .toList(),
        timeline.sideEffects().stream()
            .map(
                e ->
                    new Episode(
                        e.id(),
                        e.type(),
                        e.severity(),
                        e.onsetAt().plus(shift),
                        by(shift, e.resolvedAt())))
            .toList(),
        new Run(
            by(shift, run.checkedInAt()),
            by(shift, run.startedAt()),
            by(shift, run.phaseRecordedAt()),
            run.plannedMinutes(),
            run.pauses().stream()
                .map(pause -> new Pause(pause.from().plus(shift), by(shift, pause.until())))
                .toList(),
            by(shift, run.endedAt()),
            by(shift, run.dischargedAt()),
            by(shift, run.cancelledAt()),
            run.rates().stream()
                .map(rate -> new RateSegment(rate.from().plus(shift), rate.mgPerHour()))
                .toList(),
            run.plannedMg()));
  }

  private static PatientFacts by(Duration shift, PatientFacts patient) {
    return new PatientFacts(
        patient.spo2Scale(),
        patient.weightKg(),
        patient.history(),
        patient.overrides().stream()
            .map(
                o ->
                    new ThresholdOverride(
                        o.id(),
                        o.rule(),
                        o.severity(),
                        o.threshold(),
                        o.sign(),
                        o.value(),
                        o.from().plus(shift),
                        o.until().plus(shift)))
            .toList());
  }

  static Finding by(Duration shift, Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.at().plus(shift),
        finding.evidence(),
        finding.sentence(),
        finding.stillHolds(),
        by(shift, finding.repeatBy()));
  }

  static Coverage by(Duration shift, Coverage coverage) {
    return new Coverage(
        coverage.due(),
        coverage.onTime(),
        coverage.late(),
        coverage.missed(),
        coverage.sets().stream()
            .map(
                set ->
                    new Coverage.CoveredSet(
                        set.phase(),
                        set.dueAt().plus(shift),
                        set.deadline().plus(shift),
                        by(shift, set.takenAt()),
                        set.status()))
            .toList());
  }

  private static @Nullable Instant by(Duration shift, @Nullable Instant instant) {
    return instant == null ? null : instant.plus(shift);
  }
}
