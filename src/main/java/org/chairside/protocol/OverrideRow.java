package org.chairside.protocol;

import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.chairside.monitoring.ThresholdOverride;
import org.chairside.monitoring.ThresholdOverride.Threshold;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A patient-specific limit, set by a clinician, that replaces the protocol's until it expires. */
@Entity
@Table(name = "threshold_override")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OverrideRow extends TenantRow {

  /** Which threshold, and what it is for this patient, in its own unit. */
  record Limit(
      String rule, Severity severity, Threshold threshold, VitalSign sign, BigDecimal value) {}

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID patientId;
  private String protocolCode;
  private String rule;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  @Enumerated(EnumType.STRING)
  private Threshold threshold;

  @Enumerated(EnumType.STRING)
  private VitalSign sign;

  private BigDecimal value;
  private String reason;
  private Instant expiresAt;
  private @Nullable Instant revokedAt;
  private @Nullable UUID revokedBy;
  private @Nullable String revocationReason;
  @Version private int version;

  protected OverrideRow() {}

  OverrideRow(
      UUID patientId,
      String protocolCode,
      Limit limit,
      String reason,
      Instant expiresAt,
      Stamp written) {
    super(written);
    this.patientId = patientId;
    this.protocolCode = protocolCode;
    this.rule = limit.rule();
    this.severity = limit.severity();
    this.threshold = limit.threshold();
    this.sign = limit.sign();
    this.value = limit.value();
    this.reason = reason;
    this.expiresAt = expiresAt;
  }

  /** Revokes it before it expires. */
  void revoke(String why, Stamp written) {
    if (revokedAt != null || !expiresAt.isAfter(written.at())) {
      throw new Conflict(PROTOCOL.limitEnded());
    }
    revokedAt = written.at();
    revokedBy = written.by();
    revocationReason = why;
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  void giveTo(UUID patient) {
    patientId = patient;
  }

  /** Whether both replace the same threshold at this time. */
  boolean replacesSameAs(OverrideRow other, Instant at) {
    return protocolCode.equals(other.protocolCode)
        && override().isInForce(at)
        && other.override().isInForce(at)
        && override().isOfSameThresholdAs(other.override());
  }

  /** As the rules see it. */
  ThresholdOverride override() {
    return new ThresholdOverride(id, rule, severity, threshold, sign, value, createdAt(), until());
  }

  private Instant until() {
    return revokedAt == null ? expiresAt : revokedAt;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  String protocolCode() {
    return protocolCode;
  }

  String reason() {
    return reason;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  @Nullable UUID revokedBy() {
    return revokedBy;
  }

  @Nullable String revocationReason() {
    return revocationReason;
  }
}
