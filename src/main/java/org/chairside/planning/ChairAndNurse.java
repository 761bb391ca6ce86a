package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.chairside.planning.SeriesRequest.Usual;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.SessionPhases;
import org.jspecify.annotations.Nullable;

/** Chooses the chair and the nurse for a start. */
public final class ChairAndNurse {

  private final ClinicSchedule schedule;

  public ChairAndNurse(ClinicSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * The chair for a session: the one asked for, else the one the patient knows, else the one that
   * became free last, so that long free stretches elsewhere stay whole.
   */
  public Optional<UUID> chair(SessionPhases phases, Instant start, @Nullable UUID asked) {
    return chair(phases, start, asked, Usual.NONE);
  }

  Optional<UUID> chair(SessionPhases phases, Instant start, @Nullable UUID asked, Usual usual) {
    for (UUID each : new UUID[] {asked, usual.chairId()}) {
      if (each != null
          && schedule.resources().chairs().containsKey(each)
          && schedule.allowsChair(each, start, phases)) {
        return Optional.of(each);
      }
    }
    return schedule.resources().chairs().keySet().stream()
        .filter(chair -> schedule.allowsChair(chair, start, phases))
        .max(Comparator.comparingLong(chair -> schedule.chairFreeSince(chair, start)));
  }

  /**
   * The nurse for a session: the one the patient knows, else the one with the least to do that day
   * by acuity; none if the day has no roster or nobody can take it.
   */
  public Optional<UUID> nurse(
      SessionPhases phases, Instant start, int patientsPerNurse, @Nullable UUID usual) {
    LocalDate day = schedule.resources().clock().dateOf(start);
    return schedule.nurses(day).stream()
        .filter(nurse -> schedule.allowsNurse(nurse, start, phases, patientsPerNurse))
        .min(
            Comparator.comparing((UUID nurse) -> !nurse.equals(usual))
                .thenComparingLong(nurse -> schedule.workload(nurse, day))
                .thenComparing(Comparator.naturalOrder()));
  }
}
