package org.chairside.grant;

import static org.chairside.grant.GrantMessages.GRANT;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What one admin wants to give and another decides. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class GrantRequest extends TenantRow {

  private static final Duration WAITS = Duration.ofDays(7);

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private @Nullable UUID staffId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.ARRAY)
  private Role[] roles;

  private boolean resetsAccess;
  private Instant expiresAt;
  private @Nullable Boolean approved;
  private @Nullable Instant decidedAt;
  private @Nullable UUID decidedBy;
  @Version private int version;

  protected GrantRequest() {}

  /** Roles for a person. */
  GrantRequest(UUID staffId, Set<Role> roles, Stamp written) {
    super(written);
    this.staffId = staffId;
    this.roles = roles.stream().sorted().toArray(Role[]::new);
    expiresAt = written.at().plus(WAITS);
  }

  private GrantRequest(@Nullable UUID staffId, boolean resetsAccess, Stamp written) {
    super(written);
    this.staffId = staffId;
    this.resetsAccess = resetsAccess;
    roles = new Role[0];
    expiresAt = written.at().plus(WAITS);
  }

  /** That from then on no second admin is needed. */
  static GrantRequest toTurnOff(Stamp written) {
    return new GrantRequest(null, false, written);
  }

  /** To give somebody another password, or to end their second factors. */
  static GrantRequest toResetAccess(UUID staffId, Stamp written) {
    return new GrantRequest(staffId, true, written);
  }

  /**
   * Decides it.
   *
   * @throws Conflict where it was decided, or has waited too long
   */
  void decide(boolean approve, Stamp written) {
    if (decidedAt != null) {
      throw new Conflict(GRANT.decided());
    }
    if (!written.at().isBefore(expiresAt)) {
      throw new Conflict(GRANT.expired());
    }
    approved = approve;
    decidedAt = written.at();
    decidedBy = written.by();
  }

  UUID id() {
    return id;
  }

  /** Whom it is about; null where the request is to need no second admin. */
  @Nullable UUID staffId() {
    return staffId;
  }

  List<Role> roles() {
    return List.of(roles);
  }

  boolean resetsAccess() {
    return resetsAccess;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** What was decided; null while it waits. */
  @Nullable Boolean approved() {
    return approved;
  }

  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  @Nullable UUID decidedBy() {
    return decidedBy;
  }
}
