package org.chairside.platform;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A row that belongs to one organization, with who wrote it and when. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public abstract class TenantRow {

  // Text here and uuid in the database: Quarkus resolves tenants as strings only.
  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  @Column(updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private @Nullable UUID createdBy;

  protected TenantRow() {}

  protected TenantRow(Stamp written) {
    this.createdAt = written.at();
    this.createdBy = written.by();
  }

  public UUID organizationId() {
    return UUID.fromString(organizationId);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable UUID createdBy() {
    return createdBy;
  }
}
