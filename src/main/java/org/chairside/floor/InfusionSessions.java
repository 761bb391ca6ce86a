package org.chairside.floor;

import static org.chairside.floor.FloorMessages.FLOOR;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.course.Courses;
import org.chairside.message.Message;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.monitoring.Protocol;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.protocol.Protocols;
import org.chairside.protocol.ThresholdOverrides;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.DoseOrders;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;
import org.chairside.session.UnmetCriterion;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are run. Each verb holds the session against concurrent ones, does what it says,
 * and has the session looked at by its protocol, all in the caller's transaction.
 */
@ApplicationScoped
public class InfusionSessions {

  private final Sessions sessions;
  private final Courses courses;
  private final Patients patients;
  private final Protocols protocols;
  private final PatientHistories histories;
  private final SessionMonitor monitor;
  private final StartGate gate;
  private final DoseOrders orders;
  private final DischargeGate dischargeGate;
  private final DoseCheck dose;
  private final EventLog events;
  private final Clock clock;

  InfusionSessions(
      Sessions sessions,
      Courses courses,
      Patients patients,
      Protocols protocols,
      PatientHistories histories,
      SessionMonitor monitor,
      StartGate gate,
      DoseOrders orders,
      DischargeGate dischargeGate,
      DoseCheck dose,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.courses = courses;
    this.patients = patients;
    this.protocols = protocols;
    this.histories = histories;
    this.monitor = monitor;
    this.gate = gate;
    this.orders = orders;
    this.dischargeGate = dischargeGate;
    this.dose = dose;
    this.events = events;
    this.clock = clock;
  }

  /** The patient has come. From now on the session follows the protocol version now in force. */
  public InfusionSession checkIn(UUID id, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.at("at", said, clock);
    Protocol protocol = protocols.inForce(courses.get(session.courseId()).protocol());
    Patient patient = patients.lock(session.patientId());
    refusePresentElsewhere(session, at);
    session.checkIn(
        at,
        new InfusionSession.CheckInFacts(
            protocol.code(),
            protocol.version(),
            patient.spo2Scale(),
            patient.weightKg(),
            histories.before(at, session.patientId())),
        stamp());
    orders.settle(session);
    assignWhoChecksIn(session);
    events.add(new SessionEvent.SessionCheckedIn(session.clinicId(), id, at, session.nurseId()));
    return looked(session);
  }

  // A nurse who was assigned before keeps the session, whoever checks the patient in.
  private static void assignWhoChecksIn(InfusionSession session) {
    UUID person = Actor.current().staffId();
    if (session.nurseId() == null && person != null && Actor.current().is(Actor.Role.NURSE)) {
      session.assign(person);
    }
  }

  // A session of earlier days may still be entered from paper while its patient sits here today.
  private void refusePresentElsewhere(InfusionSession session, Instant at) {
    sessions
        .presentForAnother(session, at)
        .findFirst()
        .ifPresent(
            other -> {
              throw new Conflict(FLOOR.otherSessionInChair(other.id().toString()));
            });
  }

  /** One answer to an item of the checklist. */
  public record Answer(String code, @Nullable Boolean ok, @Nullable String note) {}

  /** Answers items of the protocol's checklist. */
  public InfusionSession check(UUID id, List<Answer> answers) {
    InfusionSession session = sessions.lock(id);
    Actor actor = Actor.current();
    Instant now = clock.instant();
    List<ChecklistAnswer> written =
        answers.stream()
            .map(a -> new ChecklistAnswer(a.code(), a.ok(), a.note(), now, actor.staffId()))
            .toList();
    session.answer(written);
    refuseUnknownItems(answers, Objects.requireNonNull(monitor.protocol(session)).checklist());
    events.add(new SessionEvent.ChecklistAnswered(session.clinicId(), id, written));
    sessions.flush();
    return session;
  }

  static void refuseUnknownItems(List<Answer> answers, List<ChecklistItem> items) {
    Set<String> known = items.stream().map(ChecklistItem::code).collect(Collectors.toSet());
    Set<String> answered = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      if (!answered.add(answers.get(i).code())) {
        throw new Invalid("items[" + i + "].code", FLOOR.answeredTwice());
      }
      if (!known.contains(answers.get(i).code())) {
        throw new Invalid(
            "items[" + i + "].code",
            FIELD.oneOf(Message.names(items.stream().map(ChecklistItem::code).toList())));
      }
    }
  }

  /**
   * Starts the infusion.
   *
   * @param override why a clinician lets it start although something required is missing, or null
   * @param confirmed whether a dose far from the ordered one is meant
   */
  public InfusionSession start(
      UUID id,
      BigDecimal doseMg,
      @Nullable String pump,
      @Nullable Instant said,
      @Nullable String override,
      boolean confirmed) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "startedAt", said, clock);
    session.start(at, doseMg, pump, stamp());
    courses.get(session.courseId()).requireActive();
    dose.check(session, orders.of(session), "doseMg", doseMg, confirmed);
    if (gate.check(session, at, override)) {
      session.noteStartOverride(Objects.requireNonNull(override));
    }
    events.add(
        new SessionEvent.InfusionStarted(
            session.clinicId(),
            id,
            at,
            doseMg,
            session.infusion().mgPerHour(at),
            session.startOverride()));
    return looked(session);
  }

  public InfusionSession changeRate(
      UUID id, BigDecimal mgPerHour, String reason, @Nullable Instant said, boolean confirmed) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    dose.checkRate(session, orders.of(session), mgPerHour, confirmed);
    session.changeRate(at, mgPerHour, reason, stamp());
    events.add(new SessionEvent.RateChanged(session.clinicId(), id, at, mgPerHour, reason));
    return looked(session);
  }

  public InfusionSession pause(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.pause(at, reason, stamp());
    events.add(new SessionEvent.InfusionPaused(session.clinicId(), id, at, reason));
    return looked(session);
  }

  public InfusionSession resume(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.resume(at, reason, stamp());
    events.add(
        new SessionEvent.InfusionResumed(
            session.clinicId(), id, at, session.infusion().mgPerHour(at), reason));
    return looked(session);
  }

  public InfusionSession stop(UUID id, String reason, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.stop(at, reason, stamp());
    events.add(new SessionEvent.InfusionStopped(session.clinicId(), id, at, reason));
    return looked(session);
  }

  public InfusionSession finish(UUID id, @Nullable Instant said) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.finish(at, stamp());
    events.add(
        new SessionEvent.RecoveryBegan(
            session.clinicId(), id, at, session.infusion().deliveredMg(at)));
    return looked(session);
  }

  /**
   * The patient leaves, if the protocol's criteria were met by then.
   *
   * @param override why a clinician lets the patient go although a criterion is unmet, or null
   */
  public InfusionSession discharge(UUID id, @Nullable Instant said, @Nullable String override) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.discharge(at, stamp());
    List<UnmetCriterion> unmet =
        dischargeGate.check(session, at, override).stream()
            .map(criterion -> new UnmetCriterion(criterion.code(), criterion.why()))
            .toList();
    if (!unmet.isEmpty()) {
      session.noteDischargeOverride(
          Objects.requireNonNull(override), Actor.current().staffId(), unmet);
    }
    events.add(
        new SessionEvent.PatientDischarged(
            session.clinicId(),
            id,
            at,
            session.dischargeOverride(),
            unmet.stream().map(UnmetCriterion::code).toList()));
    return looked(session);
  }

  /**
   * Looks at a session because its time has come; whether it is still due is seen under the lock.
   * One that somebody holds is passed over: it stays due until somebody has looked at it.
   */
  void lookAgain(UUID id) {
    sessions.lockUnlessHeld(id).filter(this::isDue).ifPresent(this::looked);
    // It is written; the next one's flushes need not look through it again.
    sessions.getEntityManager().clear();
  }

  private boolean isDue(InfusionSession session) {
    Instant due = session.nextCheckAt();
    return due != null && !due.isAfter(clock.instant());
  }

  /** What is in the chair is judged by a patient's new limits at once. */
  void limitsChanged(@Observes ThresholdOverrides.Changed changed) {
    sessions.presentFor(changed.patientId()).forEach(each -> looked(sessions.lock(each.id())));
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }

  private InfusionSession looked(InfusionSession session) {
    sessions.flush();
    monitor.look(session);
    sessions.flush();
    return session;
  }
}
