package org.chairside.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Worded;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An ordered series of sessions that a clinician has ordered for a patient. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Course extends TenantRow {

  enum CourseState implements Worded {
    ACTIVE,
    HELD,
    CANCELLED
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID patientId;
  private UUID clinicId;
  private String indication;
  private String drug;

  @Column(precision = 6, scale = 3)
  private BigDecimal dosePerKg;

  private @Nullable String doseReason;
  private int infusionMinutes;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<TreatmentPhase> phases;

  private String protocol;

  @Enumerated(EnumType.STRING)
  private Acuity acuity;

  @Enumerated(EnumType.STRING)
  private CourseState status;

  private @Nullable String statusReason;
  private Instant doseOrderedAt;

  @SuppressWarnings("UnusedVariable") // its row's history tells it
  private @Nullable Instant revisedAt;

  @SuppressWarnings("UnusedVariable") // its row's history tells it
  private @Nullable String revisionReason;

  @Version private int version;

  protected Course() {}

  Course(Order order, Stamp written) {
    super(written);
    patientId = order.patientId();
    clinicId = order.clinicId();
    indication = order.indication();
    drug = order.drug();
    protocol = order.protocol();
    status = CourseState.ACTIVE;
    doseOrderedAt = written.at();
    take(order);
  }

  private void take(Order order) {
    dosePerKg = order.dosePerKg();
    doseReason = order.doseReason();
    infusionMinutes = order.infusionMinutes();
    phases = List.copyOf(order.phases());
    acuity = order.acuity();
  }

  /**
   * What the clinician orders.
   *
   * @param dosePerKg mg per kg of body weight and session
   * @param doseReason why a dose beyond the protocol's limits is meant; null where it is within
   * @param infusionMinutes 45 to 90
   * @param protocol the code of the monitoring protocol
   * @param acuity how closely the patient is monitored throughout the course
   */
  public record Order(
      UUID patientId,
      UUID clinicId,
      String indication,
      String drug,
      BigDecimal dosePerKg,
      @Nullable String doseReason,
      int infusionMinutes,
      List<TreatmentPhase> phases,
      String protocol,
      Acuity acuity) {}

  /** What is ordered now. */
  public Order order() {
    return new Order(
        patientId,
        clinicId,
        indication,
        drug,
        dosePerKg,
        doseReason,
        infusionMinutes,
        phases,
        protocol,
        acuity);
  }

  /**
   * Changes what is ordered of dose, time, phases and acuity.
   *
   * @param isDose whether the dose or its time changes: what was recommended before ends then
   */
  void revise(Order order, boolean isDose, String reason, Instant at) {
    take(order);
    revisedAt = at;
    revisionReason = reason;
    if (isDose) {
      doseOrderedAt = at;
    }
  }

  /** Whether its dose, or the time over which it is given, was changed since the first order. */
  public boolean isDoseRevised() {
    return doseOrderedAt.isAfter(createdAt());
  }

  /** Whether this was recommended after the dose was last ordered, and applies instead of it. */
  public boolean follows(DoseRecommendation recommendation) {
    return !recommendation.createdAt().isBefore(doseOrderedAt);
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  void giveTo(UUID patient) {
    patientId = patient;
  }

  /** Stops further sessions until a clinician releases the course. */
  void hold(String reason) {
    if (status != CourseState.ACTIVE) {
      throw new CourseIs(status);
    }
    status = CourseState.HELD;
    statusReason = reason;
  }

  void release(String reason) {
    if (status != CourseState.HELD) {
      throw new CourseIs(status);
    }
    status = CourseState.ACTIVE;
    statusReason = reason;
  }

  void cancel(String reason) {
    if (status == CourseState.CANCELLED) {
      throw new CourseIs(status);
    }
    status = CourseState.CANCELLED;
    statusReason = reason;
  }

  /**
   * Refuses what only an active course allows: sessions are not booked or started while it is on
   * hold or after it was canceled.
   *
   * @throws CourseIs naming the state
   */
  public void requireActive() {
    if (status != CourseState.ACTIVE) {
      throw new CourseIs(status);
    }
  }

  /**
   * Refuses what a cancelled course does not allow.
   *
   * @throws CourseIs naming the state
   */
  void requireNotCancelled() {
    if (status == CourseState.CANCELLED) {
      throw new CourseIs(status);
    }
  }

  /** Whether it is neither held nor cancelled. */
  public boolean isActive() {
    return status == CourseState.ACTIVE;
  }

  /**
   * The least days that are ordered from the session before to this one.
   *
   * @param number the session's place in the course, from 1; beyond the last, the last's days
   */
  public int leastGapDays(int number) {
    int place = 0;
    for (TreatmentPhase phase : phases) {
      place += phase.sessions();
      if (number <= place) {
        return phase.gapDays().min();
      }
    }
    return phases.getLast().gapDays().min();
  }

  /** How many sessions the phases hold together. */
  public int sessions() {
    return sessions(phases);
  }

  static int sessions(List<TreatmentPhase> phases) {
    return phases.stream().mapToInt(TreatmentPhase::sessions).sum();
  }

  public UUID id() {
    return id;
  }

  public UUID patientId() {
    return patientId;
  }

  public UUID clinicId() {
    return clinicId;
  }

  public String indication() {
    return indication;
  }

  public String drug() {
    return drug;
  }

  public BigDecimal dosePerKg() {
    return dosePerKg;
  }

  /** Why a dose beyond the protocol's limits is meant; null where it is within them. */
  @Nullable String doseReason() {
    return doseReason;
  }

  public int infusionMinutes() {
    return infusionMinutes;
  }

  public List<TreatmentPhase> phases() {
    return phases;
  }

  public String protocol() {
    return protocol;
  }

  public Acuity acuity() {
    return acuity;
  }

  CourseState status() {
    return status;
  }

  @Nullable String statusReason() {
    return statusReason;
  }

  /** Grows with every change. */
  public int version() {
    return version;
  }
}
