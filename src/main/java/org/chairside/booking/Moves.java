package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.clinic.Clinic;
import org.chairside.platform.event.EventLog;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.SessionPhases;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;

/** Applies checked moves, all of them or none. */
@ApplicationScoped
public class Moves {

  private final Sessions sessions;
  private final EventLog events;
  private final Event<PlaceTaken> taken;
  private final Clock clock;

  Moves(Sessions sessions, EventLog events, Event<PlaceTaken> taken, Clock clock) {
    this.sessions = sessions;
    this.events = events;
    this.taken = taken;
    this.clock = clock;
  }

  /** Applies the moves; sessions may swap places. */
  public List<Move> make(List<Move> moves, UUID courseId) {
    make(moves);
    sessions.renumber(courseId);
    sessions.flush();
    return moves;
  }

  /** The same if courses keep the order of their sessions. */
  public void make(Collection<Move> moves) {
    Map<UUID, InfusionSession> held =
        sessions.lockAll(moves.stream().map(move -> move.session().id()).toList()).stream()
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    sessions.deferringOneAtATime(() -> moves.forEach(move -> make(move, held)));
  }

  private void make(Move move, Map<UUID, InfusionSession> held) {
    InfusionSession session = java.util.Objects.requireNonNull(held.get(move.session().id()));
    boolean stays =
        session.startsAt().equals(move.start()) && session.chairId().equals(move.chairId());
    UUID nurse = move.nurseId();
    if (!stays) {
      session.move(move.start(), move.chairId(), nurse, clock.instant());
      taken.fire(
          new PlaceTaken(session.chairId(), session.startsAt(), session.plan().chairFreeAt()));
      events.add(
          new SessionEvent.SessionRescheduled(
              session.clinicId(),
              session.id(),
              session.chairId(),
              session.startsAt(),
              session.endsAt()));
    } else if (nurse != null && !nurse.equals(session.nurseId())) {
      session.assign(nurse);
      events.add(new SessionEvent.NurseAssigned(session.clinicId(), session.id(), nurse));
    }
  }

  /** A session as the plan knows it. */
  public static Appointment appointment(InfusionSession session, Clinic clinic) {
    return new Appointment(
        session.id(),
        session.courseId(),
        session.patientId(),
        session.chairId(),
        session.nurseId(),
        session.startsAt(),
        phases(session),
        ScheduleSnapshots.patientsPerNurse(clinic, session.plan().acuity()),
        false);
  }

  /** What a session takes, as it was booked or settled at check-in. */
  public static SessionPhases phases(InfusionSession session) {
    return new SessionPhases(
        Duration.ofMinutes(session.plan().preparationMinutes()),
        Duration.ofMinutes(session.plan().infusionMinutes()),
        Duration.ofMinutes(session.plan().disconnectMinutes()),
        Duration.ofMinutes(session.plan().recoveryMinutes()),
        Duration.between(session.endsAt(), session.plan().chairFreeAt()));
  }
}
