package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.chairside.session.InfusionSession;

/** Reads what a view of a session takes from beside it, by one query. */
@ApplicationScoped
class Surroundings {

  private final EntityManager database;

  Surroundings(EntityManager database) {
    this.database = database;
  }

  /**
   * Reads the session's patient, course, clinic and chair. Who asks for one of them by its id
   * within the transaction then needs no query.
   */
  void read(InfusionSession session) {
    database
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
