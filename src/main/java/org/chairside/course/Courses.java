package org.chairside.course;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The courses of the organization's patients. */
@ApplicationScoped
public class Courses implements PanacheRepositoryBase<Course, UUID> {

  /** The course with this id, refusing with 404 where there is none in the organization. */
  public Course get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.course()));
  }

  /** The same, locked against concurrent changes until the transaction ends. */
  public Course lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.course()));
  }

  List<Course> of(UUID patientId, @Nullable UUID after, int most) {
    return (after == null
            ? find("patientId = ?1 order by id", patientId)
            : find("patientId = ?1 and id > ?2 order by id", patientId, after))
        .range(0, most - 1)
        .list();
  }

  /** Those with these ids, in no order. */
  public List<Course> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }

  /** The patient's courses, the first ordered first. */
  public List<Course> ofPatient(UUID patientId) {
    return list("patientId = ?1 order by id", patientId);
  }
}
