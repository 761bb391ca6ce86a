package org.chairside.addendum;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** An addition to a session after its signature. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class SessionAddendum extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sessionId;
  private String text;

  protected SessionAddendum() {}

  SessionAddendum(UUID sessionId, String text, Stamp written) {
    super(written);
    this.sessionId = sessionId;
    this.text = text;
  }

  public UUID id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public String text() {
    return text;
  }
}
