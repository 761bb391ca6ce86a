package org.chairside.observation;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The side effects of the organization's sessions. */
@ApplicationScoped
public class SideEffects implements PanacheRepositoryBase<SideEffect, UUID> {

  /** The side effect of this session, refusing with 404 where there is none. */
  public SideEffect get(UUID sessionId, UUID id) {
    return findByIdOptional(id)
        .filter(effect -> effect.sessionId().equals(sessionId))
        .orElseThrow(() -> new NotFound(NOT_FOUND.sideEffect()));
  }

  /** All side effects of these sessions in the order of their onset, including superseded ones. */
  public List<SideEffect> of(Collection<UUID> sessionIds) {
    return sessionIds.isEmpty()
        ? List.of()
        : list(
            """
            select distinct e from SideEffect e left join fetch e.grades
            where e.sessionId in ?1 order by e.onsetAt, e.id
            """,
            sessionIds);
  }

  /** Reads the grades of all of these at once. */
  public void grades(List<SideEffect> effects) {
    if (!effects.isEmpty()) {
      list("select distinct e from SideEffect e left join fetch e.grades where e in ?1", effects);
    }
  }

  /** Of these, the ones that no other of them supersedes or takes back. */
  public static List<SideEffect> inForce(List<SideEffect> all) {
    Map<UUID, UUID> superseded = supersededBy(all);
    return all.stream().filter(e -> !e.isRetracted() && !superseded.containsKey(e.id())).toList();
  }

  /** Of these, each one that was corrected with the id of its correction. */
  public static Map<UUID, UUID> supersededBy(List<SideEffect> all) {
    Map<UUID, UUID> supersededBy = new HashMap<>();
    for (SideEffect effect : all) {
      if (effect.supersedes() != null) {
        supersededBy.put(effect.supersedes(), effect.id());
      }
    }
    return supersededBy;
  }

  /** Whether a correction of this side effect has been written. */
  public boolean isSuperseded(UUID id) {
    return count("supersedes = ?1", id) > 0;
  }

  /**
   * The patient's side effects in force, the latest onset first.
   *
   * @param after the one before the first that is wanted, or null to begin
   */
  public List<SideEffect> ofPatient(UUID patientId, @Nullable SideEffect after, int most) {
    String wanted =
        """
        select e from SideEffect e
        where e.sessionId in (select s.id from InfusionSession s where s.patientId = :patient)
          and not e.retracted
          and not exists (select 1 from SideEffect c where c.supersedes = e.id)
        """
            + (after == null
                ? ""
                : " and (e.onsetAt < :onset or e.onsetAt = :onset and e.id < :last)")
            + " order by e.onsetAt desc, e.id desc";
    var query =
        getEntityManager().createQuery(wanted, SideEffect.class).setParameter("patient", patientId);
    if (after != null) {
      query.setParameter("onset", after.onsetAt()).setParameter("last", after.id());
    }
    return query.setMaxResults(most).getResultList();
  }
}
