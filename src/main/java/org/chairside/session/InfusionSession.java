package org.chairside.session;

import static org.chairside.session.SessionMessages.SESSION;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.course.Acuity;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One session of a course: booked, then run. Its verbs are the clinic's; each takes the moment at
 * which it happened and refuses where the session's state does not allow it.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class InfusionSession extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID courseId;
  private UUID patientId;
  private UUID clinicId;
  private UUID chairId;
  private int number;

  @Enumerated(EnumType.STRING)
  private SessionStatus status;

  private Instant startsAt;
  private Instant endsAt;
  private Instant chairFreeAt;
  private int preparationMinutes;
  private int infusionMinutes;
  private int disconnectMinutes;
  private int recoveryMinutes;

  @Enumerated(EnumType.STRING)
  private Acuity acuity;

  private Instant scheduledAt;
  private int scheduleRevision;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable History history;

  private @Nullable Instant checkInRecordedAt;
  private @Nullable Instant dischargeRecordedAt;
  private @Nullable String protocolCode;
  private @Nullable Integer protocolVersion;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ChecklistAnswer> checklist = List.of();

  private @Nullable UUID nurseId;
  private @Nullable Short spo2Scale;

  @Column(precision = 5, scale = 1)
  private @Nullable BigDecimal weightKg;

  @Column(precision = 6, scale = 3)
  private @Nullable BigDecimal orderedDosePerKg;

  private @Nullable UUID recommendationId;
  private @Nullable Instant checkedInAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant phaseRecordedAt;
  private @Nullable String startOverride;

  @Column(precision = 8, scale = 2)
  private @Nullable BigDecimal doseMg;

  private @Nullable String pump;

  // Two writers are kept apart by the session's lock; Hibernate's forced version update does not
  // know
  // of partition keys.
  @OptimisticLock(excluded = true)
  @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(
      name = "sessionId",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // the migration has it
  @OrderBy("position")
  private List<InfusionSegment> segments = new ArrayList<>();

  private @Nullable Instant infusionEndedAt;
  private @Nullable String endReason;
  private @Nullable Instant dischargedAt;
  private @Nullable String dischargeOverride;
  private @Nullable UUID dischargeOverrideBy;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<UnmetCriterion> dischargeUnmet = List.of();

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ChecklistAnswer> dischargeChecklist = List.of();

  private @Nullable String escort;
  private @Nullable Instant closedAt;
  private @Nullable String closedReason;

  @Enumerated(EnumType.STRING)
  private @Nullable ClosingCode closingCode;

  private @Nullable Instant signedOffAt;
  private @Nullable UUID signedOffBy;
  private @Nullable String reviewNote;
  private @Nullable String reviewDisposition;
  private @Nullable Instant nextCheckAt;
  @Version private int version;

  protected InfusionSession() {}

  /** A session on the schedule. */
  public InfusionSession(Plan plan, Stamp written) {
    super(written);
    courseId = plan.courseId();
    patientId = plan.patientId();
    clinicId = plan.clinicId();
    chairId = plan.chairId();
    number = plan.number();
    startsAt = plan.startsAt();
    preparationMinutes = (int) plan.preparation().toMinutes();
    infusionMinutes = plan.infusionMinutes();
    disconnectMinutes = (int) plan.disconnect().toMinutes();
    recoveryMinutes = (int) plan.recovery().toMinutes();
    acuity = plan.acuity();
    nurseId = plan.nurseId();
    scheduledAt = written.at();
    endsAt = plan.endsAt();
    chairFreeAt = plan.chairFreeAt();
    status = SessionStatus.BOOKED;
  }

  /**
   * What is booked: the patient sits down at the start and leaves the chair at the end; it is taken
   * for the turnover after that.
   *
   * @param nurseId who is to see to the patient, or null where no roster tells
   * @param number the session's place in its course, from 1
   * @param disconnect from the end of the infusion until the line is out
   */
  public record Plan(
      UUID courseId,
      UUID patientId,
      UUID clinicId,
      UUID chairId,
      @Nullable UUID nurseId,
      int number,
      Acuity acuity,
      Instant startsAt,
      Duration preparation,
      int infusionMinutes,
      Duration disconnect,
      Duration recovery,
      Duration turnover) {

    public Instant endsAt() {
      return startsAt
          .plus(preparation)
          .plus(Duration.ofMinutes(infusionMinutes))
          .plus(disconnect)
          .plus(recovery);
    }

    public Instant chairFreeAt() {
      return endsAt().plus(turnover);
    }
  }

  // ------------------------------------------------------------------ the clinic's verbs

  /**
   * What holds for the whole session from its check-in on, whatever becomes of it elsewhere.
   *
   * @param spo2Scale the NEWS2 scale prescribed for the patient
   * @param weightKg the patient's weight, or null where not weighed
   * @param history the patient's earlier sessions
   */
  public record CheckInFacts(
      String protocolCode,
      int protocolVersion,
      int spo2Scale,
      @Nullable BigDecimal weightKg,
      History history) {}

  /**
   * What was known of the patient's earlier sessions at check-in.
   *
   * @param sessions how many infusions were started before, over all courses
   * @param reactions the side effects in them, each with the worst it was
   */
  public record History(int sessions, List<Reaction> reactions) {}

  /** A side effect of an earlier session, by the catalogue's names. */
  public record Reaction(String type, String severity) {}

  /** The patient has come; from now on the session stands on this ground. */
  public void checkIn(Instant at, CheckInFacts facts, Stamp written) {
    status = SessionVerb.CHECK_IN.after(status);
    checkedInAt = at;
    phaseRecordedAt = written.at();
    protocolCode = facts.protocolCode();
    protocolVersion = facts.protocolVersion();
    spo2Scale = (short) facts.spo2Scale();
    weightKg = facts.weightKg();
    history = facts.history();
    checkInRecordedAt = written.at();
  }

  /**
   * What the session is ordered to give, as it is settled at check-in; other minutes than were
   * booked move its end.
   *
   * @param recommendation the recommendation that it follows, or null for the course's own order
   */
  void take(BigDecimal dosePerKg, int minutes, @Nullable UUID recommendation) {
    Duration longer = Duration.ofMinutes((long) minutes - infusionMinutes);
    orderedDosePerKg = dosePerKg;
    recommendationId = recommendation;
    infusionMinutes = minutes;
    endsAt = endsAt.plus(longer);
    chairFreeAt = chairFreeAt.plus(longer);
  }

  /** The session is this nurse's from now on, who is told first of its flags. */
  public void assign(UUID nurse) {
    status = SessionVerb.ASSIGN.after(status);
    nurseId = nurse;
  }

  /** Answers items of the checklist; an item answered before is answered anew. */
  public void answer(List<ChecklistAnswer> answers) {
    status = SessionVerb.CHECK.after(status);
    checklist = answered(checklist, answers);
  }

  private static List<ChecklistAnswer> answered(
      List<ChecklistAnswer> before, List<ChecklistAnswer> answers) {
    List<ChecklistAnswer> all = new ArrayList<>(before);
    for (ChecklistAnswer answer : answers) {
      all.removeIf(earlier -> earlier.code().equals(answer.code()));
      all.add(answer);
    }
    return List.copyOf(all);
  }

  /**
   * Answers what is confirmed before the patient goes home; an item answered before is answered
   * anew.
   *
   * @param escort who takes the patient home, or null where that is not said now
   */
  public void confirm(List<ChecklistAnswer> answers, @Nullable String escort) {
    status = SessionVerb.CONFIRM.after(status);
    dischargeChecklist = answered(dischargeChecklist, answers);
    this.escort = escort == null ? this.escort : escort;
  }

  /** Refuses where there is no recovery to be scored. */
  public void requireInRecovery() {
    status = SessionVerb.SCORE.after(status);
  }

  /** Starts the infusion at an even rate over the planned minutes. */
  public void start(Instant at, BigDecimal doseMg, @Nullable String pump, Stamp written) {
    status = SessionVerb.START.after(status);
    startedAt = at;
    phaseRecordedAt = written.at();
    this.doseMg = doseMg;
    this.pump = pump;
    addSegment(at, Infusion.evenRate(doseMg, infusionMinutes), "start", written);
  }

  /** Notes why a clinician let it start although something required was missing. */
  public void noteStartOverride(String reason) {
    startOverride = reason;
  }

  public void changeRate(Instant at, BigDecimal mgPerHour, String reason, Stamp written) {
    status = SessionVerb.CHANGE_RATE.after(status);
    addSegment(at, mgPerHour, reason, written);
  }

  public void pause(Instant at, String reason, Stamp written) {
    status = SessionVerb.PAUSE.after(status);
    addSegment(at, BigDecimal.ZERO, reason, written);
  }

  /** Goes on at the rate that ran before the pause. */
  public void resume(Instant at, String reason, Stamp written) {
    status = SessionVerb.RESUME.after(status);
    BigDecimal before =
        segments.reversed().stream()
            .filter(segment -> !segment.isPause())
            .findFirst()
            .map(InfusionSegment::mgPerHour)
            .orElseThrow(() -> new IllegalStateException("a paused infusion has run before"));
    addSegment(at, before, reason, written);
  }

  /** Ends the infusion before its time. */
  public void stop(Instant at, String reason, Stamp written) {
    status = SessionVerb.STOP.after(status);
    requireNotBeforeLastSegment(at);
    infusionEndedAt = at;
    endReason = reason;
    phaseRecordedAt = written.at();
  }

  /** Ends the infusion, unless it was stopped before, and begins the recovery. */
  public void finish(Instant at, Stamp written) {
    boolean stopped = status == SessionStatus.STOPPED;
    status = SessionVerb.FINISH.after(status);
    if (!stopped) {
      requireNotBeforeLastSegment(at);
      infusionEndedAt = at;
      phaseRecordedAt = written.at();
    }
  }

  /** The patient leaves. */
  public void discharge(Instant at, Stamp written) {
    status = SessionVerb.DISCHARGE.after(status);
    if (infusionEndedAt != null && at.isBefore(infusionEndedAt)) {
      throw new Invalid("at", SESSION.notBeforeEnd());
    }
    dischargedAt = at;
    dischargeRecordedAt = written.at();
  }

  /** Notes why a clinician let the patient go, and what was not met at that moment. */
  public void noteDischargeOverride(
      String reason, @Nullable UUID clinician, List<UnmetCriterion> unmet) {
    dischargeOverride = reason;
    dischargeOverrideBy = clinician;
    dischargeUnmet = List.copyOf(unmet);
  }

  /** Calls it off before its drug has started. */
  public void cancel(Instant at, ClosingCode code, String reason) {
    status = SessionVerb.CANCEL.after(status);
    close(at, code, reason);
  }

  /** The patient did not come, or will not. */
  public void miss(Instant at, ClosingCode code, String reason) {
    status = SessionVerb.MISS.after(status);
    close(at, code, reason);
  }

  private void close(Instant at, ClosingCode code, String reason) {
    closedAt = at;
    closingCode = code;
    closedReason = reason;
    scheduleRevision++;
  }

  /**
   * The session is to take place then and there; how long it takes stays.
   *
   * @param nurse who sees to the patient, or null where no roster tells
   */
  public void move(Instant start, UUID chair, @Nullable UUID nurse, Instant at) {
    status = SessionVerb.MOVE.after(status);
    Duration by = Duration.between(startsAt, start);
    startsAt = start;
    endsAt = endsAt.plus(by);
    chairFreeAt = chairFreeAt.plus(by);
    chairId = chair;
    nurseId = nurse;
    scheduledAt = at;
    scheduleRevision++;
  }

  /** Nobody sees to the patient any more, such as when the nurse is absent. */
  public void leaveWithoutNurse() {
    status = SessionVerb.ASSIGN.after(status);
    nurseId = null;
  }

  /** Its place in its course has changed, because another session was given up or moved. */
  void renumber(int place) {
    number = place;
  }

  /**
   * A clinician's signature under the whole session; it ends the record.
   *
   * @param disposition what the clinician decided for what comes after, or null
   */
  public void signOff(
      UUID clinician, @Nullable String note, @Nullable String disposition, Instant at) {
    if (status != SessionStatus.DISCHARGED) {
      throw new Conflict(SESSION.notDischarged(status.message()));
    }
    requireNotSignedOff();
    signedOffAt = at;
    signedOffBy = clinician;
    reviewNote = note;
    reviewDisposition = disposition;
  }

  /** Whether something may be written into its chart. */
  public boolean isChartable() {
    return status.isChartable() && signedOffAt == null;
  }

  /** Whether the patient has left and no clinician has signed yet. */
  public boolean isReadyForSignature() {
    return status == SessionStatus.DISCHARGED && signedOffAt == null;
  }

  /** Refuses to chart where the patient is not in the chair, or after the session's signature. */
  public void requireChartable() {
    if (!status.isChartable()) {
      throw new Conflict(SESSION.notChartable(status.message()));
    }
    requireNotSignedOff();
  }

  private void requireNotSignedOff() {
    if (signedOffAt != null) {
      throw new Conflict(SESSION.signedOff());
    }
  }

  /** When to look at the session again although nobody did anything, or null for never. */
  public void checkAgainAt(@Nullable Instant at) {
    nextCheckAt = at;
  }

  private void addSegment(Instant at, BigDecimal mgPerHour, String reason, Stamp written) {
    requireNotBeforeLastSegment(at);
    segments.add(new InfusionSegment(id, segments.size(), at, mgPerHour, reason, written));
  }

  private void requireNotBeforeLastSegment(Instant at) {
    if (!segments.isEmpty() && at.isBefore(segments.getLast().startedAt())) {
      throw new Invalid("at", SESSION.notBeforeLastChange());
    }
  }

  // ------------------------------------------------------------------ what it knows

  /** What the pump has been doing. */
  public Infusion infusion() {
    return new Infusion(
        segments.stream().map(s -> new Infusion.Step(s.startedAt(), s.mgPerHour())).toList(),
        infusionEndedAt);
  }

  public List<InfusionSegment> segments() {
    return List.copyOf(segments);
  }

  public UUID id() {
    return id;
  }

  public UUID courseId() {
    return courseId;
  }

  public UUID patientId() {
    return patientId;
  }

  public UUID clinicId() {
    return clinicId;
  }

  public UUID chairId() {
    return chairId;
  }

  public int number() {
    return number;
  }

  public SessionStatus status() {
    return status;
  }

  /** Whether it stands on the schedule and has not begun. */
  public boolean isBooked() {
    return status == SessionStatus.BOOKED;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  /** When the chair is ready for its next patient. */
  public Instant chairFreeAt() {
    return chairFreeAt;
  }

  public int preparationMinutes() {
    return preparationMinutes;
  }

  public int infusionMinutes() {
    return infusionMinutes;
  }

  /** From the end of the infusion until the line is out. */
  public int disconnectMinutes() {
    return disconnectMinutes;
  }

  public int recoveryMinutes() {
    return recoveryMinutes;
  }

  /** How closely the patient was expected to need watching when this was booked. */
  public Acuity acuity() {
    return acuity;
  }

  /** When the session was put at its present time. */
  public Instant scheduledAt() {
    return scheduledAt;
  }

  /** Grows whenever the session's time or chair changes, or it is called off. */
  public int scheduleRevision() {
    return scheduleRevision;
  }

  public @Nullable String protocolCode() {
    return protocolCode;
  }

  public @Nullable Integer protocolVersion() {
    return protocolVersion;
  }

  /** The SpO2 scale of NEWS2 as it was prescribed at check-in; scale 1 before. */
  public int spo2Scale() {
    return spo2Scale == null ? 1 : spo2Scale;
  }

  /** The patient's earlier sessions as known at check-in; null before, and in old records. */
  public @Nullable History history() {
    return history;
  }

  /** When the check-in was written down; null before, and in old records. */
  public @Nullable Instant checkInRecordedAt() {
    return checkInRecordedAt;
  }

  /** When the discharge was written down; null before, and in old records. */
  public @Nullable Instant dischargeRecordedAt() {
    return dischargeRecordedAt;
  }

  /** The patient's weight in kg at check-in; null before, or where not weighed. */
  public @Nullable BigDecimal weightKg() {
    return weightKg;
  }

  /** What was settled at check-in in mg/kg; null before. */
  @Nullable BigDecimal orderedDosePerKg() {
    return orderedDosePerKg;
  }

  /** The recommendation that it follows; null before check-in or where there was none. */
  @Nullable UUID recommendationId() {
    return recommendationId;
  }

  public List<ChecklistAnswer> checklist() {
    return checklist;
  }

  /** The assigned nurse; null where nobody is. */
  public @Nullable UUID nurseId() {
    return nurseId;
  }

  public @Nullable Instant checkedInAt() {
    return checkedInAt;
  }

  public @Nullable Instant startedAt() {
    return startedAt;
  }

  /**
   * When the check-in, the start or the end of the infusion, whichever was last, was written down.
   */
  public @Nullable Instant phaseRecordedAt() {
    return phaseRecordedAt;
  }

  public @Nullable String startOverride() {
    return startOverride;
  }

  public @Nullable BigDecimal doseMg() {
    return doseMg;
  }

  public @Nullable String pump() {
    return pump;
  }

  public @Nullable Instant infusionEndedAt() {
    return infusionEndedAt;
  }

  public @Nullable String endReason() {
    return endReason;
  }

  public @Nullable Instant dischargedAt() {
    return dischargedAt;
  }

  public @Nullable String dischargeOverride() {
    return dischargeOverride;
  }

  /** Who let the patient go by an override; null where nobody had to. */
  public @Nullable UUID dischargeOverrideBy() {
    return dischargeOverrideBy;
  }

  /** What was not met when the patient left by an override. */
  public List<UnmetCriterion> dischargeUnmet() {
    return dischargeUnmet;
  }

  /** The latest answer to each confirmation before going home. */
  public List<ChecklistAnswer> dischargeChecklist() {
    return dischargeChecklist;
  }

  /** Who takes the patient home, by name or relation; null where nobody is named. */
  public @Nullable String escort() {
    return escort;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public @Nullable String closedReason() {
    return closedReason;
  }

  /** Why it did not take place; null where it was not given up, and in old records. */
  public @Nullable ClosingCode closingCode() {
    return closingCode;
  }

  public @Nullable Instant signedOffAt() {
    return signedOffAt;
  }

  public @Nullable UUID signedOffBy() {
    return signedOffBy;
  }

  public @Nullable String reviewNote() {
    return reviewNote;
  }

  public @Nullable String reviewDisposition() {
    return reviewDisposition;
  }

  public @Nullable Instant nextCheckAt() {
    return nextCheckAt;
  }

  public int version() {
    return version;
  }
}
