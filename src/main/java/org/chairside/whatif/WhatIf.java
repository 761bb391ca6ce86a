package org.chairside.whatif;

import static org.chairside.whatif.WhatIfMessages.WHAT_IF;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chairside.message.Worded;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A question: what would this protocol version have flagged in the sessions of that period? */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WhatIf extends TenantRow {

  /** The run's status. */
  @Schema(name = "Status3")
  enum WhatIfStatus implements Worded {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * What is asked.
   *
   * @param clinicId of this clinic only, or null for all
   * @param from the earliest start of an infusion, inclusive
   * @param until the latest, exclusive
   */
  record Question(
      String protocolCode,
      int protocolVersion,
      @Nullable UUID clinicId,
      Instant from,
      Instant until) {}

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String protocolCode;
  private int protocolVersion;
  private @Nullable UUID clinicId;
  private Instant periodFrom;
  private Instant periodUntil;

  @Enumerated(EnumType.STRING)
  private WhatIfStatus status;

  private @Nullable Integer protocolRevision;
  private @Nullable Integer sessions;
  private int replayed;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Comparison comparison;

  private @Nullable UUID worker;
  private @Nullable Instant seenAliveAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;

  protected WhatIf() {}

  WhatIf(Question question, Stamp asked) {
    super(asked);
    protocolCode = question.protocolCode();
    protocolVersion = question.protocolVersion();
    clinicId = question.clinicId();
    periodFrom = question.from();
    periodUntil = question.until();
    status = WhatIfStatus.QUEUED;
  }

  /**
   * A replica takes it up, from its beginning.
   *
   * @param revision of the draft as it is judged
   */
  void start(UUID by, int revision, int found, Instant at) {
    protocolRevision = revision;
    status = WhatIfStatus.RUNNING;
    worker = by;
    sessions = found;
    replayed = 0;
    startedAt = at;
    seenAliveAt = at;
  }

  /** Whether no replica is running it, or the one that did has not reported since that instant. */
  boolean isWaiting(Instant givenUpBefore) {
    return status == WhatIfStatus.QUEUED
        || (status == WhatIfStatus.RUNNING
            && (seenAliveAt == null || seenAliveAt.isBefore(givenUpBefore)));
  }

  boolean isQueued() {
    return status == WhatIfStatus.QUEUED;
  }

  /** Whether this replica is still the one that answers it. */
  boolean isRunBy(UUID replica) {
    return status == WhatIfStatus.RUNNING && replica.equals(worker);
  }

  void progress(int done, Instant at) {
    replayed = done;
    seenAliveAt = at;
  }

  void finish(Comparison result, Instant at) {
    status = WhatIfStatus.DONE;
    comparison = result;
    endedAt = at;
  }

  void fail(Instant at) {
    status = WhatIfStatus.FAILED;
    endedAt = at;
  }

  void cancel(Instant at) {
    if (endedAt != null) {
      throw new Conflict(WHAT_IF.already(status.message()));
    }
    status = WhatIfStatus.CANCELLED;
    endedAt = at;
  }

  UUID id() {
    return id;
  }

  Question question() {
    return new Question(protocolCode, protocolVersion, clinicId, periodFrom, periodUntil);
  }

  WhatIfStatus status() {
    return status;
  }

  @Nullable Integer protocolRevision() {
    return protocolRevision;
  }

  @Nullable Integer sessions() {
    return sessions;
  }

  int replayed() {
    return replayed;
  }

  @Nullable Comparison comparison() {
    return comparison;
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }
}
