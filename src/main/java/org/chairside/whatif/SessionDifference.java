package org.chairside.whatif;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.chairside.monitoring.Difference;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** How one session would have been flagged differently. */
@Entity
@Immutable
@Table(name = "what_if_difference")
@IdClass(SessionDifference.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SessionDifference {

  /** A question and a session. */
  record Key(UUID whatIfId, UUID sessionId) {}

  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  @Id private UUID whatIfId;
  @Id private UUID sessionId;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Difference> differences;

  protected SessionDifference() {}

  SessionDifference(UUID whatIfId, UUID sessionId, List<Difference> differences) {
    this.whatIfId = whatIfId;
    this.sessionId = sessionId;
    this.differences = List.copyOf(differences);
  }

  UUID sessionId() {
    return sessionId;
  }

  List<Difference> differences() {
    return differences;
  }
}
