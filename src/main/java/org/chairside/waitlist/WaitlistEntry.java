package org.chairside.waitlist;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chairside.message.Worded;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A patient who wants an earlier slot. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WaitlistEntry extends TenantRow {

  /** Its status. */
  @Schema(name = "Status")
  public enum WaitlistStatus implements Worded {
    WAITING,
    PLACED,
    WITHDRAWN
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;
  private UUID courseId;
  private UUID patientId;
  private @Nullable UUID sessionId;
  private int noticeMinutes;
  private @Nullable String note;

  @Enumerated(EnumType.STRING)
  private WaitlistStatus status;

  private @Nullable Instant closedAt;
  @Version private int version;

  protected WaitlistEntry() {}

  /**
   * @param sessionId the booked session that would move; null where a further one would be booked
   */
  WaitlistEntry(
      UUID clinicId,
      UUID courseId,
      UUID patientId,
      @Nullable UUID sessionId,
      int noticeMinutes,
      @Nullable String note,
      Stamp written) {
    super(written);
    this.clinicId = clinicId;
    this.courseId = courseId;
    this.patientId = patientId;
    this.sessionId = sessionId;
    this.noticeMinutes = noticeMinutes;
    this.note = note;
    status = WaitlistStatus.WAITING;
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  void giveTo(UUID patient) {
    patientId = patient;
  }

  void close(WaitlistStatus as, Instant at) {
    if (status != WaitlistStatus.WAITING) {
      throw new Conflict(BOOKING.waitsNoLonger(status.message()));
    }
    status = as;
    closedAt = at;
  }

  UUID id() {
    return id;
  }

  UUID clinicId() {
    return clinicId;
  }

  UUID courseId() {
    return courseId;
  }

  UUID patientId() {
    return patientId;
  }

  @Nullable UUID sessionId() {
    return sessionId;
  }

  /** How long before it the patient has to know of a place. */
  Duration notice() {
    return Duration.ofMinutes(noticeMinutes);
  }

  @Nullable String note() {
    return note;
  }

  WaitlistStatus status() {
    return status;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  int version() {
    return version;
  }
}
