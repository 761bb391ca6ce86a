package org.chairside.observation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** The side effects of the organization's sessions. */
@ApplicationScoped
public class SideEffects implements PanacheRepositoryBase<SideEffect, UUID> {

  /** The side effect of this session, refusing with 404 where there is none. */
  public SideEffect get(UUID sessionId, UUID id) {
    return findByIdOptional(id)
        .filter(effect -> effect.sessionId().equals(sessionId))
        .orElseThrow(() -> new NotFound("side effect"));
  }

  /** All side effects of these sessions in the order of their onset. */
  public List<SideEffect> of(List<UUID> sessionIds) {
    return list("sessionId in ?1 order by onsetAt, id", sessionIds);
  }
}
