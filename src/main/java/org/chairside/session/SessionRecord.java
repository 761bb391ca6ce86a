package org.chairside.session;

import static org.chairside.session.SessionMessages.SESSION;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The state of a session; only {@link InfusionSession} changes it. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
abstract class SessionRecord extends TenantRow {

  private static final Duration LONGEST_VISIT = Duration.ofHours(12);

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID courseId;
  UUID patientId;
  UUID clinicId;
  UUID chairId;
  @Nullable UUID nurseId;
  int number;

  @Enumerated(EnumType.STRING)
  SessionStatus status;

  // Hibernate reads a part whose columns are all null as null.
  @Embedded SessionPlan plan;
  @Embedded @Nullable CheckIn checkIn = CheckIn.NONE;
  @Embedded @Nullable Delivery delivery = Delivery.NONE;
  @Embedded @Nullable DischargeRecord discharge = DischargeRecord.NONE;
  @Embedded @Nullable Closing closing;
  @Embedded @Nullable SignOff signOff;
  @Nullable Instant phaseRecordedAt;
  @Nullable Instant recoveryRecordedAt;
  @Nullable Instant chairSince;

  // The session's lock keeps out concurrent writers; Hibernate's forced version update ignores
  // partition keys.
  @OptimisticLock(excluded = true)
  @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(
      name = "sessionId",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // the migration has it
  @OrderBy("position")
  List<InfusionSegment> segments = new ArrayList<>();

  // Only NextChecks writes it.
  @Column(updatable = false)
  @Nullable Instant nextCheckAt;

  @Version int version;

  SessionRecord() {}

  SessionRecord(BookedSession booked, Stamp written) {
    super(written);
    courseId = booked.courseId();
    patientId = booked.patientId();
    clinicId = booked.clinicId();
    chairId = booked.chairId();
    nurseId = booked.nurseId();
    number = booked.number();
    plan = SessionPlan.of(booked, written.at());
    status = SessionStatus.BOOKED;
  }

  /** The pump's rates. */
  public Infusion infusion() {
    return new Infusion(
        segments.stream().map(s -> new Infusion.Step(s.startedAt(), s.mgPerHour())).toList(),
        infusionEndedAt());
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

  /** The assigned nurse; null where nobody is. */
  public @Nullable UUID nurseId() {
    return nurseId;
  }

  /** Its place in its course, from 1. */
  public int number() {
    return number;
  }

  public SessionStatus status() {
    return status;
  }

  /** Whether it is on the schedule and has not begun. */
  public boolean isBooked() {
    return status == SessionStatus.BOOKED;
  }

  /** Whether the drug runs or is paused. */
  public boolean isInfusing() {
    return status == SessionStatus.INFUSING || status == SessionStatus.PAUSED;
  }

  /** Whether it is still open although its patient came more than half a day before. */
  public boolean wasLeftOpen(Instant at) {
    Instant came = checkedInAt();
    return status.isPresent() && came != null && came.isBefore(at.minus(LONGEST_VISIT));
  }

  /** When what this verb takes back was recorded; null where there is nothing to take back. */
  public @Nullable Instant recordedAt(SessionVerb undo) {
    return switch (undo) {
      case UNDO_FINISH -> recoveryRecordedAt == null ? phaseRecordedAt : recoveryRecordedAt;
      case UNDO_DISCHARGE -> discharge().dischargeRecordedAt();
      case UNDO_CANCEL, UNDO_MISS -> closing().closedAt();
      default -> null;
    };
  }

  /** Whether the session allows the verb now: by its state, and by whether it is signed. */
  public boolean allows(SessionVerb verb) {
    return verb.isAllowedFrom(status) && verb.needsSignature() == isSignedOff();
  }

  public boolean isSignedOff() {
    return signOff().signedOffAt() != null;
  }

  /** Refuses to chart if the patient is not in the chair, or after the session's signature. */
  public void requireChartable() {
    if (!SessionVerb.CHART.isAllowedFrom(status)) {
      throw new Conflict(SESSION.notChartable(status.message()));
    }
    requireNotSignedOff();
  }

  final void requireNotSignedOff() {
    if (isSignedOff()) {
      throw new Conflict(SESSION.signedOff());
    }
  }

  /** Refuses an addendum to a record that is still open. */
  public void requireSignedOff() {
    if (!allows(SessionVerb.ADD_TO)) {
      throw new Conflict(SESSION.addendumBeforeSignature());
    }
  }

  /** Refuses where the patient cannot be checked in any more. */
  public void requireBooked() {
    SessionVerb.CHECK_IN.after(status);
  }

  public SessionPlan plan() {
    return plan;
  }

  public CheckIn checkIn() {
    return checkIn == null ? CheckIn.NONE : checkIn;
  }

  public Delivery delivery() {
    return delivery == null ? Delivery.NONE : delivery;
  }

  /**
   * The dose against which what was given is compared, in mg: the order for the patient's weight,
   * else what was set up; null before the start where neither is known.
   */
  public @Nullable BigDecimal plannedMg() {
    BigDecimal perKg = checkIn().orderedDosePerKg();
    BigDecimal weight = checkIn().weightKg();
    return perKg == null || weight == null ? delivery().doseMg() : perKg.multiply(weight);
  }

  public DischargeRecord discharge() {
    return discharge == null ? DischargeRecord.NONE : discharge;
  }

  public Closing closing() {
    return closing == null ? Closing.NONE : closing;
  }

  public SignOff signOff() {
    return signOff == null ? SignOff.NONE : signOff;
  }

  public Instant startsAt() {
    return plan.startsAt();
  }

  public Instant endsAt() {
    return plan.endsAt();
  }

  public @Nullable Instant checkedInAt() {
    return checkIn().checkedInAt();
  }

  public @Nullable Instant startedAt() {
    return delivery().startedAt();
  }

  public @Nullable Instant infusionEndedAt() {
    return delivery().infusionEndedAt();
  }

  public @Nullable Instant dischargedAt() {
    return discharge().dischargedAt();
  }

  /** When the check-in, the start or the end of the infusion, whichever was last, was recorded. */
  public @Nullable Instant phaseRecordedAt() {
    return phaseRecordedAt;
  }

  /** Since when it is in its chair, where that is not the one that was booked; else null. */
  public @Nullable Instant chairSince() {
    return chairSince;
  }

  public @Nullable Instant nextCheckAt() {
    return nextCheckAt;
  }

  public int version() {
    return version;
  }
}
