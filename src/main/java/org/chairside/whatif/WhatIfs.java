package org.chairside.whatif;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;
import org.chairside.whatif.WhatIf.Question;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The questions of the organization, and the sessions that they are about. */
@ApplicationScoped
class WhatIfs implements PanacheRepositoryBase<WhatIf, UUID> {

  private static final int BATCH = 100;

  private final EntityManager database;

  WhatIfs(EntityManager database) {
    this.database = database;
  }

  WhatIf get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.whatIf()));
  }

  /** The same, held against anyone else who would write to it. */
  WhatIf lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.whatIf()));
  }

  List<WhatIf> of(String protocolCode, int version) {
    return list(
        "protocolCode = ?1 and protocolVersion = ?2 order by id desc", protocolCode, version);
  }

  /** The sessions of the period whose infusion was started, by their start. */
  List<UUID> sessions(Question question) {
    return database
        .createQuery(
            """
            select s.id from InfusionSession s
            where s.delivery.startedAt >= :from and s.delivery.startedAt < :until
              and s.checkIn.protocolVersion is not null
              and (:clinic is null or s.clinicId = :clinic)
            order by s.delivery.startedAt, s.id
            """,
            UUID.class)
        .setParameter("from", question.from())
        .setParameter("until", question.until())
        .setParameter("clinic", question.clinicId())
        .getResultList();
  }

  /**
   * These sessions with their pump rates, read-only: this transaction skips the check for changes.
   */
  List<InfusionSession> load(List<UUID> ids) {
    Session session = database.unwrap(Session.class);
    session.setDefaultReadOnly(true);
    session.setHibernateFlushMode(FlushMode.MANUAL);
    return database
        .createQuery(
            "select distinct s from InfusionSession s left join fetch s.segments where s.id in :ids",
            InfusionSession.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<SessionDifference> differences(UUID id, @Nullable UUID after, int most) {
    return database
        .createQuery(
            """
            select d from SessionDifference d
            where d.whatIfId = :id and (:after is null or d.sessionId > :after)
            order by d.sessionId
            """,
            SessionDifference.class)
        .setParameter("id", id)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  void save(List<SessionDifference> differences) {
    database.unwrap(Session.class).setJdbcBatchSize(BATCH);
    differences.forEach(database::persist);
  }
}
