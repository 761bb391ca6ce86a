package org.chairside.amendment;

import static org.chairside.amendment.AmendmentMessages.AMENDMENT;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotAllowed;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An entry that one person proposes to move to another session, and what a second one says. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChartMove extends TenantRow {

  /** What is moved. */
  enum EntryKind {
    OBSERVATION,
    SIDE_EFFECT
  }

  enum Decision {
    CONFIRMED,
    DECLINED
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @Enumerated(EnumType.STRING)
  private EntryKind kind;

  private UUID entryId;
  private UUID fromSessionId;
  private UUID toSessionId;
  private String reason;

  @Enumerated(EnumType.STRING)
  private @Nullable Decision decision;

  private @Nullable Instant decidedAt;
  private @Nullable UUID decidedBy;
  private @Nullable UUID movedEntryId;
  @Version private int version;

  protected ChartMove() {}

  ChartMove(EntryKind kind, UUID entryId, UUID from, UUID to, String reason, Stamp written) {
    super(written);
    this.kind = kind;
    this.entryId = entryId;
    this.fromSessionId = from;
    this.toSessionId = to;
    this.reason = reason;
  }

  /** Refuses a decision of who proposed it, and a second decision. */
  void requireOpenFor(@Nullable UUID person) {
    if (decision != null) {
      throw new Conflict(AMENDMENT.moveDecided());
    }
    if (person == null || person.equals(createdBy())) {
      throw new NotAllowed(AMENDMENT.secondPerson());
    }
  }

  /** The entry is in the other session now, as this one. */
  void confirm(UUID movedEntry, Stamp decided) {
    movedEntryId = movedEntry;
    decide(Decision.CONFIRMED, decided);
  }

  void decline(Stamp decided) {
    decide(Decision.DECLINED, decided);
  }

  private void decide(Decision what, Stamp decided) {
    decision = what;
    decidedAt = decided.at();
    decidedBy = decided.by();
  }

  UUID id() {
    return id;
  }

  EntryKind kind() {
    return kind;
  }

  UUID entryId() {
    return entryId;
  }

  UUID fromSessionId() {
    return fromSessionId;
  }

  UUID toSessionId() {
    return toSessionId;
  }

  String reason() {
    return reason;
  }

  @Nullable Decision decision() {
    return decision;
  }

  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  @Nullable UUID decidedBy() {
    return decidedBy;
  }

  @Nullable UUID movedEntryId() {
    return movedEntryId;
  }
}
