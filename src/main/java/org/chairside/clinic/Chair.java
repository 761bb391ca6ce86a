package org.chairside.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.UuidGenerator;

/** A bookable place on a clinic's floor. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Chair extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;
  private String name;
  private boolean active;
  @Version private int version;

  protected Chair() {}

  public Chair(UUID clinicId, String name, boolean active, Stamp written) {
    super(written);
    this.clinicId = clinicId;
    this.name = name;
    this.active = active;
  }

  void change(String name, boolean active) {
    this.name = name;
    this.active = active;
  }

  public UUID id() {
    return id;
  }

  public UUID clinicId() {
    return clinicId;
  }

  public String name() {
    return name;
  }

  public boolean isActive() {
    return active;
  }

  int version() {
    return version;
  }
}
