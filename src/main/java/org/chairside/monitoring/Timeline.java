package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * Everything known about a session when it is evaluated. The order in which readings and side
 * effects come in does not matter: both are kept by their own time, then by id.
 *
 * @param patient what the rules need to know of the patient
 * @param readings the observations in force
 * @param sideEffects the side effects charted
 * @param infusion how the session runs
 */
public record Timeline(
    PatientFacts patient,
    List<Reading> readings,
    List<SideEffectSpan> sideEffects,
    InfusionCourse infusion) {
  public Timeline {
    readings = readings.stream().sorted(Reading.BY_TIME).toList();
    sideEffects = sideEffects.stream().sorted(SideEffectSpan.BY_TIME).toList();
  }

  /** What had happened by that instant, as it is known today. */
  Timeline until(Instant at) {
    return new Timeline(
        patient,
        readings.stream().filter(reading -> !reading.takenAt().isAfter(at)).toList(),
        sideEffects.stream()
            .filter(effect -> !effect.onsetAt().isAfter(at))
            .map(effect -> effect.until(at))
            .toList(),
        infusion.until(at));
  }
}
