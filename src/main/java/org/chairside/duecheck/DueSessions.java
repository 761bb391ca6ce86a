package org.chairside.duecheck;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;

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

  /** Those that are due now and locked by nobody; of each organization the longest due first. */
  List<Due> until(Instant now, int most) throws SQLException {
    List<Due> due = new ArrayList<>();
    for (UUID organizationId : organizations(now)) {
      if (due.size() < most) {
        due.addAll(until(now, most - due.size(), organizationId));
      }
    }
    return due;
  }

  private List<UUID> organizations(Instant now) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id from infusion_session where next_check_at <= ?
                group by organization_id order by min(next_check_at)
                """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      List<UUID> organizations = new ArrayList<>();
      while (row.next()) {
        organizations.add(row.getObject(1, UUID.class));
      }
      return organizations;
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
