package org.chairside.closure;

import static org.chairside.clinic.ClinicMessages.CLINIC;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A span in which a clinic, or one of its chairs, takes nobody although it would be open. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Closure extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;
  private @Nullable UUID chairId;

  private Instant startsAt;
  private Instant endsAt;
  private String reason;
  private @Nullable Instant withdrawnAt;
  private @Nullable UUID withdrawnBy;
  @Version private int version;

  protected Closure() {}

  Closure(
      UUID clinicId,
      @Nullable UUID chairId,
      Instant from,
      Instant until,
      String reason,
      Stamp written) {
    super(written);
    this.clinicId = clinicId;
    this.chairId = chairId;
    startsAt = from;
    endsAt = until;
    this.reason = reason;
  }

  /** The clinic has another time zone: what comes after the change keeps its wall time. */
  void keepWallTime(ClinicZoneChanged changed) {
    if (startsAt.isAfter(changed.at())) {
      startsAt = changed.moved(startsAt);
    }
    endsAt = changed.moved(endsAt);
  }

  /** Withdraws the closure; its record stays. */
  void withdraw(Stamp written) {
    if (withdrawnAt != null) {
      throw new Conflict(CLINIC.closureWithdrawn());
    }
    withdrawnAt = written.at();
    withdrawnBy = written.by();
  }

  public UUID id() {
    return id;
  }

  public UUID clinicId() {
    return clinicId;
  }

  /** The chair that is closed; null where the whole clinic is. */
  public @Nullable UUID chairId() {
    return chairId;
  }

  public Instant from() {
    return startsAt;
  }

  /** The first instant after it. */
  public Instant until() {
    return endsAt;
  }

  public String reason() {
    return reason;
  }

  @Nullable Instant withdrawnAt() {
    return withdrawnAt;
  }

  @Nullable UUID withdrawnBy() {
    return withdrawnBy;
  }
}
