package org.chairside.observation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The recovery scores of the organization's sessions. */
@ApplicationScoped
public class RecoveryScores implements PanacheRepositoryBase<RecoveryScore, UUID> {

  /** Those of a session, in the order in which the recovery was assessed. */
  public List<RecoveryScore> of(UUID sessionId) {
    return list("sessionId = ?1 order by assessedAt, id", sessionId);
  }
}
