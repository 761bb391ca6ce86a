package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.charting.Charting;
import org.chairside.charting.ItemAnswer;
import org.chairside.charting.SessionMonitor;
import org.chairside.charting.SideEffectCharting;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinics;
import org.chairside.demo.Physiology.Rate;
import org.chairside.demo.Scenario.Complaint;
import org.chairside.discharge.DischargeGate;
import org.chairside.discharge.Discharges;
import org.chairside.dose.DoseOrders;
import org.chairside.infusion.Arrived;
import org.chairside.infusion.InfusionSessions;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.observation.Observation;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Observation.Source;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.RecoveryScores;
import org.chairside.observation.SideEffect;
import org.chairside.observation.VitalSigns;
import org.chairside.outcome.OutcomeRecorder;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.Weight;
import org.chairside.protocol.Protocols;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.Infusion.Step;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** The demo nurse's actions: the same as a nurse's requests. */
@ApplicationScoped
class NurseActions {

  private static final String ESCORT = "Partner";
  // Saturation in per cent: oxygen from the one on, and until the other is reached with it.
  private static final int LOW = 93;
  private static final int WELL = 97;

  private final InfusionSessions infusions;
  private final Discharges discharges;
  private final DischargeGate gate;
  private final Charting charting;
  private final SideEffectCharting sideEffects;
  private final SessionMonitor monitor;
  private final Protocols protocols;
  private final Patients patients;
  private final DoseOrders orders;
  private final RecoveryScores scores;
  private final OutcomeRecorder outcomes;
  private final Chairs chairs;
  private final Clinics clinics;
  private final Clock clock;

  NurseActions(
      InfusionSessions infusions,
      Discharges discharges,
      DischargeGate gate,
      Charting charting,
      SideEffectCharting sideEffects,
      SessionMonitor monitor,
      Protocols protocols,
      Patients patients,
      DoseOrders orders,
      RecoveryScores scores,
      OutcomeRecorder outcomes,
      Chairs chairs,
      Clinics clinics,
      Clock clock) {
    this.infusions = infusions;
    this.discharges = discharges;
    this.gate = gate;
    this.charting = charting;
    this.sideEffects = sideEffects;
    this.monitor = monitor;
    this.protocols = protocols;
    this.patients = patients;
    this.orders = orders;
    this.scores = scores;
    this.outcomes = outcomes;
    this.chairs = chairs;
    this.clinics = clinics;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Charts a set of vital signs as they are now: with oxygen where the set before was low, until
   * one with oxygen is well.
   */
  void chart(InfusionSession session, Person person, List<Observation> before) {
    Instant now = clock.instant();
    double minute = minutes(zero(session), now);
    VitalSigns air = Physiology.at(person.body(session.number()), rates(session), minute);
    VitalSigns vitals = getsOxygen(session, before) ? Physiology.onOxygen(air) : air;
    charting.record(session.id(), new Entry(now, vitals, null, null, false, Source.SIMULATOR));
  }

  private static boolean getsOxygen(InfusionSession session, List<Observation> before) {
    if (before.isEmpty() || session.checkIn().spo2Scale() == 2) {
      return false;
    }
    VitalSigns last = before.getLast().vitals();
    Integer spo2 = last.spo2();
    return spo2 != null
        && (Boolean.TRUE.equals(last.supplementalOxygen()) ? spo2 < WELL : spo2 <= LOW);
  }

  // Minutes count from the start of the infusion, before it from when it is planned.
  private static Instant zero(InfusionSession session) {
    Instant started = session.startedAt();
    return started == null
        ? session.startsAt().plus(Duration.ofMinutes(session.plan().preparationMinutes()))
        : started;
  }

  private List<Rate> rates(InfusionSession session) {
    double weight = weight(session).doubleValue();
    List<Rate> rates = new ArrayList<>();
    for (Step step : session.infusion().steps()) {
      rates.add(
          new Rate(
              minutes(zero(session), step.startedAt()), step.mgPerHour().doubleValue() / weight));
    }
    Instant ended = session.infusionEndedAt();
    if (ended != null) {
      rates.add(new Rate(minutes(zero(session), ended), 0));
    }
    return rates;
  }

  private static double minutes(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 60_000.0;
  }

  private BigDecimal weight(InfusionSession session) {
    return Objects.requireNonNullElse(
        patients.get(session.patientId()).weightKg(), BigDecimal.valueOf(75));
  }

  /** The patient comes and is weighed. */
  void checkIn(InfusionSession session) {
    infusions.checkIn(session.id(), Arrived.weighing(Weight.ofKilograms(weight(session))));
  }

  /** A weight counts on its own day: who was weighed before midnight is weighed again. */
  private void weighAgainAfterMidnight(InfusionSession session) {
    Instant now = clock.instant();
    ZoneId zone = clinics.get(session.clinicId()).timeZone();
    Patient patient = patients.get(session.patientId());
    Instant weighed = patient.weightRecordedAt();
    if (weighed != null
        && LocalDate.ofInstant(weighed, zone).isBefore(LocalDate.ofInstant(now, zone))) {
      patient.weigh(patient.weight(), now);
    }
  }

  private int pain(InfusionSession session, Person person) {
    double minute = minutes(zero(session), clock.instant());
    var vitals = Physiology.at(person.body(session.number()), rates(session), minute);
    return Objects.requireNonNullElse(vitals.pain(), 0);
  }

  /** Each chair has a pump of its own. */
  private String pump(InfusionSession session) {
    return "Pump of " + chairs.get(session.chairId()).name();
  }

  /** Starts the infusion at the dose that is ordered. */
  void start(InfusionSession session, Person person) {
    weighAgainAfterMidnight(session);
    outcomes.pain(session.id(), true, pain(session, person));
    BigDecimal dose =
        orders.of(session).dosePerKg().multiply(weight(session)).setScale(1, RoundingMode.HALF_UP);
    infusions.startAsOrdered(session.id(), dose, pump(session));
  }

  /** Answers so many of the items that nobody has answered yet. */
  void check(InfusionSession session, int most) {
    Set<String> answered =
        session.checkIn().checklist().stream()
            .filter(answer -> answer.ok() != null)
            .map(ChecklistAnswer::code)
            .collect(Collectors.toSet());
    List<ItemAnswer> answers =
        items(session).stream()
            .map(ChecklistItem::code)
            .filter(code -> !answered.contains(code))
            .limit(most)
            .map(code -> new ItemAnswer(code, true, null))
            .toList();
    if (!answers.isEmpty()) {
      infusions.check(session.id(), answers);
    }
  }

  /** Whether somebody found that something required is not so. */
  boolean isRefused(InfusionSession session) {
    return session.checkIn().checklist().stream()
        .anyMatch(answer -> Boolean.FALSE.equals(answer.ok()));
  }

  /** Whether every item has been answered. */
  boolean isChecked(InfusionSession session) {
    Set<String> answered =
        session.checkIn().checklist().stream()
            .filter(answer -> answer.ok() != null)
            .map(ChecklistAnswer::code)
            .collect(Collectors.toSet());
    return items(session).stream().map(ChecklistItem::code).allMatch(answered::contains);
  }

  private List<ChecklistItem> items(InfusionSession session) {
    return protocols
        .published(
            Objects.requireNonNull(session.checkIn().protocolCode()),
            Objects.requireNonNull(session.checkIn().protocolVersion()))
        .checklist();
  }

  /** Writes a complaint down; where the same is there already, it has become as bad. */
  void note(InfusionSession session, Complaint complaint, List<SideEffect> before) {
    for (SideEffect effect : before) {
      if (effect.type() == complaint.type() && effect.resolvedAt() == null) {
        sideEffects.graded(
            session.id(), effect.id(), complaint.severity(), null, complaint.action(), null);
        return;
      }
    }
    sideEffects.noticed(
        session.id(), complaint.type(), complaint.severity(), null, complaint.action(), null);
  }

  void resolve(InfusionSession session, SideEffect effect) {
    sideEffects.resolved(session.id(), effect.id(), null);
  }

  /** Whether the recovery is scored, everything confirmed and the escort known. */
  boolean isPreparedToLeave(InfusionSession session) {
    return session.discharge().escort() != null
        && discharges.unanswered(session).isEmpty()
        && !scores.of(session.id()).isEmpty();
  }

  /**
   * Asks for pain once more, scores the recovery, confirms what nobody has answered yet and names
   * the escort.
   */
  void prepareToLeave(InfusionSession session, Person person) {
    outcomes.pain(session.id(), false, pain(session, person));
    Map<String, Integer> points =
        new HashMap<>(Map.of("activity", 2, "respiration", 2, "consciousness", 2));
    if (session.checkIn().spo2Scale() == 2) {
      // a saturation at the prescribed target is this patient's own
      points.put("oxygenSaturation", 2);
    }
    discharges.score(session.id(), RecoveryScale.ALDRETE, null, points);
    discharges.confirm(
        session.id(),
        discharges.unanswered(session).stream()
            .map(code -> new ItemAnswer(code, true, null))
            .toList(),
        session.discharge().escort() == null ? ESCORT : null);
  }

  /** Whether the patient may go at that moment. */
  boolean isReadyToLeave(InfusionSession session, Instant at) {
    return gate.readiness(session, at).ready();
  }

  /** When the next set is due; null where none is. */
  @Nullable Instant dueAt(InfusionSession session) {
    var set = monitor.dueSet(session, monitor.chart(session).timeline());
    return set == null ? null : set.dueAt();
  }
}
