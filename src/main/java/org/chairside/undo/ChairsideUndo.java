package org.chairside.undo;

import static org.chairside.undo.UndoMessages.UNDO;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.chairside.arrival.ArrivalGate;
import org.chairside.charting.AssessedSession;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.flag.Flags;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffects;
import org.chairside.patient.Patients;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.session.NextChecks;
import org.chairside.session.SessionVerb;
import org.chairside.session.Sessions;

/**
 * Takes back what was done at the chair: a check-in, the end of an infusion, a discharge. What was
 * charted stays, and the session is evaluated as if the step had not been taken.
 */
@ApplicationScoped
class ChairsideUndo {

  private final Sessions sessions;
  private final NextChecks nextChecks;
  private final Patients patients;
  private final SessionMonitor monitor;
  private final ArrivalGate arrivals;
  private final Reinstatement reinstatement;
  private final UndoWindow window;
  private final Flags flags;
  private final EventLog events;
  private final Clock clock;

  ChairsideUndo(
      Sessions sessions,
      NextChecks nextChecks,
      Patients patients,
      SessionMonitor monitor,
      ArrivalGate arrivals,
      Reinstatement reinstatement,
      UndoWindow window,
      Flags flags,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.nextChecks = nextChecks;
    this.patients = patients;
    this.monitor = monitor;
    this.arrivals = arrivals;
    this.reinstatement = reinstatement;
    this.window = window;
    this.flags = flags;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a check-in back: the session is booked again, its chair free until the patient comes.
   *
   * @throws Conflict where a vital sign or a side effect is charted, or a flag waits for someone: a
   *     clinical record needs a session that took place
   */
  InfusionSession checkIn(UUID id, String reason) {
    reinstatement.lockCourse(id);
    InfusionSession session = sessions.lock(id);
    if (session.allows(SessionVerb.UNDO_CHECK_IN)) {
      refuseCharted(monitor.chart(session));
      monitor.withdraw(session);
      if (flags.unresolved(id) > 0) {
        throw new Conflict(UNDO.flagOpen());
      }
    }
    session.undoCheckIn(reinstatement.nurse(session));
    nextChecks.set(session, null);
    events.add(new UndoEvent.CheckInUndone(session.clinicId(), id, session.status(), reason));
    sessions.renumber(session.courseId());
    sessions.flush();
    return session;
  }

  private static void refuseCharted(Chart chart) {
    if (!Observations.inForce(chart.observations()).isEmpty()
        || !SideEffects.inForce(chart.sideEffects()).isEmpty()) {
      throw new Conflict(UNDO.charted());
    }
  }

  /**
   * Takes the end of an infusion back: it runs on as if it had not ended.
   *
   * @throws Conflict after the clinic's minutes, and where another infusion runs in the same chair
   *     or on the same pump by now
   */
  AssessedSession finish(UUID id, String reason) {
    InfusionSession session = sessions.lock(id);
    window.require(session, SessionVerb.UNDO_FINISH);
    session.undoFinish();
    if (session.isInfusing()) {
      arrivals.checkStart(session, clock.instant(), session.delivery().pump());
    }
    events.add(new UndoEvent.FinishUndone(session.clinicId(), id, session.status(), reason));
    return monitor.reassess(session);
  }

  /**
   * Takes a discharge back: the patient is in the chair, and the monitoring goes on.
   *
   * @throws Conflict after the clinic's minutes, after the signature, and where somebody else sits
   *     in the chair or the patient in another by now
   */
  AssessedSession discharge(UUID id, String reason) {
    InfusionSession session = sessions.lock(id);
    window.require(session, SessionVerb.UNDO_DISCHARGE);
    session.undoDischarge();
    patients.lock(session.patientId());
    arrivals.checkReturn(session, clock.instant());
    events.add(new UndoEvent.DischargeUndone(session.clinicId(), id, session.status(), reason));
    return monitor.reassess(session);
  }
}
