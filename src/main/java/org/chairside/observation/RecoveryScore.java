package org.chairside.observation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One scoring of a recovery. It never changes: a mistake is corrected by scoring again. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class RecoveryScore extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sessionId;

  @Enumerated(EnumType.STRING)
  private RecoveryScale scale;

  private Instant assessedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ScoredItem> items;

  private @Nullable Integer total;

  protected RecoveryScore() {}

  /**
   * A score to be written down.
   *
   * @param total null where an item is missing
   */
  public RecoveryScore(
      UUID sessionId,
      RecoveryScale scale,
      Instant assessedAt,
      List<ScoredItem> items,
      @Nullable Integer total,
      Stamp written) {
    super(written);
    this.sessionId = sessionId;
    this.scale = scale;
    this.assessedAt = assessedAt;
    this.items = List.copyOf(items);
    this.total = total;
  }

  public UUID id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public RecoveryScale scale() {
    return scale;
  }

  public Instant assessedAt() {
    return assessedAt;
  }

  public List<ScoredItem> items() {
    return items;
  }

  /** The points of all items; null where one is missing. */
  public @Nullable Integer total() {
    return total;
  }
}
