package org.chairside.platform;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Gives Hibernate the organization whose rows the current work may see. Outside any bound work it
 * names an organization that cannot exist, so that a query made there finds nothing.
 */
@PersistenceUnitExtension
@ApplicationScoped
class OrganizationOfWork implements TenantResolver {

  private static final String NONE = new UUID(0, 0).toString();

  @Override
  public String getDefaultTenantId() {
    return NONE;
  }

  @Override
  public String resolveTenantId() {
    return Actor.isBound() ? Actor.current().organizationId().toString() : NONE;
  }
}
