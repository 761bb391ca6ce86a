package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.charting.AssessedSession;
import org.chairside.charting.Chart;
import org.chairside.charting.ObservationViews;
import org.chairside.charting.SessionMonitor;
import org.chairside.charting.SideEffectView;
import org.chairside.clinic.Chairs;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.RecommendationView;
import org.chairside.flag.FlagView;
import org.chairside.flag.Flags;
import org.chairside.message.Language;
import org.chairside.monitoring.Assessment;
import org.chairside.monitoring.Baseline;
import org.chairside.monitoring.Limits;
import org.chairside.monitoring.Protocol;
import org.chairside.observation.RecoveryScores;
import org.chairside.observation.SideEffects;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.event.Events;
import org.chairside.platform.web.ReaderLanguage;
import org.chairside.session.Addenda;
import org.chairside.session.AddendumView;
import org.chairside.session.DoseOrder;
import org.chairside.session.DoseOrders;
import org.chairside.session.InfusionSession;
import org.chairside.sessionview.SessionView.BaselineValue;
import org.chairside.sessionview.SessionView.ChartPart;
import org.chairside.sessionview.SessionView.CheckInPart;
import org.chairside.sessionview.SessionView.ClosingPart;
import org.chairside.sessionview.SessionView.CourseSummary;
import org.chairside.sessionview.SessionView.DischargePart;
import org.chairside.sessionview.SessionView.EventView;
import org.chairside.sessionview.SessionView.InfusionView;
import org.chairside.sessionview.SessionView.OrderedView;
import org.chairside.sessionview.SessionView.PlanPart;
import org.chairside.sessionview.SessionView.ProtocolRef;
import org.chairside.sessionview.SessionView.RecordPart;
import org.chairside.sessionview.SessionView.SegmentView;
import org.chairside.sessionview.SessionView.SessionChair;
import org.chairside.sessionview.SessionView.SessionPatient;
import org.chairside.sessionview.SessionView.SignOffPart;
import org.jspecify.annotations.Nullable;

/** Puts a whole session together for people to see. */
@ApplicationScoped
public class SessionViews {

  private final SessionMonitor monitor;
  private final Patients patients;
  private final Courses courses;
  private final Chairs chairs;
  private final Flags flags;
  private final EarlierSessions earlier;
  private final DoseOrders orders;
  private final Addenda addenda;
  private final RecoveryScores scores;
  private final PossibleActions actions;
  private final ObservationViews observations;
  private final Events events;
  private final ReaderLanguage reader;
  private final Clock clock;

  SessionViews(
      SessionMonitor monitor,
      Patients patients,
      Courses courses,
      Chairs chairs,
      Flags flags,
      EarlierSessions earlier,
      DoseOrders orders,
      Addenda addenda,
      RecoveryScores scores,
      PossibleActions actions,
      ObservationViews observations,
      Events events,
      ReaderLanguage reader,
      Clock clock) {
    this.monitor = monitor;
    this.patients = patients;
    this.courses = courses;
    this.chairs = chairs;
    this.flags = flags;
    this.earlier = earlier;
    this.orders = orders;
    this.addenda = addenda;
    this.scores = scores;
    this.actions = actions;
    this.observations = observations;
    this.events = events;
    this.reader = reader;
    this.clock = clock;
  }

  /** The whole session as it is now. */
  public SessionView of(InfusionSession session) {
    return of(session, monitor.chart(session));
  }

  /** The same after a look at it, whose chart is not read again. */
  public SessionView of(AssessedSession assessed) {
    return of(assessed.session(), assessed.chart());
  }

  private SessionView of(InfusionSession session, Chart chart) {
    Patient patient = patients.get(session.patientId());
    Course course = courses.get(session.courseId());
    OrderedView ordered = ordered(session, patient);
    Protocol protocol = monitor.protocol(session);
    return new SessionView(
        plan(session, patient, course, ordered),
        checkIn(session, protocol),
        chart(session, chart, protocol, ordered),
        discharge(session, protocol),
        new ClosingPart(
            session.closing().closedAt(),
            session.closing().closingCode(),
            session.closing().closedReason()),
        signOff(session),
        new RecordPart(
            actions.of(session, course, chart),
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
        patient(patient),
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

  private static CheckInPart checkIn(InfusionSession session, @Nullable Protocol protocol) {
    return new CheckInPart(
        protocol == null ? null : new ProtocolRef(protocol.code(), protocol.version()),
        session.checkedInAt(),
        session.nurseId(),
        protocol == null ? List.of() : ChecklistViews.beforeStart(session, protocol));
  }

  private ChartPart chart(
      InfusionSession session, Chart chart, @Nullable Protocol protocol, OrderedView ordered) {
    Assessment assessment = monitor.assess(session, chart);
    return new ChartPart(
        infusion(session, ordered),
        protocol == null ? List.of() : baseline(protocol, chart),
        protocol == null ? List.of() : Limits.of(protocol, chart.timeline(), clock.instant()),
        assessment == null ? null : assessment.dueSet(),
        monitor.coverage(session, chart),
        observations.all(session, chart),
        sideEffects(session, chart),
        flags(session),
        assessment == null ? List.of() : assessment.notAssessed(),
        earlier.before(session),
        events(session.id()));
  }

  private DischargePart discharge(InfusionSession session, @Nullable Protocol protocol) {
    return new DischargePart(
        session.dischargedAt(),
        protocol == null ? List.of() : ChecklistViews.beforeDischarge(session, protocol),
        session.discharge().escort(),
        scores.of(session.id()).stream().map(RecoveryScoreView::of).toList(),
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
        addenda.of(session.id()).stream().map(AddendumView::of).toList());
  }

  private static List<SideEffectView> sideEffects(InfusionSession session, Chart chart) {
    Map<UUID, UUID> supersededBy = SideEffects.supersededBy(chart.sideEffects());
    return chart.sideEffects().stream()
        .map(effect -> SideEffectView.of(effect, session, supersededBy.get(effect.id())))
        .toList();
  }

  /** The session's flags, and what waits of its course without a session. */
  private List<FlagView> flags(InfusionSession session) {
    return Stream.concat(
            flags.of(session.id()).stream(),
            flags.unresolvedOfCourses(List.of(session.courseId())).stream())
        .map(FlagView::of)
        .toList();
  }

  /** Before check-in by the weight that is known of the patient now. */
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

  private static SessionPatient patient(Patient patient) {
    return new SessionPatient(
        patient.id(),
        patient.mrn(),
        patient.givenName(),
        patient.familyName(),
        patient.birthDate(),
        patient.weightKg(),
        patient.spo2Scale(),
        patient.allergies());
  }

  private @Nullable InfusionView infusion(InfusionSession session, OrderedView ordered) {
    Instant startedAt = session.startedAt();
    BigDecimal doseMg = session.delivery().doseMg();
    if (startedAt == null || doseMg == null) {
      return null;
    }
    Instant now = clock.instant();
    return new InfusionView(
        startedAt,
        doseMg,
        ordered.doseMg(),
        session.delivery().pump(),
        session.delivery().startOverride(),
        session.infusion().mgPerHour(now),
        session.infusion().deliveredMg(now),
        Chart.infusion(session).plannedEnd(),
        session.infusionEndedAt(),
        session.delivery().endReason(),
        session.segments().stream()
            .map(
                s ->
                    new SegmentView(
                        s.startedAt(), s.mgPerHour(), s.reason(), s.createdAt(), s.createdBy()))
            .toList());
  }

  private static List<BaselineValue> baseline(Protocol protocol, Chart chart) {
    return Baseline.of(protocol, chart.timeline()).from().entrySet().stream()
        .flatMap(
            entry -> {
              BigDecimal value = entry.getValue().vitals().number(entry.getKey());
              return value == null
                  ? Stream.empty()
                  : Stream.of(
                      new BaselineValue(
                          entry.getKey(),
                          value,
                          entry.getValue().id(),
                          entry.getValue().takenAt()));
            })
        .toList();
  }

  private List<EventView> events(UUID sessionId) {
    Language language = reader.current();
    try {
      return events.ofSession(Actor.current().organizationId(), sessionId).stream()
          .map(
              e ->
                  new EventView(
                      e.number(), e.type(), e.at(), e.actorId(), language.sayIn(e.data())))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }
}
