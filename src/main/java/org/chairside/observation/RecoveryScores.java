package org.chairside.observation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The recovery scores of the organization's sessions. */
@ApplicationScoped
public class RecoveryScores implements PanacheRepositoryBase<RecoveryScore, UUID> {

  /** The score that says exactly this, or null. */
  public @Nullable RecoveryScore find(
      UUID sessionId, RecoveryScale scale, Instant assessedAt, List<ScoredItem> items) {
    return list(
            "sessionId = ?1 and scale = ?2 and assessedAt = ?3 order by id",
            sessionId,
            scale,
            assessedAt)
        .stream()
        .filter(score -> score.items().equals(items))
        .findFirst()
        .orElse(null);
  }

  /** Those of a session, in the order in which the recovery was assessed. */
  public List<RecoveryScore> of(UUID sessionId) {
    return list("sessionId = ?1 order by assessedAt, id", sessionId);
  }
}
