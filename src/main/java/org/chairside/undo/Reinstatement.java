package org.chairside.undo;

import static org.chairside.undo.UndoMessages.UNDO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.arrival.ArrivalGate;
import org.chairside.booking.BookingCheck;
import org.chairside.booking.Collision;
import org.chairside.booking.Moves;
import org.chairside.booking.PlaceTaken;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesBooking;
import org.chairside.booking.SeriesLookup;
import org.chairside.breach.BreachExplainer;
import org.chairside.charting.SessionMonitor;
import org.chairside.planning.ChairAndNurse;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.roster.ClinicDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionVerb;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Takes back that a session was canceled or missed. It must win its chair and its time again: the
 * rules of a booking hold, and what somebody else took meanwhile is theirs.
 */
@ApplicationScoped
class Reinstatement {

  private final SeriesLookup lookup;
  private final ScheduleSnapshots snapshots;
  private final ClinicDays days;
  private final Sessions sessions;
  private final UndoWindow window;
  private final ArrivalGate arrivals;
  private final SessionMonitor monitor;
  private final EventLog events;
  private final Event<PlaceTaken> taken;
  private final Clock clock;

  Reinstatement(
      SeriesLookup lookup,
      ScheduleSnapshots snapshots,
      ClinicDays days,
      Sessions sessions,
      UndoWindow window,
      ArrivalGate arrivals,
      SessionMonitor monitor,
      EventLog events,
      Event<PlaceTaken> taken,
      Clock clock) {
    this.lookup = lookup;
    this.snapshots = snapshots;
    this.days = days;
    this.sessions = sessions;
    this.window = window;
    this.arrivals = arrivals;
    this.monitor = monitor;
    this.events = events;
    this.taken = taken;
    this.clock = clock;
  }

  /** Takes a cancellation back; a patient who was in the chair is there again. */
  InfusionSession cancellation(UUID id, String reason) {
    InfusionSession session = reinstate(id, SessionVerb.UNDO_CANCEL);
    events.add(new UndoEvent.CancellationUndone(session.clinicId(), id, session.status(), reason));
    return session;
  }

  /** Takes back that the patient did not come. */
  InfusionSession noShow(UUID id, String reason) {
    InfusionSession session = reinstate(id, SessionVerb.UNDO_MISS);
    events.add(new UndoEvent.NoShowUndone(session.clinicId(), id, session.status(), reason));
    return session;
  }

  private InfusionSession reinstate(UUID id, SessionVerb undo) {
    Series series = lockCourse(id);
    // Held by the course, it cannot be moved meanwhile: its days come before it, as for anyone.
    days.lock(
        series.clinic().id(), SeriesBooking.dates(series, List.of(sessions.get(id).startsAt())));
    InfusionSession session = sessions.lock(id);
    window.require(session, undo);
    @Nullable UUID nurse = session.allows(undo) ? placeOf(session, series) : null;
    session.reinstate(undo, nurse);
    sessions.renumber(series.course().id());
    sessions.flush();
    taken.fire(new PlaceTaken(session.chairId(), session.startsAt(), session.plan().chairFreeAt()));
    if (session.status().isPresent()) {
      arrivals.checkReturn(session, clock.instant());
      monitor.reassess(session);
    }
    return session;
  }

  /** The course before its sessions: renumbering them needs it. */
  Series lockCourse(UUID sessionId) {
    return lookup.lock(sessions.get(sessionId).courseId());
  }

  /** Refuses where the session cannot have its place again; else says which nurse can take it. */
  private @Nullable UUID placeOf(InfusionSession session, Series series) {
    series.course().requireActive();
    if (series.remaining() == 0) {
      throw new Conflict(UNDO.courseFull());
    }
    ClinicSchedule schedule = schedule(session, series);
    Appointment wanted = appointment(session, series, schedule);
    BreachExplainer explainer = new BreachExplainer(schedule, Map.of());
    // Within the hour the patient is there, or on the way: the staff on the floor decide.
    boolean planned = session.startsAt().isAfter(clock.instant().plus(BookingCheck.WALK_IN));
    List<FieldError> errors = new ArrayList<>();
    for (BreachExplainer.Reason reason : explainer.reasons(wanted)) {
      if (planned || BookingCheck.HOLD_ALWAYS.contains(reason.rule())) {
        String field = reason.rule() == BookingRule.CHAIR ? "chairId" : "start";
        errors.add(FieldError.of(field, reason.message(), reason.rule().name()));
      }
    }
    if (planned) {
      errors.addAll(missedGaps(session, series, explainer));
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
    return wanted.nurseId();
  }

  private List<FieldError> missedGaps(
      InfusionSession session, Series series, BreachExplainer explainer) {
    List<PlannedStart> starts =
        Stream.concat(
                series.standing().stream()
                    .map(each -> new PlannedStart(each.id(), each.startsAt(), false)),
                Stream.of(new PlannedStart(session.id(), session.startsAt(), true)))
            .sorted(Comparator.comparing(PlannedStart::start))
            .toList();
    LocalDate today = series.wall().dateOf(clock.instant());
    return series.gapRules().missed(starts, series.wall(), today).stream()
        .map(
            each ->
                FieldError.of(
                    "start", explainer.gap(each, each.start().isNew()), BookingRule.GAP.name()))
        .toList();
  }

  /** The nurse who can take the session as it is booked; null where no roster names one. */
  @Nullable UUID nurse(InfusionSession session) {
    Series series = lookup.look(session.courseId());
    return appointment(session, series, schedule(session, series)).nurseId();
  }

  private ClinicSchedule schedule(InfusionSession session, Series series) {
    LocalDate day = series.wall().dateOf(session.startsAt());
    ClinicSchedule schedule =
        snapshots.plan(
            series.clinic(),
            day,
            day.plusDays(1),
            new Without(Set.of(session.id()), series.course().id()));
    snapshots.enterPatient(schedule, series.patient(), series.clinic(), day, day.plusDays(1));
    return schedule;
  }

  private static Appointment appointment(
      InfusionSession session, Series series, ClinicSchedule schedule) {
    Appointment booked = Moves.appointment(session, series.clinic());
    UUID usual = session.nurseId() == null ? series.usual().nurseId() : session.nurseId();
    UUID nurse =
        new ChairAndNurse(schedule)
            .nurse(booked.phases(), session.startsAt(), booked.patientsPerNurse(), usual)
            .orElse(null);
    return booked.at(session.startsAt(), session.chairId(), nurse);
  }
}
