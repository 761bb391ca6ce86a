package org.chairside.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session on the schedule: booked, on hold, or hypothetical.
 *
 * @param id the session's or the hold's; any for a hypothetical one
 * @param nurseId who sees to the patient, or null where nobody is assigned
 * @param patientsPerNurse how many patients of its acuity one nurse may watch at once
 * @param hold whether it is only held
 */
public record Appointment(
    UUID id,
    UUID courseId,
    UUID patientId,
    UUID chairId,
    @Nullable UUID nurseId,
    Instant start,
    SessionPhases phases,
    int patientsPerNurse,
    boolean hold) {

  public Instant end() {
    return start.plus(phases.stay());
  }

  public Interval presence() {
    return phases.presence(start);
  }

  public Interval chairTime() {
    return phases.chair(start);
  }

  public Appointment at(Instant other, UUID chair, @Nullable UUID nurse) {
    return new Appointment(
        id, courseId, patientId, chair, nurse, other, phases, patientsPerNurse, hold);
  }
}
