package org.chairside.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Lets a calendar program read a clinic's appointments, or those of one nurse there. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CalendarToken extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;
  private @Nullable UUID nurseId;
  private String name;

  @SuppressWarnings("UnusedVariable") // the feed reads it, before any tenant is known
  private byte[] tokenHash;

  private @Nullable Instant revokedAt;
  private @Nullable UUID revokedBy;
  @Version private int version;

  protected CalendarToken() {}

  CalendarToken(
      UUID clinicId, @Nullable UUID nurseId, String name, byte[] tokenHash, Stamp written) {
    super(written);
    this.clinicId = clinicId;
    this.nurseId = nurseId;
    this.name = name;
    this.tokenHash = tokenHash.clone();
  }

  /** Revokes it at once; a revoked token stays revoked. */
  void revoke(Stamp written) {
    if (revokedAt == null) {
      revokedAt = written.at();
      revokedBy = written.by();
    }
  }

  UUID id() {
    return id;
  }

  UUID clinicId() {
    return clinicId;
  }

  /** Whose sessions it shows; null where it shows all of the clinic's. */
  @Nullable UUID nurseId() {
    return nurseId;
  }

  String name() {
    return name;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  @Nullable UUID revokedBy() {
    return revokedBy;
  }
}
