package org.chairside.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Language;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person who works in the organization, with an account of their own. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Staff extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String username;
  private String name;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.ARRAY)
  private Role[] roles;

  // Neither is part of what admins see and change, so neither makes another version of it.
  @OptimisticLock(excluded = true)
  private String passwordHash;

  @OptimisticLock(excluded = true)
  private @Nullable Instant passwordExpiresAt;

  // Written with the factors themselves.
  @Column(insertable = false, updatable = false)
  private boolean secondFactor;

  private boolean active;
  private @Nullable String language;
  @Version private int version;

  protected Staff() {}

  Staff(String username, String name, Set<Role> roles, String passwordHash, Stamp written) {
    super(written);
    this.username = username;
    this.name = name;
    this.roles = inOrder(roles);
    this.passwordHash = passwordHash;
    this.active = true;
  }

  void change(String name, Set<Role> roles, boolean active) {
    this.name = name;
    this.roles = inOrder(roles);
    this.active = active;
  }

  /** Gives them these roles in place of those that they have. */
  public void give(Set<Role> roles) {
    this.roles = inOrder(roles);
  }

  /** Whether this is the hash of the password that they have now. */
  public boolean hasPassword(String hash) {
    return passwordHash.equals(hash);
  }

  /** Gives them the password that they chose. */
  public void setPassword(String hash) {
    passwordHash = hash;
    passwordExpiresAt = null;
  }

  /** Gives them a password that they have to change before it ends. */
  public void setTemporaryPassword(String hash, Instant expiresAt) {
    passwordHash = hash;
    passwordExpiresAt = expiresAt;
  }

  /** Whether they have to change their password. */
  public boolean hasTemporaryPassword() {
    return passwordExpiresAt != null;
  }

  private static Role[] inOrder(Set<Role> roles) {
    return roles.stream().sorted().toArray(Role[]::new);
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String name() {
    return name;
  }

  public Set<Role> roles() {
    return Set.of(roles);
  }

  public boolean isActive() {
    return active;
  }

  /** Whether they show a second factor, or a passkey, when they sign in. */
  public boolean hasSecondFactor() {
    return secondFactor;
  }

  /** Their language; null to use the browser's. */
  public @Nullable Language language() {
    return Language.of(language).orElse(null);
  }

  /** Sets the language of everything they read; null to use the browser's. */
  public void readIn(@Nullable Language preferred) {
    language = preferred == null ? null : preferred.tag();
  }

  public int version() {
    return version;
  }
}
