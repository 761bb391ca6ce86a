package org.chairside.sessionview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.chairside.session.InfusionSession;

/** Reads what a view of a session takes from beside it, by one query. */
@ApplicationScoped
class Surroundings implements PanacheRepositoryBase<InfusionSession, UUID> {

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
