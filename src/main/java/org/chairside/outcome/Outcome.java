package org.chairside.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One instrument as it was filled in for a course, at a session or between. It never changes: a
 * correction is a separate outcome that supersedes or retracts this one.
 */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Outcome extends TenantRow {

  /** When pain was asked for around an infusion. */
  @Schema(name = "Moment1")
  enum OutcomeMoment {
    BEFORE,
    AFTER
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID courseId;
  private @Nullable UUID sessionId;

  @Enumerated(EnumType.STRING)
  private Instrument instrument;

  @Enumerated(EnumType.STRING)
  private @Nullable OutcomeMoment moment;

  private Instant takenAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private InstrumentAnswers entered;

  private @Nullable UUID supersedes;
  private @Nullable String correctionReason;
  private boolean retracted;

  protected Outcome() {}

  Outcome(
      UUID courseId,
      @Nullable UUID sessionId,
      Instrument instrument,
      @Nullable OutcomeMoment moment,
      Instant takenAt,
      InstrumentAnswers entered,
      Stamp written) {
    super(written);
    this.courseId = courseId;
    this.sessionId = sessionId;
    this.instrument = instrument;
    this.moment = moment;
    this.takenAt = takenAt;
    this.entered = entered;
  }

  /** The corrected outcome. */
  Outcome corrected(Instant at, InstrumentAnswers right, String reason, Stamp written) {
    Outcome corrected = new Outcome(courseId, sessionId, instrument, moment, at, right, written);
    corrected.supersedes = id;
    corrected.correctionReason = reason;
    return corrected;
  }

  /** A retraction. */
  Outcome retraction(String reason, Stamp written) {
    Outcome retraction = corrected(takenAt, entered, reason, written);
    retraction.retracted = true;
    return retraction;
  }

  Score score() {
    return instrument.scale().score(entered);
  }

  UUID id() {
    return id;
  }

  UUID courseId() {
    return courseId;
  }

  @Nullable UUID sessionId() {
    return sessionId;
  }

  Instrument instrument() {
    return instrument;
  }

  @Nullable OutcomeMoment moment() {
    return moment;
  }

  Instant takenAt() {
    return takenAt;
  }

  InstrumentAnswers entered() {
    return entered;
  }

  @Nullable UUID supersedes() {
    return supersedes;
  }

  @Nullable String correctionReason() {
    return correctionReason;
  }

  boolean isRetracted() {
    return retracted;
  }
}
