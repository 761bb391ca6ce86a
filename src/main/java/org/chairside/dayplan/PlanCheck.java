package org.chairside.dayplan;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.booking.BookingCheck;
import org.chairside.booking.CourseSequences;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.breach.BreachExplainer;
import org.chairside.clinic.Clinic;
import org.chairside.message.Message;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;

/**
 * Checks existing bookings against every rule: a closure or an absent nurse may have broken some.
 */
@ApplicationScoped
public class PlanCheck {

  private final ScheduleSnapshots snapshots;
  private final CourseSequences sequences;
  private final SessionCalendar calendar;

  PlanCheck(ScheduleSnapshots snapshots, CourseSequences sequences, SessionCalendar calendar) {
    this.snapshots = snapshots;
    this.sequences = sequences;
    this.calendar = calendar;
  }

  /**
   * Whether it was planned: a session placed within the hour was decided by the staff on the floor.
   */
  public static boolean isPlanned(InfusionSession session) {
    return session.plan().scheduledAt().isBefore(session.startsAt().minus(BookingCheck.WALK_IN));
  }

  /** A booked session that breaks a rule. */
  record Violation(InfusionSession session, BookingRule rule, Message message) {}

  /** What breaks a rule among the sessions that start on these days and have not begun. */
  List<Violation> violations(Clinic clinic, LocalDate from, LocalDate until) {
    WallClock wall = new WallClock(clinic.timeZone());
    List<InfusionSession> booked =
        calendar.expected(clinic.id(), wall.day(from).from(), wall.day(until).until()).stream()
            .filter(PlanCheck::isPlanned)
            .toList();
    ClinicSchedule schedule = snapshots.plan(clinic, from, until, Without.NOTHING);
    snapshots.enterPatients(schedule, clinic, booked, from, until);
    List<Violation> found = new ArrayList<>();
    for (InfusionSession session : booked) {
      Appointment own = schedule.appointment(session.id()).orElseThrow();
      schedule.strike(own.id());
      new BreachExplainer(schedule, Map.of())
          .reasons(own)
          .forEach(reason -> found.add(new Violation(session, reason.rule(), reason.message())));
      schedule.enter(own);
    }
    found.addAll(missedGaps(booked, schedule));
    return found;
  }

  private List<Violation> missedGaps(List<InfusionSession> booked, ClinicSchedule schedule) {
    BreachExplainer explainer = new BreachExplainer(schedule, Map.of());
    WallClock wall = schedule.resources().clock();
    Map<UUID, InfusionSession> asked =
        booked.stream().collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    List<Violation> found = new ArrayList<>();
    for (Sequence sequence : sequences.of(booked).values()) {
      sequence.standing().stream()
          .filter(session -> asked.containsKey(session.id()))
          .forEach(
              session ->
                  missedGap(session, sequence, wall)
                      .map(missed -> explainer.gap(missed, true))
                      .map(message -> new Violation(session, BookingRule.GAP, message))
                      .ifPresent(found::add));
      if (!sequence.course().isActive()) {
        sequence.standing().stream()
            .filter(session -> asked.containsKey(session.id()))
            .forEach(
                session ->
                    found.add(
                        new Violation(
                            session, BookingRule.COURSE_ACTIVE, BOOKING.courseNotActive())));
      }
    }
    return found;
  }

  /** The gap before the session, judged as of the day on which it was booked. */
  public static Optional<Missed> missedGap(
      InfusionSession session, Sequence sequence, WallClock wall) {
    List<PlannedStart> starts =
        sequence.standing().stream()
            .map(s -> new PlannedStart(s.id(), s.startsAt(), s.id().equals(session.id())))
            .toList();
    return sequence
        .gapRules()
        .missed(starts, wall, wall.dateOf(session.plan().scheduledAt()))
        .stream()
        .filter(missed -> missed.start().id().equals(session.id()))
        .findFirst();
  }
}
