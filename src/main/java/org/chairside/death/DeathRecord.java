package org.chairside.death;

import static org.chairside.death.DeathMessages.DEATH;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.patient.PartialDate;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody's word that a patient has died, with what ended by it. */
@Entity
@Table(name = "patient_death")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DeathRecord extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID patientId;
  private @Nullable String diedOn;

  @JdbcTypeCode(SqlTypes.JSON)
  private Ended ended;

  private @Nullable Instant retractedAt;
  private @Nullable UUID retractedBy;
  private @Nullable String retractReason;
  @Version private int version;

  protected DeathRecord() {}

  /**
   * @param diedOn the date as far as it is known; null where it is unknown
   */
  DeathRecord(UUID patientId, @Nullable PartialDate diedOn, Ended ended, Stamp written) {
    super(written);
    this.patientId = patientId;
    this.diedOn = diedOn == null ? null : diedOn.text();
    this.ended = ended;
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  void giveTo(UUID patient) {
    patientId = patient;
  }

  /** It was recorded in error. */
  void retract(String reason, Stamp written) {
    if (retractedAt != null) {
      throw new Conflict(DEATH.retracted());
    }
    retractedAt = written.at();
    retractedBy = written.by();
    retractReason = reason;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  @Nullable PartialDate diedOn() {
    return diedOn == null ? null : new PartialDate(diedOn);
  }

  Ended ended() {
    return ended;
  }

  @Nullable Instant retractedAt() {
    return retractedAt;
  }

  @Nullable UUID retractedBy() {
    return retractedBy;
  }

  @Nullable String retractReason() {
    return retractReason;
  }
}
