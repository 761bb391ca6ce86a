package org.chairside.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;

/** All organizations: the only rows that belong to none of them. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

  /** The ids of all organizations, in the order in which they were founded. */
  public List<UUID> ids() {
    return list("order by id").stream().map(Organization::id).toList();
  }

  /** The organization for which the current work is done. */
  public Organization current() {
    return findById(Actor.current().organizationId());
  }

  boolean isEmpty() {
    return count() == 0;
  }
}
