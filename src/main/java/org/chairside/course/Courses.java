package org.chairside.course;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

  /** The same, held against concurrent changes until the transaction ends. */
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
}
