package org.chairside.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When a session of some length could start, chair by chair, for any patient. */
public final class FreeStarts {

  private static final Duration STEP = Duration.ofMinutes(15);
  private static final UUID NOBODY = new UUID(0, 0);

  private final ClinicSchedule schedule;

  public FreeStarts(ClinicSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Every quarter of an hour of the wall clock at which such a session could start.
   *
   * @param patientsPerNurse how many patients of its acuity one nurse may watch
   */
  public Map<UUID, List<Instant>> of(Interval period, SessionPhases phases, int patientsPerNurse) {
    Map<UUID, List<Instant>> free = new LinkedHashMap<>();
    schedule.resources().chairs().keySet().forEach(chair -> free.put(chair, new ArrayList<>()));
    WallClock clock = schedule.resources().clock();
    LocalDate last = clock.dateOf(period.until());
    for (LocalDate day = clock.dateOf(period.from()); !day.isAfter(last); day = day.plusDays(1)) {
      Interval whole = clock.day(day);
      for (Instant start = whole.from(); start.isBefore(whole.until()); start = start.plus(STEP)) {
        if (!start.isBefore(period.from()) && start.isBefore(period.until())) {
          add(free, start, phases, patientsPerNurse);
        }
      }
    }
    return free;
  }

  private void add(
      Map<UUID, List<Instant>> free, Instant start, SessionPhases phases, int patientsPerNurse) {
    if (!schedule.isOpen(start)
        || !schedule.allowsTime(NOBODY, start, phases)
        || !hasNurse(start, phases, patientsPerNurse)) {
      return;
    }
    free.forEach(
        (chair, starts) -> {
          if (schedule.allowsChair(chair, start, phases)) {
            starts.add(start);
          }
        });
  }

  private boolean hasNurse(Instant start, SessionPhases phases, int patientsPerNurse) {
    return !schedule.isRostered(start)
        || schedule.nurseTimelines(schedule.resources().clock().dateOf(start)).stream()
            .anyMatch(
                nurse ->
                    nurse.allow(
                        CapacityTimeline.at(start),
                        phases,
                        ClinicSchedule.ATTENTION / patientsPerNurse));
  }
}
