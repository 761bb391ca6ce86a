package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.addendum.Addenda;
import org.chairside.addendum.AddendumView;
import org.chairside.charting.AssessedSession;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.RecommendationView;
import org.chairside.dose.DoseOrder;
import org.chairside.dose.DoseOrders;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.monitoring.Protocol;
import org.chairside.observation.RecoveryScores;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;
import org.chairside.sessionview.SessionView.CheckInPart;
import org.chairside.sessionview.SessionView.ClosingPart;
import org.chairside.sessionview.SessionView.CourseSummary;
import org.chairside.sessionview.SessionView.DischargePart;
import org.chairside.sessionview.SessionView.OrderedView;
import org.chairside.sessionview.SessionView.PlanPart;
import org.chairside.sessionview.SessionView.ProtocolRef;
import org.chairside.sessionview.SessionView.RecordPart;
import org.chairside.sessionview.SessionView.SessionChair;
import org.chairside.sessionview.SessionView.SessionPatient;
import org.chairside.sessionview.SessionView.SessionWeight;
import org.chairside.sessionview.SessionView.SignOffPart;
import org.chairside.start.StartGate;
import org.jspecify.annotations.Nullable;

/** Builds the view of a whole session. */
@ApplicationScoped
public class SessionViews {

  private final SessionMonitor monitor;
  private final Surroundings surroundings;
  private final Flags flags;
  private final Patients patients;
  private final Courses courses;
  private final Chairs chairs;
  private final DoseOrders orders;
  private final Addenda addenda;
  private final RecoveryScores scores;
  private final PossibleActions actions;
  private final ChartParts chartParts;
  private final StartGate gate;
  private final Clinics clinics;
  private final Clock clock;

  SessionViews(
      SessionMonitor monitor,
      Surroundings surroundings,
      Flags flags,
      Patients patients,
      Courses courses,
      Chairs chairs,
      DoseOrders orders,
      Addenda addenda,
      RecoveryScores scores,
      PossibleActions actions,
      ChartParts chartParts,
      StartGate gate,
      Clinics clinics,
      Clock clock) {
    this.monitor = monitor;
    this.surroundings = surroundings;
    this.flags = flags;
    this.patients = patients;
    this.courses = courses;
    this.chairs = chairs;
    this.orders = orders;
    this.addenda = addenda;
    this.scores = scores;
    this.actions = actions;
    this.chartParts = chartParts;
    this.gate = gate;
    this.clinics = clinics;
    this.clock = clock;
  }

  /**
   * The whole session as it is now.
   *
   * @throws NotFound where the organization has no such session
   */
  public SessionView of(UUID id) {
    InfusionSession session = surroundings.session(id);
    Chart chart = monitor.chart(session);
    return complete(session, chart, chart.mayHaveFlags() ? flags(session) : List.of());
  }

  /** The same of a session that was read. */
  public SessionView of(InfusionSession session) {
    return of(session, monitor.chart(session));
  }

  /** The same after an evaluation, whose chart is reused. */
  public SessionView of(AssessedSession assessed) {
    return of(assessed.session(), assessed.chart());
  }

  private SessionView of(InfusionSession session, Chart chart) {
    surroundings.read(session);
    // The chart was read before the session was judged: it may have flags since.
    return complete(session, chart, flags(session));
  }

  private List<Flag> flags(InfusionSession session) {
    return flags.ofSessionAndCourse(session.id(), session.courseId());
  }

  private SessionView complete(InfusionSession session, Chart chart, List<Flag> raised) {
    Patient patient = patients.get(session.patientId());
    Course course = courses.get(session.courseId());
    OrderedView ordered = ordered(session, patient);
    Protocol protocol = monitor.protocol(session);
    return new SessionView(
        plan(session, patient, course, ordered),
        checkIn(session, chart, protocol),
        chartParts.of(session, chart, raised, protocol, ordered),
        discharge(session, chart, protocol),
        new ClosingPart(
            session.closing().closedAt(),
            session.closing().closingCode(),
            session.closing().closedReason()),
        signOff(session),
        new RecordPart(
            actions.of(session, course, chart, raised),
            session.version(),
            session.createdAt(),
            session.createdBy()));
  }

  private PlanPart plan(
      InfusionSession session, Patient patient, Course course, OrderedView ordered) {
    return new PlanPart(
        session.id(),
        session.number(),
        session.status(),
        patient(patient, session),
        new CourseSummary(
            course.id(), course.indication(), course.drug(), course.dosePerKg(), course.sessions()),
        ordered,
        session.clinicId(),
        new SessionChair(session.chairId(), chairs.get(session.chairId()).name()),
        session.startsAt(),
        session.endsAt(),
        session.plan().preparationMinutes(),
        session.plan().infusionMinutes(),
        session.plan().disconnectMinutes(),
        session.plan().recoveryMinutes());
  }

  private CheckInPart checkIn(InfusionSession session, Chart chart, @Nullable Protocol protocol) {
    return new CheckInPart(
        protocol == null ? null : new ProtocolRef(protocol.code(), protocol.version()),
        session.checkedInAt(),
        session.nurseId(),
        SessionWeight.of(session.checkIn().weighing()),
        protocol == null ? List.of() : ChecklistViews.beforeStart(session, protocol),
        gate.readiness(session, chart));
  }

  private DischargePart discharge(
      InfusionSession session, Chart chart, @Nullable Protocol protocol) {
    return new DischargePart(
        session.dischargedAt(),
        protocol == null ? List.of() : ChecklistViews.beforeDischarge(session, protocol),
        session.discharge().escort(),
        chart.mayHaveScores()
            ? scores.of(session.id()).stream().map(RecoveryScoreView::of).toList()
            : List.of(),
        session.discharge().dischargeOverride(),
        session.discharge().dischargeOverrideBy(),
        session.discharge().dischargeUnmet());
  }

  private SignOffPart signOff(InfusionSession session) {
    return new SignOffPart(
        session.signOff().signedOffAt(),
        session.signOff().signedOffBy(),
        session.signOff().reviewNote(),
        session.signOff().reviewDisposition(),
        session.isSignedOff()
            ? addenda.of(session.id()).stream().map(AddendumView::of).toList()
            : List.of());
  }

  /** Before check-in, by the patient's current weight. */
  private OrderedView ordered(InfusionSession session, Patient patient) {
    DoseOrder order = orders.of(session);
    DoseRecommendation followed = order.recommendation();
    BigDecimal weight =
        session.checkedInAt() == null ? patient.weightKg() : session.checkIn().weightKg();
    return new OrderedView(
        order.dosePerKg(),
        weight == null
            ? null
            : order.dosePerKg().multiply(weight).setScale(2, RoundingMode.HALF_UP),
        order.infusionMinutes(),
        followed == null ? null : RecommendationView.of(followed),
        order.note());
  }

  private SessionPatient patient(Patient patient, InfusionSession session) {
    ZoneId zone = clinics.get(session.clinicId()).timeZone();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    return new SessionPatient(
        patient.id(),
        patient.mrn(),
        patient.givenName(),
        patient.familyName(),
        patient.birthDate().day(),
        patient.birthDate().text(),
        patient.ageOn(today),
        patient.weightKg(),
        patient.spo2Scale(),
        patient.allergies(),
        patient.isDeceased());
  }
}
