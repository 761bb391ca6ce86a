package org.chairside.reminder;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The mails of all organizations that are due. */
final class DueMails {

  private final AgroalDataSource database;

  DueMails(AgroalDataSource database) {
    this.database = database;
  }

  record Claimed(UUID organizationId, UUID mailId) {}

  /**
   * Claims some of those that nobody has claimed, and counts the attempt.
   *
   * @param until when the claim ends and another replica may take over
   * @param most how many reminders at the most; several may be in one mail
   */
  Set<Claimed> claim(Instant now, Instant until, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                with due as (
                  select organization_id, id from reminder
                  where status = 'PENDING' and due_at <= ?
                    and (claimed_until is null or claimed_until <= ?)
                  order by due_at limit ? for update skip locked
                )
                update reminder r set attempts = r.attempts + 1, claimed_until = ?
                from due where r.organization_id = due.organization_id and r.id = due.id
                returning r.organization_id, r.mail_id
                """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setInt(3, most);
      update.setObject(4, until.atOffset(ZoneOffset.UTC));
      ResultSet row = update.executeQuery();
      Set<Claimed> mails = new LinkedHashSet<>();
      while (row.next()) {
        mails.add(new Claimed(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return mails;
    }
  }
}
