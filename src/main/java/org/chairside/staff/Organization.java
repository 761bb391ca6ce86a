package org.chairside.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor.Role;

/** A tenant: no other organization sees its records. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Organization {

  private static final int USUAL_REAUTHENTICATION_MINUTES = 5;

  @Id private UUID id;

  private String name;
  private Instant createdAt;
  private int reauthenticationMinutes;
  private boolean secondAdminForClinicalRoles;

  @Enumerated(EnumType.STRING)
  private SecondFactorRule secondFactor;

  @Version private int version;

  protected Organization() {}

  /** The id is chosen before: it is written in work for the organization itself. */
  Organization(UUID id, String name, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.createdAt = createdAt;
    this.reauthenticationMinutes = USUAL_REAUTHENTICATION_MINUTES;
    this.secondFactor = SecondFactorRule.OPTIONAL;
  }

  /** Who needs a second factor; others may have one. */
  public enum SecondFactorRule {
    OPTIONAL,
    ADMINS,
    EVERYONE;

    /** Whether somebody of these roles needs one. */
    public boolean asks(Set<Role> roles) {
      return this == EVERYONE || (this == ADMINS && roles.contains(Role.ADMIN));
    }
  }

  /**
   * Sets how careful the organization is with rights.
   *
   * @param reauthenticationLasts for how long a password or PIN that was entered counts for
   *     signatures, in whole minutes
   * @param secondAdmin whether clinical roles need a second admin
   */
  public void secure(Duration reauthenticationLasts, boolean secondAdmin) {
    this.reauthenticationMinutes = Math.toIntExact(reauthenticationLasts.toMinutes());
    this.secondAdminForClinicalRoles = secondAdmin;
  }

  /** Sets who needs a second factor. */
  public void askForSecondFactor(SecondFactorRule rule) {
    secondFactor = rule;
  }

  /** Who needs a second factor. */
  public SecondFactorRule secondFactor() {
    return secondFactor;
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

  /** For how long a password or PIN that was entered counts for signatures. */
  public Duration reauthenticationLasts() {
    return Duration.ofMinutes(reauthenticationMinutes);
  }

  /** Whether a second admin has to approve that somebody gets a clinical role. */
  public boolean secondAdminForClinicalRoles() {
    return secondAdminForClinicalRoles;
  }

  public int version() {
    return version;
  }
}
