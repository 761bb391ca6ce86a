package org.chairside.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.identity.Claims.Workplaces;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where people of the organization sign in by OpenID Connect. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class IdentityProvider extends TenantRow {

  @Id private UUID id;

  private String name;
  private String issuer;
  private String clientId;
  private byte @Nullable [] clientSecret;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] scopes;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<RoleRule> roleRules;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ClinicRule> clinicRules;

  private boolean createPeople;
  private boolean enabled;
  private @Nullable UUID changedBy;
  private @Nullable UUID approvedBy;
  private @Nullable Instant removedAt;
  @Version private int version;

  protected IdentityProvider() {}

  /**
   * What an admin decides.
   *
   * @param scopes beside {@code openid}
   * @param createPeople whether somebody who comes for the first time gets an account
   */
  record Settings(
      String name,
      String clientId,
      List<String> scopes,
      List<RoleRule> roleRules,
      List<ClinicRule> clinicRules,
      boolean createPeople,
      boolean enabled) {}

  /** The id is chosen before: the client's secret is encrypted for it. */
  IdentityProvider(
      UUID id, String issuer, Settings settings, byte @Nullable [] secret, Stamp written) {
    super(written);
    this.id = id;
    this.issuer = issuer;
    this.clientSecret = secret;
    set(settings, written);
  }

  /** Changes it; another admin has to approve that where the organization needs a second one. */
  void change(Settings settings, byte @Nullable [] secret, Stamp written) {
    if (secret != null) {
      clientSecret = secret;
    }
    set(settings, written);
  }

  private void set(Settings settings, Stamp written) {
    name = settings.name();
    clientId = settings.clientId();
    scopes = settings.scopes().toArray(String[]::new);
    roleRules = List.copyOf(settings.roleRules());
    clinicRules = List.copyOf(settings.clinicRules());
    createPeople = settings.createPeople();
    enabled = settings.enabled();
    changedBy = written.by();
    approvedBy = null;
  }

  /** Notes that another admin than the one who changed it last agrees. */
  void approve(Stamp written) {
    approvedBy = written.by();
  }

  /** Nobody signs in there any more. */
  void remove(Stamp written) {
    removedAt = written.at();
    changedBy = written.by();
    approvedBy = null;
  }

  /** The roles that it gives to somebody with these claims. */
  public Set<Role> rolesFor(Claims claims) {
    return claims.roles(roleRules);
  }

  /** Where somebody with these claims works; empty where admins say that. */
  public Optional<Workplaces> workplacesFor(Claims claims) {
    return clinicRules.isEmpty() ? Optional.empty() : Optional.of(claims.workplaces(clinicRules));
  }

  /** Whether somebody who comes for the first time gets an account. */
  public boolean makesPeople() {
    return createPeople;
  }

  Settings settings() {
    return new Settings(
        name, clientId, List.of(scopes), roleRules, clinicRules, createPeople, enabled);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String issuer() {
    return issuer;
  }

  public String clientId() {
    return clientId;
  }

  /** Encrypted; null for a client that has none and relies on PKCE. */
  byte @Nullable [] clientSecret() {
    return clientSecret == null ? null : clientSecret.clone();
  }

  boolean isChangedBy(@Nullable UUID staffId) {
    return Objects.equals(changedBy, staffId);
  }

  boolean isApproved() {
    return approvedBy != null;
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  int version() {
    return version;
  }
}
