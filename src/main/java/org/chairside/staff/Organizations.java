package org.chairside.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All organizations: the only rows that belong to none of them. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

  /** The ids of all organizations, in the order in which they were founded. */
  public List<UUID> ids() {
    return list("order by id").stream().map(Organization::id).toList();
  }

  boolean isEmpty() {
    return count() == 0;
  }
}
