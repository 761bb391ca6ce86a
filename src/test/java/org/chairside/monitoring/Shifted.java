package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The same session at another time. */
final class Shifted {

  private Shifted() {}

  static Timeline by(Duration shift, Timeline timeline) {
    InfusionCourse infusion = timeline.infusion();
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
                    new SideEffectSpan(
                        e.id(),
                        e.type(),
                        e.severity(),
                        e.onsetAt().plus(shift),
                        by(shift, e.resolvedAt())))
            .toList(),
        new InfusionCourse(
            by(shift, infusion.checkedInAt()),
            by(shift, infusion.startedAt()),
            by(shift, infusion.phaseRecordedAt()),
            infusion.plannedMinutes(),
            infusion.pauses().stream()
                .map(pause -> new Pause(pause.from().plus(shift), by(shift, pause.until())))
                .toList(),
            by(shift, infusion.endedAt()),
            by(shift, infusion.dischargedAt()),
            by(shift, infusion.cancelledAt()),
            infusion.rates().stream()
                .map(rate -> new RateSegment(rate.from().plus(shift), rate.mgPerHour()))
                .toList(),
            infusion.plannedMg()));
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
        by(shift, finding.repeatBy()),
        finding.subjects());
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
