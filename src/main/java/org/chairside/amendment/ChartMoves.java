package org.chairside.amendment;

import static org.chairside.amendment.AmendmentMessages.AMENDMENT;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** The moves of entries between the organization's sessions. */
@ApplicationScoped
class ChartMoves implements PanacheRepositoryBase<ChartMove, UUID> {

  /** The move, locked until the transaction ends, refusing with 404 where there is none. */
  ChartMove lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(AMENDMENT.move()));
  }

  /** Those out of the session and into it, in the order in which they were proposed. */
  List<ChartMove> of(UUID sessionId) {
    return list("fromSessionId = ?1 or toSessionId = ?1 order by id", sessionId);
  }

  boolean isWaiting(UUID entryId) {
    return count("entryId = ?1 and decision is null", entryId) > 0;
  }
}
