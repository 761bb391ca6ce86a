package org.chairside.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The people of the organization. */
@ApplicationScoped
public class StaffMembers implements PanacheRepositoryBase<Staff, UUID> {

  /** The person with this id, refusing with 404 where there is none in the organization. */
  public Staff get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound("member of staff"));
  }

  List<Staff> after(@Nullable UUID id, int most) {
    return (id == null ? find("order by id") : find("id > ?1 order by id", id))
        .range(0, most - 1)
        .list();
  }
}
