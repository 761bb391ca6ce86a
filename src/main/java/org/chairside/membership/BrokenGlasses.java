package org.chairside.membership;

import static org.chairside.membership.MembershipMessages.MEMBERSHIP;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** When somebody entered another clinic, and why. */
@ApplicationScoped
class BrokenGlasses implements PanacheRepositoryBase<BrokenGlass, UUID> {

  /** The one with this id, refusing with 404 where there is none in the organization. */
  BrokenGlass get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(MEMBERSHIP.unknownGlass()));
  }

  /** The newest first, of one person or, where that is null, of everybody. */
  List<BrokenGlass> newest(@Nullable UUID staffId, @Nullable UUID before, int most) {
    UUID last = before == null ? new UUID(-1, -1) : before;
    return (staffId == null
            ? find("id < ?1 order by id desc", last)
            : find("id < ?1 and staffId = ?2 order by id desc", last, staffId))
        .range(0, most - 1)
        .list();
  }

  List<UUID> idsOf(UUID patientId) {
    return list("patientId", patientId).stream().map(BrokenGlass::id).toList();
  }

  void give(Collection<UUID> ids, UUID patientId) {
    if (!ids.isEmpty()) {
      list("id in ?1", ids).forEach(glass -> glass.belongTo(patientId));
    }
  }
}
