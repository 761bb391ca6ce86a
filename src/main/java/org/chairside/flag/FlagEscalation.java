package org.chairside.flag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.monitoring.Recipient;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;

/** A notification of a flag, by a step of its escalation. It never changes. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class FlagEscalation {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  @SuppressWarnings("UnusedVariable") // the flag knows its escalations by it
  private UUID flagId;

  private int position;
  private Instant since;

  @Enumerated(EnumType.STRING)
  private Recipient recipient;

  private UUID[] staffIds;
  private boolean fallback;
  private Instant at;

  protected FlagEscalation() {}

  FlagEscalation(UUID flagId, Instant since, DueStep due, NotifiedStaff notified, Instant at) {
    this.flagId = flagId;
    this.since = since;
    this.at = at;
    position = due.position();
    recipient = due.step().to();
    staffIds = notified.staffIds().toArray(UUID[]::new);
    fallback = notified.fallback();
  }

  /**
   * Who is notified.
   *
   * @param staffIds can be empty
   * @param fallback whether nobody was named, so that everybody with the role is notified
   */
  record NotifiedStaff(List<UUID> staffIds, boolean fallback) {}

  int position() {
    return position;
  }

  Instant since() {
    return since;
  }

  Recipient recipient() {
    return recipient;
  }

  List<UUID> staffIds() {
    return List.of(staffIds);
  }

  boolean isFallback() {
    return fallback;
  }

  Instant at() {
    return at;
  }
}
