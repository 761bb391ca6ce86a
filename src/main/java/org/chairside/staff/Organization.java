package org.chairside.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A tenant: no other organization sees its records. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Organization {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String name;
  private Instant createdAt;

  protected Organization() {}

  Organization(String name, Instant createdAt) {
    this.name = name;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
