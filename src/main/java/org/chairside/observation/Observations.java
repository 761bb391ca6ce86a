package org.chairside.observation;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.problem.NotFound;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The observations of the organization's sessions. */
@ApplicationScoped
public class Observations implements PanacheRepositoryBase<Observation, UUID> {

  /** The observation of this session, refusing with 404 where there is none. */
  public Observation get(UUID sessionId, UUID id) {
    return findByIdOptional(id)
        .filter(observation -> observation.sessionId().equals(sessionId))
        .orElseThrow(() -> new NotFound(NOT_FOUND.observation()));
  }

  /** All observations of these sessions, including superseded ones, by the time they were taken. */
  public List<Observation> of(List<UUID> sessionIds) {
    return list("sessionId in ?1 order by takenAt, id", sessionIds);
  }

  /** One page of the same. */
  public List<Observation> of(UUID sessionId, @Nullable UUID after, int most) {
    Observation last = after == null ? null : findById(after);
    return (last == null
            ? find("sessionId = ?1 order by takenAt, id", sessionId)
            : find(
                "sessionId = ?1 and (takenAt > ?2 or takenAt = ?2 and id > ?3) order by takenAt, id",
                sessionId,
                last.takenAt(),
                last.id()))
        .range(0, most - 1)
        .list();
  }

  /** Has up to so many new ones sent to the database together, for the rest of the transaction. */
  public void writeTogether(int most) {
    getEntityManager().unwrap(Session.class).setJdbcBatchSize(most);
  }

  /** Of these, the ones that no other of them supersedes or takes back. */
  public static List<Observation> inForce(List<Observation> all) {
    Set<UUID> superseded =
        all.stream()
            .map(Observation::supersedes)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    return all.stream().filter(o -> !o.isRetracted() && !superseded.contains(o.id())).toList();
  }

  /** Whether a correction of this observation has been written. */
  public boolean isSuperseded(UUID id) {
    return count("supersedes = ?1", id) > 0;
  }
}
