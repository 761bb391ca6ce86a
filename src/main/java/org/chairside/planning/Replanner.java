package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ChairTimelines;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.NurseTimelines;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;

/**
 * The fewest and smallest moves that let every session keep every rule again, after a closure, a
 * broken chair or an absent nurse.
 *
 * <p>Ruin and recreate over all sessions of the days concerned ({@link ScheduleRepair}). A session
 * without a place is reported and stays where it is, blocking it.
 */
public final class Replanner {

  private static final int DAYS_AROUND = 7;

  private final ClinicSchedule schedule;
  private final Instant earliest;
  private final Duration patience;
  private final InstantSource time;
  private final List<ChairTimelines> chairs;
  private final Map<LocalDate, DayStaff> staffs = new HashMap<>();

  /**
   * A re-plan of this schedule.
   *
   * @param schedule with everything that is booked, broken or not, patients and all
   * @param earliest nothing is moved to before
   * @param patience how long to look for better
   * @param time by which the patience is measured
   */
  public Replanner(
      ClinicSchedule schedule, Instant earliest, Duration patience, InstantSource time) {
    this.schedule = schedule;
    this.earliest = earliest;
    this.patience = patience;
    this.time = time;
    chairs = schedule.chairTimelines();
  }

  /**
   * A session that may move.
   *
   * @param from the first day on which it may be, so that its course's gaps are kept
   * @param until the last one
   * @param staysAtItsTime whether only its chair and nurse may change
   */
  public record Movable(
      Appointment appointment, LocalDate from, LocalDate until, boolean staysAtItsTime) {}

  /**
   * What is proposed.
   *
   * @param moves sessions with another start, chair or nurse, as they would be
   * @param unsaved sessions for which no place was found, as they are
   */
  public record Replan(List<Appointment> moves, List<Appointment> unsaved) {}

  /** The sessions among these that break a rule, or a gap of their course, where they are. */
  public List<Movable> broken(List<Movable> booked) {
    return booked.stream()
        .filter(each -> !isHomeWithin(each) || !isAllowed(each.appointment()))
        .toList();
  }

  private boolean isHomeWithin(Movable movable) {
    LocalDate home = schedule.resources().clock().dateOf(movable.appointment().start());
    return !home.isBefore(movable.from()) && !home.isAfter(movable.until());
  }

  private boolean isAllowed(Appointment booked) {
    schedule.strike(booked.id());
    boolean allowed = schedule.allows(booked);
    schedule.enter(booked);
    return allowed;
  }

  /**
   * The re-plan; the schedule is as before when it is done.
   *
   * @param booked the sessions that have not begun
   */
  public Replan replan(List<Movable> booked) {
    List<Movable> broken = broken(booked);
    if (broken.isEmpty()) {
      return new Replan(List.of(), List.of());
    }
    return searched(around(broken, booked));
  }

  /** Those that share a day with one that is broken. */
  private List<Movable> around(List<Movable> broken, List<Movable> booked) {
    WallClock clock = schedule.resources().clock();
    Set<LocalDate> days = new HashSet<>();
    broken.forEach(each -> days.add(clock.dateOf(each.appointment().start())));
    return booked.stream()
        .filter(each -> days.contains(clock.dateOf(each.appointment().start())))
        .toList();
  }

  private Replan searched(List<Movable> movables) {
    movables.forEach(each -> schedule.strike(each.appointment().id()));
    try {
      ScheduleRepair repair = new ScheduleRepair(schedule);
      for (Movable each : movables) {
        repair.add(each.appointment(), starts(each));
      }
      List<Appointment> moves = new ArrayList<>();
      List<Appointment> unsaved = new ArrayList<>();
      for (Assignment each : repair.best(Deadline.in(patience, time))) {
        Appointment now = each.now();
        if (now == null) {
          unsaved.add(each.home());
        } else if (!now.equals(each.home())) {
          moves.add(now);
        }
      }
      return new Replan(moves, unsaved);
    } finally {
      movables.forEach(each -> schedule.enter(each.appointment()));
    }
  }

  // ------------------------------------------------------------------ where a session could be

  /** Everywhere the session could be, were the other movable ones not there; the nearest first. */
  private List<CandidateStart> starts(Movable movable) {
    Appointment own = movable.appointment();
    List<CandidateStart> starts = new ArrayList<>();
    if (isHomeWithin(movable)) {
      add(starts, own, own.start());
    }
    if (!movable.staysAtItsTime()) {
      WallClock clock = schedule.resources().clock();
      LocalDate home = clock.dateOf(own.start());
      for (LocalDate day = GapRule.later(movable.from(), home.minusDays(DAYS_AROUND));
          !day.isAfter(GapRule.earlier(movable.until(), home.plusDays(DAYS_AROUND)));
          day = day.plusDays(1)) {
        int step = day.equals(home) ? StartGrid.STEP_MINUTES : 3 * StartGrid.STEP_MINUTES;
        for (int minute = 0; minute < 24 * 60; minute += step) {
          clock
              .at(day, LocalTime.ofSecondOfDay(minute * 60L))
              .filter(start -> !start.equals(own.start()))
              .ifPresent(start -> add(starts, own, start));
        }
      }
    }
    starts.sort(Comparator.comparingLong(CandidateStart::distance));
    return starts;
  }

  private void add(List<CandidateStart> to, Appointment own, Instant start) {
    SessionPhases phases = own.phases();
    if (start.isBefore(earliest)
        || !schedule.isOpen(start)
        || !schedule.allowsTime(own.patientId(), start, phases)) {
      return;
    }
    int[] chairs = chairs(start, phases);
    LocalDate day = schedule.resources().clock().dateOf(start);
    DayStaff staff = schedule.isRostered(start) ? staffs.computeIfAbsent(day, this::staff) : null;
    int[] nurses = staff == null ? new int[0] : nurses(staff, start, own);
    if (chairs.length > 0 && (staff == null || nurses.length > 0)) {
      to.add(
          new CandidateStart(
              start,
              CapacityTimeline.at(start),
              distance(own.start(), start),
              chairs,
              nurses,
              staff));
    }
  }

  private DayStaff staff(LocalDate day) {
    return new DayStaff(
        schedule.nurses(day).toArray(UUID[]::new),
        schedule.nurseTimelines(day).toArray(NurseTimelines[]::new));
  }

  private int[] chairs(Instant start, SessionPhases phases) {
    long left = CapacityTimeline.at(start.plus(phases.stay()));
    long ready = CapacityTimeline.at(phases.chair(start).until());
    return IntStream.range(0, chairs.size())
        .filter(chair -> chairs.get(chair).allow(CapacityTimeline.at(start), left, ready))
        .toArray();
  }

  private static int[] nurses(DayStaff staff, Instant start, Appointment own) {
    int attention = ClinicSchedule.ATTENTION / own.patientsPerNurse();
    return IntStream.range(0, staff.ids().length)
        .filter(n -> staff.tracks()[n].allow(CapacityTimeline.at(start), own.phases(), attention))
        .toArray();
  }

  private static final long OTHER_DAY = 2_000;

  /** Every move counts first; then by how many days and minutes. */
  private long distance(Instant from, Instant to) {
    WallClock clock = schedule.resources().clock();
    long days = Math.abs(GapRule.days(clock.dateOf(from), clock.dateOf(to)));
    return days * OTHER_DAY
        + Math.abs(Duration.between(clock.timeOf(from), clock.timeOf(to)).toMinutes());
  }
}
