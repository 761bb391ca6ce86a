package org.chairside.observation;

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
import org.chairside.platform.problem.Invalid;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A side effect as an episode: from its onset to its resolution. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class SideEffect extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sessionId;

  @Enumerated(EnumType.STRING)
  private SideEffectType type;

  @Enumerated(EnumType.STRING)
  private SideEffectSeverity severity;

  private Instant onsetAt;
  private @Nullable Instant resolvedAt;
  private @Nullable String action;
  private @Nullable String note;
  private @Nullable Instant resolutionRecordedAt;
  private @Nullable UUID resolutionRecordedBy;
  @Version private int version;

  protected SideEffect() {}

  /** A side effect that has been noticed. */
  public SideEffect(
      UUID sessionId,
      SideEffectType type,
      SideEffectSeverity severity,
      Instant onsetAt,
      @Nullable String action,
      @Nullable String note,
      Stamp written) {
    super(written);
    this.sessionId = sessionId;
    this.type = type;
    this.severity = severity;
    this.onsetAt = onsetAt;
    this.action = action;
    this.note = note;
  }

  /** The side effect is over. */
  public void resolve(Instant at, Stamp written) {
    if (resolvedAt != null) {
      throw new Conflict("The side effect has been resolved already.");
    }
    if (at.isBefore(onsetAt)) {
      throw new Invalid("resolvedAt", "must not be before the onset");
    }
    resolvedAt = at;
    resolutionRecordedAt = written.at();
    resolutionRecordedBy = written.by();
  }

  public UUID id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public SideEffectType type() {
    return type;
  }

  public SideEffectSeverity severity() {
    return severity;
  }

  public Instant onsetAt() {
    return onsetAt;
  }

  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  /** When the resolution was written down, and by whom; null while the side effect lasts. */
  public @Nullable Stamp resolutionRecorded() {
    return resolutionRecordedAt == null
        ? null
        : new Stamp(resolutionRecordedAt, resolutionRecordedBy);
  }

  public @Nullable String action() {
    return action;
  }

  public @Nullable String note() {
    return note;
  }
}
