package org.chairside.charting;

import io.agroal.api.AgroalDataSource;
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

/** The sessions of all organizations whose next check is due. */
@ApplicationScoped
class DueSessions {

  private final AgroalDataSource database;

  DueSessions(AgroalDataSource database) {
    this.database = database;
  }

  record Due(UUID organizationId, UUID sessionId) {}

  /** Those that are due now and locked by nobody, the longest due first. */
  List<Due> until(Instant now, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, id from infusion_session
                where next_check_at <= ?
                order by next_check_at limit ?
                for update skip locked
                """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      query.setInt(2, most);
      ResultSet row = query.executeQuery();
      List<Due> due = new ArrayList<>();
      while (row.next()) {
        due.add(new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return due;
    }
  }
}
