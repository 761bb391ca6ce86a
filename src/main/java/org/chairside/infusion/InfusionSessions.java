package org.chairside.infusion;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.arrival.ArrivalGate;
import org.chairside.charting.AssessedSession;
import org.chairside.charting.EventTimeBounds;
import org.chairside.charting.ItemAnswer;
import org.chairside.charting.SessionMonitor;
import org.chairside.course.Courses;
import org.chairside.dose.DoseOrders;
import org.chairside.monitoring.Protocol;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.Weighing;
import org.chairside.patient.Weight;
import org.chairside.patient.WeightCheck;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.EventLog;
import org.chairside.protocol.Protocols;
import org.chairside.session.CheckInFacts;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.SessionVerb;
import org.chairside.session.Sessions;
import org.chairside.session.UnmetCriterion;
import org.chairside.start.StartGate;
import org.jspecify.annotations.Nullable;

/**
 * Runs sessions. Each verb locks the session, makes its change and has the session evaluated by its
 * protocol, all in the caller's transaction.
 */
@ApplicationScoped
public class InfusionSessions {

  private final Sessions sessions;
  private final Courses courses;
  private final Patients patients;
  private final WeightCheck weights;
  private final Protocols protocols;
  private final PatientHistories histories;
  private final ArrivalGate arrivals;
  private final SessionMonitor monitor;
  private final StartGate gate;
  private final DoseOrders orders;
  private final DoseCheck dose;
  private final EventLog events;
  private final Clock clock;

  InfusionSessions(
      Sessions sessions,
      Courses courses,
      Patients patients,
      WeightCheck weights,
      Protocols protocols,
      PatientHistories histories,
      ArrivalGate arrivals,
      SessionMonitor monitor,
      StartGate gate,
      DoseOrders orders,
      DoseCheck dose,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.courses = courses;
    this.patients = patients;
    this.weights = weights;
    this.protocols = protocols;
    this.histories = histories;
    this.arrivals = arrivals;
    this.monitor = monitor;
    this.gate = gate;
    this.orders = orders;
    this.dose = dose;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The patient has arrived. From now on the session follows the protocol version in force.
   *
   * @param arrival what the nurse says of it
   */
  public AssessedSession checkIn(UUID id, Arrived arrival) {
    arrivals.holdZone(sessions.get(id));
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.at("at", arrival.at(), clock);
    Protocol protocol = protocols.inForce(courses.get(session.courseId()).protocol());
    Patient patient = patients.lock(session.patientId());
    session.requireBooked();
    patient.requireAlive();
    List<String> doubts = arrivals.check(session, at, arrival.override());
    Weight weighed = arrival.weight();
    if (weighed != null) {
      weights.require(patient.weight(), weighed, arrival.entered());
      patient.weigh(weighed, at);
    }
    session.checkIn(
        at,
        new CheckInFacts(
            protocol.code(),
            protocol.version(),
            patient.spo2Scale(),
            patient.weighing(),
            histories.before(at, session.patientId())),
        stamp());
    orders.settle(session);
    assignWhoChecksIn(session);
    events.add(
        new SessionEvent.SessionCheckedIn(
            session.clinicId(),
            id,
            at,
            session.nurseId(),
            doubts.isEmpty() ? null : arrival.override(),
            doubts));
    return monitor.reassess(session);
  }

  // A nurse who was assigned before keeps the session, no matter who checks the patient in.
  private static void assignWhoChecksIn(InfusionSession session) {
    UUID person = Actor.current().staffId();
    if (session.nurseId() == null && person != null && Actor.current().is(Actor.Role.NURSE)) {
      session.assign(person);
    }
  }

  /** Answers items of the protocol's checklist. */
  public InfusionSession check(UUID id, List<ItemAnswer> answers) {
    InfusionSession session = sessions.lock(id);
    Actor actor = Actor.current();
    Instant now = clock.instant();
    List<ChecklistAnswer> written =
        answers.stream().map(answer -> answer.given(now, actor.staffId())).toList();
    session.answer(written);
    ItemAnswer.refuseUnknown(
        answers, Objects.requireNonNull(monitor.protocol(session)).checklist());
    events.add(new SessionEvent.ChecklistAnswered(session.clinicId(), id, written));
    sessions.flush();
    return session;
  }

  /** Starts the infusion now at a dose that nobody doubts. */
  public AssessedSession startAsOrdered(UUID id, BigDecimal doseMg, String pump) {
    return start(id, doseMg, pump, null, null, new DoseCheck.Confirmation(false, null));
  }

  /**
   * Starts the infusion.
   *
   * @param override a clinician's reason to start although a criterion is unmet, or null
   * @param confirmation whether a dose beyond the limits is meant
   */
  AssessedSession start(
      UUID id,
      BigDecimal doseMg,
      @Nullable String pump,
      @Nullable Instant said,
      @Nullable String override,
      DoseCheck.Confirmation confirmation) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "startedAt", said, clock);
    takeWeightSinceCheckIn(session);
    session.start(at, doseMg, pump, stamp());
    patients.get(session.patientId()).requireAlive();
    courses.get(session.courseId()).requireActive();
    arrivals.checkStart(session, at, pump);
    String doseReason = dose.start(session, orders.of(session), doseMg, confirmation);
    session.noteDoseReason(doseReason);
    passGate(session, at, override);
    events.add(
        new SessionEvent.InfusionStarted(
            session.clinicId(),
            id,
            at,
            doseMg,
            session.infusion().mgPerHour(at),
            session.delivery().startOverride(),
            session.delivery().startUnmet().stream().map(UnmetCriterion::code).toList(),
            doseReason));
    return monitor.reassess(session);
  }

  private void passGate(InfusionSession session, Instant at, @Nullable String override) {
    List<UnmetCriterion> unmet =
        gate.check(session, at, override).stream()
            .map(criterion -> new UnmetCriterion(criterion.code(), criterion.why()))
            .toList();
    if (!unmet.isEmpty()) {
      session.noteStartOverride(Objects.requireNonNull(override), Actor.current().staffId(), unmet);
    }
  }

  private void takeWeightSinceCheckIn(InfusionSession session) {
    Weighing weight = gate.weighing(session);
    if (weight != null && session.allows(SessionVerb.START)) {
      session.weigh(weight);
    }
  }

  AssessedSession changeRate(
      UUID id,
      BigDecimal mgPerHour,
      String reason,
      @Nullable Instant said,
      DoseCheck.Confirmation confirmation) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    BigDecimal before = session.infusion().mgPerHour(at);
    session.changeRate(at, mgPerHour, reason, stamp());
    String doseReason = dose.rate(session, orders.of(session), before, mgPerHour, confirmation);
    events.add(
        new SessionEvent.RateChanged(session.clinicId(), id, at, mgPerHour, reason, doseReason));
    return monitor.reassess(session);
  }

  public AssessedSession pause(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.pause(at, reason, stamp());
    events.add(new SessionEvent.InfusionPaused(session.clinicId(), id, at, reason));
    return monitor.reassess(session);
  }

  public AssessedSession resume(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.resume(at, reason, stamp());
    events.add(
        new SessionEvent.InfusionResumed(
            session.clinicId(), id, at, session.infusion().mgPerHour(at), reason));
    return monitor.reassess(session);
  }

  public AssessedSession stop(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.stop(at, reason, stamp());
    events.add(new SessionEvent.InfusionStopped(session.clinicId(), id, at, reason));
    return monitor.reassess(session);
  }

  public AssessedSession finish(UUID id, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.finish(at, stamp());
    events.add(
        new SessionEvent.RecoveryBegan(
            session.clinicId(), id, at, session.infusion().deliveredMg(at)));
    return monitor.reassess(session);
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
