package org.chairside.identity;

import static org.chairside.identity.IdentityMessages.IDENTITY;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The identity providers of the organization. */
@ApplicationScoped
public class IdentityProviders implements PanacheRepositoryBase<IdentityProvider, UUID> {

  /** The provider with this id, refusing with 404 where there is none or it was removed. */
  public IdentityProvider get(UUID id) {
    return findByIdOptional(id)
        .filter(provider -> !provider.isRemoved())
        .orElseThrow(() -> new NotFound(IDENTITY.unknownProvider()));
  }

  List<IdentityProvider> after(@Nullable UUID id, int most) {
    return (id == null
            ? find("removedAt is null order by id")
            : find("removedAt is null and id > ?1 order by id", id))
        .range(0, most - 1)
        .list();
  }

  /** Whether another one has the name. */
  boolean isNameTaken(String name, @Nullable UUID but) {
    return list("removedAt is null and name = ?1", name).stream()
        .anyMatch(provider -> !provider.id().equals(but));
  }
}
