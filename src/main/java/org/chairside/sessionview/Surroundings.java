package org.chairside.sessionview;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;

/** Reads what a view of a session takes from beside it, by one query. */
@ApplicationScoped
class Surroundings implements PanacheRepositoryBase<InfusionSession, UUID> {

  /**
   * The session with this id and all that its pump did, with its patient, course, clinic and chair.
   *
   * @throws NotFound where the organization has no such session
   */
  InfusionSession session(UUID id) {
    return getEntityManager()
        .createQuery(
            """
            select s, p, c, k, h from InfusionSession s
            left join fetch s.segments
            join Patient p on p.id = s.patientId
            join Course c on c.id = s.courseId
            join Clinic k on k.id = s.clinicId
            join Chair h on h.id = s.chairId
            where s.id = :id
            """,
            Object[].class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(row -> (InfusionSession) row[0])
        .findFirst()
        .orElseThrow(() -> new NotFound(NOT_FOUND.session()));
  }

  /**
   * Reads the session's patient, course, clinic and chair. Who asks for one of them by its id
   * within the transaction then needs no query.
   */
  void read(InfusionSession session) {
    getEntityManager()
        .createQuery(
            """
            select p, c, k, h from Patient p, Course c, Clinic k, Chair h
            where p.id = :patient and c.id = :course and k.id = :clinic and h.id = :chair
            """,
            Object[].class)
        .setParameter("patient", session.patientId())
        .setParameter("course", session.courseId())
        .setParameter("clinic", session.clinicId())
        .setParameter("chair", session.chairId())
        .getResultList();
  }
}
