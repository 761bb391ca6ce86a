package org.chairside.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Who a person is at their provider. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class StaffIdentity extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID staffId;
  private UUID providerId;
  private String issuer;
  private String subject;

  @SuppressWarnings("UnusedVariable") // queries read it
  private @Nullable Instant endedAt;

  @SuppressWarnings("UnusedVariable") // kept for who looks into the matter
  private @Nullable UUID endedBy;

  @Version private int version;

  protected StaffIdentity() {}

  public StaffIdentity(UUID staffId, IdentityProvider provider, String subject, Stamp written) {
    super(written);
    this.staffId = staffId;
    this.providerId = provider.id();
    this.issuer = provider.issuer();
    this.subject = subject;
  }

  /** The person is no longer this one there. */
  void end(Stamp written) {
    endedAt = written.at();
    endedBy = written.by();
  }

  public UUID staffId() {
    return staffId;
  }

  public UUID providerId() {
    return providerId;
  }

  String issuer() {
    return issuer;
  }

  String subject() {
    return subject;
  }

  int version() {
    return version;
  }
}
