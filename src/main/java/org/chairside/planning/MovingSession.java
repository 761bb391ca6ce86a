package org.chairside.planning;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Resource;
import org.jspecify.annotations.Nullable;

/** A session that may move: where it was, where it could be, and where the plan has it now. */
final class MovingSession {

  private final ClinicSchedule schedule;
  private final List<UUID> chairIds;
  private final Appointment home;
  private final List<CandidateStart> starts;
  private final int homeChair;
  private final CapacityTimeline patient;
  private final List<TakenUnits> takesAtHome;
  private final long stay;
  private final long ready;
  private final long line;
  private Assignment assignment;

  /**
   * @param chairIds in the clinic's order
   * @param starts where it could be, the nearest first
   */
  MovingSession(
      ClinicSchedule schedule, List<UUID> chairIds, Appointment home, List<CandidateStart> starts) {
    this.schedule = schedule;
    this.chairIds = chairIds;
    this.home = home;
    this.starts = starts;
    homeChair = chairIds.indexOf(home.chairId());
    patient =
        Objects.requireNonNull(
            schedule.timeline(new Resource(BookingRule.PATIENT, home.patientId())),
            "every patient has a timeline");
    assignment = Assignment.without(home);
    takesAtHome = TakenUnits.of(schedule, home);
    stay = micros(home.phases().stay());
    ready = stay + micros(home.phases().turnover());
    line = stay - micros(home.phases().recovery());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  Appointment home() {
    return home;
  }

  List<CandidateStart> starts() {
    return starts;
  }

  /** Whether it could stay as far as its course is concerned. */
  boolean mayStay() {
    return starts.stream().anyMatch(each -> each.start().equals(home.start()));
  }

  int homeChair() {
    return homeChair;
  }

  List<TakenUnits> takesAtHome() {
    return takesAtHome;
  }

  Assignment assignment() {
    return assignment;
  }

  boolean hasPlace() {
    return assignment.now() != null;
  }

  /** When the patient would have left, in the unit of a {@link CapacityTimeline}. */
  long leaves(long start) {
    return start + stay;
  }

  /** When the chair would be ready again. */
  long isReady(long start) {
    return start + ready;
  }

  /** When the pump would be free again. */
  long freesPump(long start) {
    return start + line;
  }

  boolean patientIsFree(long start) {
    return patient.has(start, leaves(start), 1);
  }

  /** Settles it there; what it took before must be given back. */
  void settle(Assignment there) {
    assignment = there;
    TakenUnits.take(there.takes());
  }

  void leave() {
    TakenUnits.giveBack(assignment.takes());
  }

  /** The least it can cost, whatever the others do. */
  long least() {
    if (starts.isEmpty()) {
      return Assignment.WITHOUT_A_PLACE;
    }
    CandidateStart first = starts.getFirst();
    return at(first, chairIn(first.chairs()), nurseIn(first)).cost();
  }

  private int chairIn(int[] chairs) {
    return Arrays.stream(chairs).anyMatch(chair -> chair == homeChair) ? homeChair : chairs[0];
  }

  private @Nullable UUID nurseIn(CandidateStart start) {
    DayStaff staff = start.staff();
    if (staff == null) {
      return home.nurseId();
    }
    return Arrays.stream(start.nurses())
        .mapToObj(nurse -> staff.ids()[nurse])
        .filter(nurse -> nurse.equals(home.nurseId()))
        .findFirst()
        .orElse(staff.ids()[start.nurses()[0]]);
  }

  /** It at that start, in that chair by its index, with that nurse. */
  Assignment at(CandidateStart start, int chair, @Nullable UUID nurse) {
    Appointment there = home.at(start.start(), chairIds.get(chair), nurse);
    long cost = Assignment.cost(home, there, start.distance());
    Appointment now = cost == 0 ? home : there;
    return new Assignment(home, now, start.distance(), cost, TakenUnits.of(schedule, now));
  }

  Assignment atHome() {
    return new Assignment(home, home, 0, 0, takesAtHome);
  }
}
