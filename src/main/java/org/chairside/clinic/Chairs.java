package org.chairside.clinic;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The chairs of the organization's clinics. */
@ApplicationScoped
public class Chairs implements PanacheRepositoryBase<Chair, UUID> {

  /** The chair with this id, refusing with 404 where there is none in the organization. */
  public Chair get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.chair()));
  }

  /** These chairs, locked against concurrent bookings until the transaction ends. */
  public List<Chair> lock(Collection<UUID> ids) {
    return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** All chairs of a clinic, in the order in which they were set up. */
  public List<Chair> of(UUID clinicId) {
    return list("clinicId = ?1 order by id", clinicId);
  }

  List<Chair> of(UUID clinicId, @Nullable UUID after, int most) {
    return (after == null
            ? find("clinicId = ?1 order by id", clinicId)
            : find("clinicId = ?1 and id > ?2 order by id", clinicId, after))
        .range(0, most - 1)
        .list();
  }

  boolean isNameTaken(UUID clinicId, String name) {
    return count("clinicId = ?1 and name = ?2", clinicId, name) > 0;
  }

  /** Those with these ids, in no order. */
  public List<Chair> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }
}
