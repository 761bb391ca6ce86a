package org.chairside.reminder;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.session.InfusionSession;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One notice to a patient about one session, for one revision of its schedule. Notices with the
 * same mail are sent together.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Reminder extends TenantRow {

  /** What is told. */
  @Schema(name = "Kind2")
  enum ReminderKind {
    /** The session is booked. */
    CONFIRMATION,
    /** It has another time or chair. */
    CHANGE,
    /** It is canceled. */
    CANCELLATION,
    /** It takes place after all, although it was told to be canceled. */
    REINSTATEMENT,
    /** It comes soon. */
    REMINDER
  }

  /** Its status. */
  @Schema(name = "Status2")
  enum ReminderStatus {
    PENDING,
    SENT,
    /** Not sent, because the news was outdated or nobody could receive it. */
    SKIPPED,
    /** Given up: the mail server refused it repeatedly, or the address for good. */
    FAILED
  }

  /** Why it was not sent. */
  enum Why {
    PREFERS_NONE,
    /** The patient has died: nobody is written to. */
    DECEASED,
    NO_ADDRESS,
    /** The session has begun, or its time has passed. */
    SESSION_OVER,
    SESSION_CALLED_OFF,
    SESSION_MOVED,
    /** The cancellation that it tells was taken back before it was sent. */
    CANCELLATION_UNDONE,
    /** The clinic or the chair is closed then, by a closure after the booking. */
    CLINIC_CLOSED,
    NOT_TAKEN_BY_MAIL_SERVER,
    /** The mail server does not know the address, or refuses it for good. */
    ADDRESS_REFUSED
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;

  private UUID courseId;
  private UUID sessionId;
  private UUID mailId;

  @Enumerated(EnumType.STRING)
  private ReminderKind kind;

  private @Nullable Integer leadHours;
  private int scheduleRevision;
  private @Nullable Instant startsAt;
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private ReminderStatus status;

  @Enumerated(EnumType.STRING)
  private @Nullable Why why;

  private int attempts;

  @SuppressWarnings("UnusedVariable") // the sender reads it, over all organizations
  private @Nullable Instant claimedUntil;

  private @Nullable Instant sentAt;
  @Version private int version;

  protected Reminder() {}

  Reminder(
      InfusionSession session,
      ReminderKind kind,
      @Nullable Integer leadHours,
      UUID mailId,
      Instant dueAt,
      Stamp written) {
    super(written);
    clinicId = session.clinicId();
    courseId = session.courseId();
    sessionId = session.id();
    scheduleRevision = session.plan().scheduleRevision();
    startsAt = session.startsAt();
    this.mailId = mailId;
    this.kind = kind;
    this.leadHours = leadHours;
    this.dueAt = dueAt;
    status = ReminderStatus.PENDING;
  }

  void sent(Instant at) {
    status = ReminderStatus.SENT;
    sentAt = at;
    claimedUntil = null;
  }

  void skip(Why why) {
    status = ReminderStatus.SKIPPED;
    this.why = why;
    claimedUntil = null;
  }

  void fail(Why why) {
    status = ReminderStatus.FAILED;
    this.why = why;
    claimedUntil = null;
  }

  /** The clinic has another time zone; the patient was told a wall time, and that stays. */
  void keepWallTime(ClinicZoneChanged changed) {
    startsAt = startsAt == null ? null : changed.moved(startsAt);
  }

  /** Not sent before that instant. */
  void putOff(Instant until) {
    claimedUntil = until;
  }

  /** Whether it holds news that the patient never received. */
  boolean isUntold() {
    return status == ReminderStatus.PENDING
        || why == Why.SESSION_MOVED
        || why == Why.SESSION_CALLED_OFF
        || why == Why.CANCELLATION_UNDONE;
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

  UUID sessionId() {
    return sessionId;
  }

  UUID mailId() {
    return mailId;
  }

  ReminderKind kind() {
    return kind;
  }

  /** How many hours before the session; null where it is no reminder of one to come. */
  @Nullable Integer leadHours() {
    return leadHours;
  }

  int scheduleRevision() {
    return scheduleRevision;
  }

  /** The start that it tells; null where it was planned by an earlier release. */
  @Nullable Instant startsAt() {
    return startsAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  ReminderStatus status() {
    return status;
  }

  @Nullable Why why() {
    return why;
  }

  /** The number of attempts. */
  int attempts() {
    return attempts;
  }

  @Nullable Instant sentAt() {
    return sentAt;
  }
}
