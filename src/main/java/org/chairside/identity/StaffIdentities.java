package org.chairside.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.staff.ProvidedRights;

/** Who the organization's people are at their providers. */
@ApplicationScoped
public class StaffIdentities implements PanacheRepositoryBase<StaffIdentity, UUID>, ProvidedRights {

  private final IdentityProviders providers;

  StaffIdentities(IdentityProviders providers) {
    this.providers = providers;
  }

  /** The identity of a person now, locked until the transaction ends. */
  public Optional<StaffIdentity> lockOf(UUID staffId) {
    return find("staffId = ?1 and endedAt is null", staffId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** The identity of a person now. */
  public Optional<StaffIdentity> of(UUID staffId) {
    return find("staffId = ?1 and endedAt is null", staffId).firstResultOptional();
  }

  /** Those of everybody who signs in at this provider, locked until the transaction ends. */
  List<StaffIdentity> lockAllAt(UUID provider) {
    return find("providerId = ?1 and endedAt is null order by id", provider)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Whose subject it is at this provider, locked until the transaction ends. */
  public Optional<StaffIdentity> lockSubject(IdentityProvider provider, String subject) {
    return find(
            "providerId = ?1 and issuer = ?2 and subject = ?3 and endedAt is null",
            provider.id(),
            provider.issuer(),
            subject)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  @Override
  public boolean provideRoles(UUID staffId) {
    return of(staffId).isPresent();
  }

  @Override
  public boolean provideClinics(UUID staffId) {
    return of(staffId)
        .map(identity -> providers.findById(identity.providerId()))
        .filter(provider -> !provider.settings().clinicRules().isEmpty())
        .isPresent();
  }
}
