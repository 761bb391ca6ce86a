package org.chairside.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.UuidGenerator;

/** Somebody's word that two patients who look like one are two people. */
@Entity
@Table(name = "patient_distinction")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Distinction extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID patientId;
  private UUID otherId;
  private String reason;

  protected Distinction() {}

  Distinction(UUID patientId, UUID otherId, String reason, Stamp written) {
    super(written);
    this.patientId = patientId;
    this.otherId = otherId;
    this.reason = reason;
  }

  /** The one of the two that is not this one. */
  UUID otherThan(UUID patient) {
    return patientId.equals(patient) ? otherId : patientId;
  }

  String reason() {
    return reason;
  }
}
