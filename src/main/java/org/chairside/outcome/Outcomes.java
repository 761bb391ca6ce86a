package org.chairside.outcome;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** The outcomes of the organization's courses. */
@ApplicationScoped
class Outcomes implements PanacheRepositoryBase<Outcome, UUID> {

  /** The outcome of this course, refusing with 404 where there is none. */
  Outcome get(UUID courseId, UUID id) {
    return findByIdOptional(id)
        .filter(outcome -> outcome.courseId().equals(courseId))
        .orElseThrow(() -> new NotFound(NOT_FOUND.outcome()));
  }

  /** All outcomes of the course, including superseded ones, by the time they were taken. */
  List<Outcome> of(UUID courseId) {
    return list("courseId = ?1 order by takenAt, id", courseId);
  }

  /** Of these, the ones that no other of them supersedes or takes back. */
  static List<Outcome> inForce(List<Outcome> all) {
    Map<UUID, UUID> superseded = supersededBy(all);
    return all.stream().filter(o -> !o.isRetracted() && !superseded.containsKey(o.id())).toList();
  }

  /** Of these, each one that was corrected with the id of its correction. */
  static Map<UUID, UUID> supersededBy(List<Outcome> all) {
    Map<UUID, UUID> supersededBy = new HashMap<>();
    for (Outcome outcome : all) {
      if (outcome.supersedes() != null) {
        supersededBy.put(outcome.supersedes(), outcome.id());
      }
    }
    return supersededBy;
  }

  /** Whether a correction of this outcome has been written. */
  boolean isCorrected(UUID id) {
    return count("supersedes = ?1", id) > 0;
  }
}
