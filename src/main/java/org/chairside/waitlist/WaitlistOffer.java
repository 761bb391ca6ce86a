package org.chairside.waitlist;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A freed slot and the patient to ask first. It is booked only after staff record that the patient
 * accepts.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WaitlistOffer extends TenantRow {

  /** Its status. */
  @Schema(name = "Status1")
  public enum OfferStatus implements Worded {
    OFFERED,
    ACCEPTED,
    DECLINED,
    /** Somebody else has the place, or its time has come. */
    GONE
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID entryId;
  private UUID clinicId;
  private UUID chairId;
  private Instant startsAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Message> reasons;

  @Enumerated(EnumType.STRING)
  private OfferStatus status;

  private @Nullable Instant answeredAt;
  private @Nullable UUID answeredBy;
  @Version private int version;

  protected WaitlistOffer() {}

  WaitlistOffer(
      WaitlistEntry entry, UUID chairId, Instant startsAt, List<Message> reasons, Stamp written) {
    super(written);
    entryId = entry.id();
    clinicId = entry.clinicId();
    this.chairId = chairId;
    this.startsAt = startsAt;
    this.reasons = List.copyOf(reasons);
    status = OfferStatus.OFFERED;
  }

  void answer(OfferStatus as, Stamp written) {
    if (status != OfferStatus.OFFERED) {
      throw new Conflict(BOOKING.offerAnswered(status.message()));
    }
    status = as;
    answeredAt = written.at();
    answeredBy = written.by();
  }

  UUID id() {
    return id;
  }

  UUID entryId() {
    return entryId;
  }

  UUID clinicId() {
    return clinicId;
  }

  UUID chairId() {
    return chairId;
  }

  Instant startsAt() {
    return startsAt;
  }

  List<Message> reasons() {
    return reasons;
  }

  OfferStatus status() {
    return status;
  }

  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable UUID answeredBy() {
    return answeredBy;
  }
}
