package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.roster.Shift;

/**
 * A nurse's workload on the days with a roster.
 *
 * @param sessions assigned to the nurse on these days and not given up
 * @param monitored minutes in which the nurse's patients were monitored within the nurse's shifts,
 *     summed over patients, divided by the minutes of these shifts: the mean number of patients
 * @param peakPatients the most of them at once
 */
record NurseLoad(UUID staffId, int sessions, Ratio monitored, int peakPatients) {

  static List<NurseLoad> of(List<Visit> visits, ChairTime chairTime, Period period, Instant now) {
    Map<UUID, List<TimeRange>> shifts = new TreeMap<>();
    for (LocalDate day : period.days()) {
      for (Shift shift : chairTime.rosters().getOrDefault(day, List.of())) {
        if (ChairTime.isNurse(shift)) {
          shifts
              .computeIfAbsent(shift.staffId(), _ -> new ArrayList<>())
              .addAll(ChairTime.worked(period, day, shift).ranges());
        }
      }
    }
    return shifts.entrySet().stream()
        .map(
            nurse ->
                of(
                    nurse.getKey(),
                    Times.of(nurse.getValue()),
                    visits.stream().filter(v -> nurse.getKey().equals(v.nurseId())).toList(),
                    chairTime,
                    period,
                    now))
        .toList();
  }

  private static NurseLoad of(
      UUID nurse,
      Times shifts,
      List<Visit> visits,
      ChairTime chairTime,
      Period period,
      Instant now) {
    List<Times> monitored =
        visits.stream()
            .flatMap(visit -> visit.monitored(now).stream())
            .map(range -> Times.of(List.of(range)).and(shifts))
            .toList();
    long sessions =
        visits.stream()
            .filter(visit -> !visit.isGivenUp() && period.holds(visit.startsAt()))
            .filter(visit -> chairTime.rosters().containsKey(period.day(visit.startsAt())))
            .count();
    return new NurseLoad(
        nurse,
        Math.toIntExact(sessions),
        Ratio.of(
            monitored.stream().map(Times::length).reduce(Duration.ZERO, Duration::plus),
            shifts.length()),
        Times.mostAtOnce(monitored));
  }
}
