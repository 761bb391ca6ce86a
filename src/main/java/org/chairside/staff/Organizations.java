package org.chairside.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.chairside.platform.Actor;

/** Organizations; each piece of work sees its own. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

  /** The organization for which the current work is done. */
  public Organization current() {
    return findById(Actor.current().organizationId());
  }
}
