package org.chairside.replan;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** The re-plans that were proposed. */
@ApplicationScoped
class Replans implements PanacheRepositoryBase<ReplanProposal, UUID> {

  ReplanProposal get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.replan()));
  }

  ReplanProposal lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.replan()));
  }
}
