package org.chairside.membership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody entered another clinic, or the record of one patient there, for a while and a reason.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class BrokenGlass extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID staffId;
  private @Nullable UUID clinicId;
  private @Nullable UUID patientId;
  private String reason;
  private Instant endsAt;
  private @Nullable Instant endedAt;
  private @Nullable UUID endedBy;
  @Version private int version;

  protected BrokenGlass() {}

  BrokenGlass(
      UUID staffId,
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      String reason,
      Duration lasts,
      Stamp written) {
    super(written);
    this.staffId = staffId;
    this.clinicId = clinicId;
    this.patientId = patientId;
    this.reason = reason;
    endsAt = written.at().plus(lasts);
  }

  /** Ends it now; one that has ended keeps its time. */
  void end(Stamp written) {
    if (endedAt == null) {
      endedAt = written.at();
      endedBy = written.by();
    }
  }

  /** It is about this patient, whose record took the other in. */
  void belongTo(UUID patient) {
    patientId = patient;
  }

  UUID id() {
    return id;
  }

  UUID staffId() {
    return staffId;
  }

  @Nullable UUID clinicId() {
    return clinicId;
  }

  @Nullable UUID patientId() {
    return patientId;
  }

  String reason() {
    return reason;
  }

  /** When it ends by itself. */
  Instant endsAt() {
    return endsAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable UUID endedBy() {
    return endedBy;
  }
}
