package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody's decision that two records are of one person, with all that it moved. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PatientMerge extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID survivorId;
  private UUID mergedId;
  private String reason;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, List<UUID>> moved;

  @JdbcTypeCode(SqlTypes.JSON)
  private Alerts added;

  private @Nullable Instant undoneAt;
  private @Nullable UUID undoneBy;
  private @Nullable String undoReason;
  @Version private int version;

  protected PatientMerge() {}

  /**
   * @param moved the rows that went to the survivor, by their table
   * @param added what the survivor's record did not hold before
   */
  PatientMerge(
      UUID survivorId,
      UUID mergedId,
      String reason,
      Map<String, List<UUID>> moved,
      Alerts added,
      Stamp written) {
    super(written);
    this.survivorId = survivorId;
    this.mergedId = mergedId;
    this.reason = reason;
    this.moved = Map.copyOf(moved);
    this.added = added;
  }

  /** The two records are of two people after all. */
  void undo(String why, Stamp written) {
    if (undoneAt != null) {
      throw new Conflict(PATIENT.mergeUndone());
    }
    undoneAt = written.at();
    undoneBy = written.by();
    undoReason = why;
  }

  UUID id() {
    return id;
  }

  /** The record that stays in use. */
  UUID survivorId() {
    return survivorId;
  }

  /** The record that points to it. */
  UUID mergedId() {
    return mergedId;
  }

  String reason() {
    return reason;
  }

  List<UUID> moved(String table) {
    return moved.getOrDefault(table, List.of());
  }

  Alerts added() {
    return added;
  }

  @Nullable Instant undoneAt() {
    return undoneAt;
  }

  @Nullable UUID undoneBy() {
    return undoneBy;
  }

  @Nullable String undoReason() {
    return undoReason;
  }
}
