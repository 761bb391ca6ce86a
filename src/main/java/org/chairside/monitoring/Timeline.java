package org.chairside.monitoring;

import java.util.List;

/**
 * Everything known about a session when it is evaluated. The order in which readings and side
 * effects come in does not matter: both are kept by their own time, then by id. Readings of the
 * same instant and values are one, so that a set entered twice confirms nothing.
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
    readings = Reading.distinct(readings.stream().sorted(Reading.BY_TIME).toList());
    sideEffects = sideEffects.stream().sorted(SideEffectSpan.BY_TIME).toList();
  }
}
