package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.chairside.schedule.SessionPhases;
import org.jspecify.annotations.Nullable;

/**
 * What a floor has left, minute by minute, counted from the raw facts. Slow and simple: it shares
 * nothing with the code that it checks, and implements every rule a second time.
 */
final class RawSchedule {

  // A patient of whom a nurse may watch n takes a share of 1/n: sixtieths hold halves to sixths.
  private static final int WHOLE = 60;

  private final ZoneId zone;
  private final Resources resources;
  private final long base;
  private final int minutes;
  private final boolean[] open;
  private final boolean[] closed;
  private final Map<UUID, boolean[]> chairTaken = new LinkedHashMap<>();
  private final Map<UUID, boolean[]> chairShut = new HashMap<>();
  private final Map<UUID, boolean[]> onShift = new HashMap<>();
  private final Map<UUID, boolean[]> inBreak = new HashMap<>();
  private final Map<UUID, boolean[]> handsTaken = new HashMap<>();
  private final Map<UUID, int[]> watched = new HashMap<>();
  private final Map<UUID, boolean[]> patientThere = new HashMap<>();
  private final int[] watchedByAll;
  private final int[] pumpsTaken;
  private final int[] present;
  private final boolean[] clinician;
  private final List<Instant> starts = new ArrayList<>();

  RawSchedule(
      Resources resources, Collection<Appointment> booked, LocalDate first, LocalDate last) {
    this.resources = resources;
    zone = resources.clock().zone();
    base = first.minusDays(2).atStartOfDay(zone).toEpochSecond() / 60;
    minutes = (int) (last.plusDays(3).atStartOfDay(zone).toEpochSecond() / 60 - base);
    open = new boolean[minutes];
    closed = new boolean[minutes];
    watchedByAll = new int[minutes];
    pumpsTaken = new int[minutes];
    present = new int[minutes];
    clinician = new boolean[minutes];
    Intervals hours = resources.hours();
    if (hours != null) {
      hours.list().forEach(interval -> mark(open, interval));
    }
    resources.closures().forEach(each -> mark(closed, each.interval()));
    resources
        .clinicians()
        .values()
        .forEach(s -> s.list().forEach(interval -> mark(clinician, interval)));
    for (Seat seat : resources.chairs().values()) {
      chairTaken.put(seat.id(), new boolean[minutes]);
      boolean[] shut = new boolean[minutes];
      seat.closures().stream().map(Closed::interval).forEach(interval -> mark(shut, interval));
      chairShut.put(seat.id(), shut);
    }
    for (List<NurseShift> shifts : resources.rosters().values()) {
      for (NurseShift shift : shifts) {
        mark(row(onShift, shift.nurseId()), shift.interval());
        shift.breaks().forEach(interval -> mark(row(inBreak, shift.nurseId()), interval));
      }
    }
    booked.forEach(this::enter);
  }

  private boolean[] row(Map<UUID, boolean[]> rows, UUID of) {
    return rows.computeIfAbsent(of, _ -> new boolean[minutes]);
  }

  private void mark(boolean[] row, Interval interval) {
    mark(row, minute(interval.from()), minute(interval.until()));
  }

  private void mark(boolean[] row, int from, int until) {
    for (int m = Math.max(0, from); m < Math.min(minutes, until); m++) {
      row[m] = true;
    }
  }

  int minute(Instant moment) {
    return (int) (Math.floorDiv(moment.getEpochSecond(), 60) - base);
  }

  private static int minutes(Duration duration) {
    return (int) duration.toMinutes();
  }

  private boolean isRostered(Instant start) {
    return resources.rosters().containsKey(start.atZone(zone).toLocalDate());
  }

  private void enter(Appointment a) {
    starts.add(a.start());
    int start = minute(a.start());
    int infusion = start + minutes(a.phases().preparation());
    int disconnect = infusion + minutes(a.phases().infusion());
    int line = disconnect + minutes(a.phases().disconnect());
    int end = line + minutes(a.phases().recovery());
    mark(row(chairTaken, a.chairId()), start, end + minutes(a.phases().turnover()));
    mark(row(patientThere, a.patientId()), start, end);
    add(present, start, end, 1);
    add(pumpsTaken, start, line, 1);
    UUID nurse = a.nurseId();
    if (nurse != null && isRostered(a.start())) {
      mark(row(handsTaken, nurse), start, infusion);
      mark(row(handsTaken, nurse), disconnect, line);
      int share = WHOLE / a.patientsPerNurse();
      add(watched.computeIfAbsent(nurse, _ -> new int[minutes]), infusion, end, share);
      add(watchedByAll, infusion, end, share);
    }
  }

  private static void add(int[] row, int from, int until, int more) {
    for (int m = from; m < until; m++) {
      row[m] += more;
    }
  }

  // ------------------------------------------------------------------ what is left

  /** Whether some chair and, on a rostered day, some nurse could take such a session then. */
  boolean isFree(
      SeriesRequest request, @Nullable Intervals availability, Instant start, int perNurse) {
    return !start.isBefore(request.earliest())
        && place(request.patientId(), availability, start, request.phases())
        && resources.chairs().values().stream().anyMatch(c -> chair(c, start, request.phases()))
        && (!isRostered(start)
            || resources.rosters().getOrDefault(date(start), List.of()).stream()
                .anyMatch(n -> nurse(n.nurseId(), start, request.phases(), perNurse)));
  }

  private LocalDate date(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  boolean place(UUID patient, @Nullable Intervals availability, Instant at, SessionPhases phases) {
    int start = minute(at);
    int infusion = start + minutes(phases.preparation());
    int line = infusion + minutes(phases.infusion()) + minutes(phases.disconnect());
    int end = line + minutes(phases.recovery());
    boolean[] there = row(patientThere, patient);
    boolean[] can = new boolean[minutes];
    if (availability != null) {
      availability.list().forEach(interval -> mark(can, interval));
    }
    boolean asksClinician = resources.clinicians().containsKey(date(at));
    Integer pumps = resources.pumps();
    for (int m = start; m < end; m++) {
      if ((resources.hours() != null && !open[m])
          || closed[m]
          || there[m]
          || (availability != null && !can[m])
          || (pumps != null && m < line && pumpsTaken[m] >= pumps)
          || (asksClinician && m >= infusion && !clinician[m])) {
        return false;
      }
    }
    return true;
  }

  boolean chair(Seat seat, Instant at, SessionPhases phases) {
    if (!seat.active()) {
      return false;
    }
    int start = minute(at);
    int end = start + minutes(phases.stay());
    boolean[] shut = chairShut.getOrDefault(seat.id(), open);
    boolean[] taken = row(chairTaken, seat.id());
    for (int m = start; m < end + minutes(phases.turnover()); m++) {
      if (taken[m] || (m < end && shut[m])) {
        return false;
      }
    }
    return true;
  }

  boolean nurse(UUID nurse, Instant at, SessionPhases phases, int perNurse) {
    int start = minute(at);
    int infusion = start + minutes(phases.preparation());
    int disconnect = infusion + minutes(phases.infusion());
    int line = disconnect + minutes(phases.disconnect());
    int end = line + minutes(phases.recovery());
    int share = WHOLE / perNurse;
    boolean[] shift = row(onShift, nurse);
    boolean[] pause = row(inBreak, nurse);
    boolean[] hands = row(handsTaken, nurse);
    int[] eyes = watched.computeIfAbsent(nurse, _ -> new int[minutes]);
    for (int m = start; m < end; m++) {
      boolean atThePatient = m < infusion || (m >= disconnect && m < line);
      if (!shift[m]
          || (atThePatient && (hands[m] || pause[m]))
          || (m >= infusion
              && (eyes[m] + share > WHOLE || watchedByAll[m] + share > working(m) * WHOLE))) {
        return false;
      }
    }
    return true;
  }

  private int working(int minute) {
    int working = 0;
    for (Map.Entry<UUID, boolean[]> each : onShift.entrySet()) {
      working += each.getValue()[minute] && !row(inBreak, each.getKey())[minute] ? 1 : 0;
    }
    return working;
  }

  // ------------------------------------------------------------------ what the costs ask

  /** The most patients who are there at once while this one would be. */
  int mostBeside(Instant at, SessionPhases phases) {
    int most = 0;
    for (int m = minute(at); m < minute(at) + minutes(phases.stay()); m++) {
      most = Math.max(most, present[m]);
    }
    return most;
  }

  /** How many start less than a quarter of an hour before or after. */
  int startingNear(Instant at) {
    return (int)
        starts.stream()
            .filter(s -> Duration.between(s, at).abs().compareTo(Duration.ofMinutes(15)) < 0)
            .count();
  }

  /** The moment at which the wall clock first shows this time; empty where it never does. */
  Optional<Instant> moment(LocalDate date, LocalTime time) {
    ZonedDateTime shown = date.atTime(time).atZone(zone).withEarlierOffsetAtOverlap();
    return shown.toLocalTime().equals(time) && shown.toLocalDate().equals(date)
        ? Optional.of(shown.toInstant())
        : Optional.empty();
  }
}
