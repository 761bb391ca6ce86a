package org.chairside.duecheck;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.jspecify.annotations.Nullable;

/** The sessions of all organizations whose next check is due. */
@ApplicationScoped
class DueSessions {

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;

  DueSessions(EveryOrganization everyOrganization, OneOrganization organization) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
  }

  record Due(UUID organizationId, UUID sessionId) {}

  /**
   * What is due.
   *
   * @param sessions those that are locked by nobody; of each organization the longest due first
   * @param since when the oldest fell due, locked or not; null where nothing is due
   */
  record Found(List<Due> sessions, @Nullable Instant since) {}

  private record Waiting(UUID organizationId, Instant since) {}

  /** What is due now, no more sessions than asked for. */
  Found until(Instant now, int most) throws SQLException {
    List<Waiting> waiting = waiting(now);
    List<Due> due = new ArrayList<>();
    for (Waiting each : waiting) {
      if (due.size() < most) {
        due.addAll(until(now, most - due.size(), each.organizationId()));
      }
    }
    return new Found(due, waiting.isEmpty() ? null : waiting.getFirst().since());
  }

  /** The organizations in which sessions are due, the longest due first. */
  private List<Waiting> waiting(Instant now) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, min(next_check_at) from infusion_session
                where next_check_at <= ?
                group by organization_id order by min(next_check_at)
                """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      List<Waiting> waiting = new ArrayList<>();
      while (row.next()) {
        waiting.add(
            new Waiting(
                row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant()));
      }
      return waiting;
    }
  }

  private List<Due> until(Instant now, int most, UUID organizationId) throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query =
            connection.prepareStatement(
                """
                select id from infusion_session
                where organization_id = ? and next_check_at <= ?
                order by next_check_at limit ?
                for update skip locked
                """)) {
      query.setObject(1, organizationId);
      query.setObject(2, now.atOffset(ZoneOffset.UTC));
      query.setInt(3, most);
      ResultSet row = query.executeQuery();
      List<Due> due = new ArrayList<>();
      while (row.next()) {
        due.add(new Due(organizationId, row.getObject(1, UUID.class)));
      }
      return due;
    }
  }
}
