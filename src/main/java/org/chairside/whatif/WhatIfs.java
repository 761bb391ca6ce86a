package org.chairside.whatif;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.platform.problem.NotFound;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The questions of the organization, and what was found for each session. */
@ApplicationScoped
class WhatIfs implements PanacheRepositoryBase<WhatIf, UUID> {

  private static final int BATCH = 100;
  private static final String WAITS =
      "status = 'QUEUED' or status = 'RUNNING' and seen_alive_at < ?";

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;

  WhatIfs(EveryOrganization everyOrganization, OneOrganization organization) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
  }

  WhatIf get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.whatIf()));
  }

  /** The same, held against anyone else who would write to it. */
  WhatIf lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.whatIf()));
  }

  /** A question that waits for an answer. */
  record Waiting(UUID organizationId, UUID id) {}

  /**
   * The oldest question of any organization that nobody answers; empty where there is none.
   *
   * @param aliveSince who was last seen before this has given its question up
   */
  Optional<Waiting> firstWaiting(Instant aliveSince) throws SQLException {
    for (Waiting waiting : waiting(aliveSince)) {
      if (isFree(waiting, aliveSince)) {
        return Optional.of(waiting);
      }
    }
    return Optional.empty();
  }

  private List<Waiting> waiting(Instant aliveSince) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select organization_id, id from what_if where (%s) order by created_at"
                    .formatted(WAITS))) {
      query.setObject(1, aliveSince.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      List<Waiting> waiting = new ArrayList<>();
      while (row.next()) {
        waiting.add(new Waiting(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return waiting;
    }
  }

  /** Whether it still waits and no other replica is taking it up. */
  private boolean isFree(Waiting waiting, Instant aliveSince) throws SQLException {
    try (Connection connection = organization.connect(waiting.organizationId());
        PreparedStatement query =
            connection.prepareStatement(
                """
                select from what_if where organization_id = ? and id = ? and (%s)
                for update skip locked
                """
                    .formatted(WAITS))) {
      query.setObject(1, waiting.organizationId());
      query.setObject(2, waiting.id());
      query.setObject(3, aliveSince.atOffset(ZoneOffset.UTC));
      return query.executeQuery().next();
    }
  }

  List<WhatIf> of(String protocolCode, int version) {
    return list(
        "protocolCode = ?1 and protocolVersion = ?2 order by id desc", protocolCode, version);
  }

  List<SessionDifference> differences(UUID id, @Nullable UUID after, int most) {
    return getEntityManager()
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
    EntityManager database = getEntityManager();
    database.unwrap(Session.class).setJdbcBatchSize(BATCH);
    differences.forEach(database::persist);
  }
}
