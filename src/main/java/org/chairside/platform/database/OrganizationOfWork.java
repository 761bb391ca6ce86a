package org.chairside.platform.database;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.chairside.platform.Actor;

/**
 * Gives Hibernate the organization of the current work. Outside any bound work it names an
 * organization that cannot exist, so that a row written there is refused.
 */
@PersistenceUnitExtension
@ApplicationScoped
class OrganizationOfWork implements TenantResolver {

  private static final String NONE = new UUID(0, 0).toString();

  private final RowPolicies policies;

  OrganizationOfWork(RowPolicies policies) {
    this.policies = policies;
  }

  @Override
  public String getDefaultTenantId() {
    return NONE;
  }

  @Override
  public String resolveTenantId() {
    return Actor.isBound() ? Actor.current().organizationId().toString() : NONE;
  }

  /**
   * Whether Hibernate leaves it to the database which rows the work may see. Hibernate translates
   * every query and every look-up again where it has to add its own filter: it keeps no plan of
   * such a statement.
   */
  @Override
  public boolean isRoot(String organization) {
    return policies.bindAccount();
  }
}
