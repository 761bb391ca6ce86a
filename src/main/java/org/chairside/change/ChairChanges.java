package org.chairside.change;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.booking.Collision;
import org.chairside.booking.Moves;
import org.chairside.booking.PlaceTaken;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.breach.BreachExplainer;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.roster.ClinicDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionStatus;
import org.chairside.session.SessionVerb;
import org.chairside.session.Sessions;

/** Moves a patient who has arrived to another chair; the infusion and its pump go along. */
@ApplicationScoped
class ChairChanges {

  private static final Set<BookingRule> OF_CHAIR =
      Set.of(BookingRule.CHAIR, BookingRule.CHAIR_OPEN);

  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final Clinics clinics;
  private final Chairs chairs;
  private final ClinicDays days;
  private final ScheduleSnapshots snapshots;
  private final EventLog events;
  private final Event<PlaceTaken> taken;
  private final Clock clock;

  ChairChanges(
      Sessions sessions,
      SessionCalendar calendar,
      Clinics clinics,
      Chairs chairs,
      ClinicDays days,
      ScheduleSnapshots snapshots,
      EventLog events,
      Event<PlaceTaken> taken,
      Clock clock) {
    this.sessions = sessions;
    this.calendar = calendar;
    this.clinics = clinics;
    this.chairs = chairs;
    this.days = days;
    this.snapshots = snapshots;
    this.events = events;
    this.taken = taken;
    this.clock = clock;
  }

  /**
   * Moves the session to that chair from now on.
   *
   * @throws Invalid where it is not an active chair of the clinic, or the one that it has
   * @throws Conflict naming what takes or closes the chair at any moment of the time left
   */
  InfusionSession change(UUID sessionId, UUID chairId, String reason) {
    InfusionSession known = sessions.get(sessionId);
    Clinic clinic = clinics.getInItsZone(known.clinicId());
    Instant now = clock.instant();
    LocalDate today = new WallClock(clinic.timeZone()).dateOf(now);
    days.lock(clinic.id(), List.of(today, today.plusDays(1)));
    InfusionSession session = sessions.lock(sessionId);
    UUID before = session.chairId();
    if (session.allows(SessionVerb.CHANGE_CHAIR)) {
      refuseWrong(session, chairId);
      chairs.lock(List.of(chairId));
      refuseTaken(session, chairId, clinic, now);
    }
    session.changeChair(chairId, freeSince(session, chairId, now));
    sessions.flush();
    taken.fire(new PlaceTaken(chairId, now, now.plus(left(session, now))));
    events.add(new ChairChanged(clinic.id(), sessionId, now, before, chairId, reason));
    return session;
  }

  private void refuseWrong(InfusionSession session, UUID chairId) {
    if (chairId.equals(session.chairId())) {
      throw new Invalid("chairId", BOOKING.anotherChair());
    }
    Chair chair = chairs.findByIdOptional(chairId).orElse(null);
    if (chair == null || !chair.isActive() || !chair.clinicId().equals(session.clinicId())) {
      throw new Invalid("chairId", BOOKING.activeChair());
    }
  }

  private void refuseTaken(InfusionSession session, UUID chairId, Clinic clinic, Instant now) {
    sessions.presentInChair(chairId).stream()
        .findFirst()
        .ifPresent(
            other -> {
              throw Conflict.over(
                  "chairId",
                  BOOKING.chairOccupied(chairs.get(chairId).name(), other.id().toString()));
            });
    LocalDate today = new WallClock(clinic.timeZone()).dateOf(now);
    Set<UUID> without = new HashSet<>(Set.of(session.id()));
    over(chairId, session, now).forEach(other -> without.add(other.id()));
    ClinicSchedule schedule =
        snapshots.plan(clinic, today, today.plusDays(1), new Without(without, session.courseId()));
    List<FieldError> errors =
        new BreachExplainer(schedule, Map.of())
            .reasons(rest(session, chairId, clinic, now)).stream()
                .filter(reason -> OF_CHAIR.contains(reason.rule()))
                .map(each -> FieldError.of("chairId", each.message(), each.rule().name()))
                .toList();
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
  }

  /** What is left of the session, as an appointment in that chair. */
  private static Appointment rest(
      InfusionSession session, UUID chairId, Clinic clinic, Instant now) {
    Appointment booked = Moves.appointment(session, clinic);
    return new Appointment(
        session.id(),
        session.courseId(),
        session.patientId(),
        chairId,
        session.nurseId(),
        now,
        new SessionPhases(
            Duration.ZERO, left(session, now), Duration.ZERO, Duration.ZERO, Duration.ZERO),
        booked.patientsPerNurse(),
        false);
  }

  /** Until the chair is ready for the next patient; a late arrival leaves as much later. */
  private static Duration left(InfusionSession session, Instant now) {
    Instant came = session.checkedInAt();
    Duration late = came == null ? Duration.ZERO : Duration.between(session.startsAt(), came);
    Instant until = session.plan().chairFreeAt().plus(late.isNegative() ? Duration.ZERO : late);
    Duration left = Duration.between(now, until);
    return left.isPositive() ? left : Duration.ofMinutes(1);
  }

  /** Sessions whose patients have left that chair before their booked time was over. */
  private List<InfusionSession> over(UUID chairId, InfusionSession session, Instant now) {
    return calendar.holding(chairId, now, now.plus(left(session, now))).stream()
        .filter(other -> other.status() == SessionStatus.DISCHARGED)
        .toList();
  }

  /** From when the chair counts as the session's: after the booked time of who left it early. */
  private Instant freeSince(InfusionSession session, UUID chairId, Instant now) {
    return over(chairId, session, now).stream()
        .map(other -> other.plan().chairFreeAt())
        .max(Instant::compareTo)
        .orElse(now);
  }
}
