package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/** Counts attempts at a PIN on a device; after five failures in a row it is forgotten. */
@ApplicationScoped
class PinAttempts {

  static final int TRIES = 5;

  private final AgroalDataSource database;
  private final Clock clock;

  PinAttempts(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An attempt that was counted, with what it is compared with. */
  record Attempt(
      UUID organizationId, UUID deviceId, String pinHash, Instant expiresAt, int count) {}

  /** Counts the attempt before checking it: however many arrive at once, five are checked. */
  @Nullable Attempt count(String deviceToken, UUID staffId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
            update device_person p set failures = p.failures + 1
            from device d, staff s
            where d.token_hash = ? and d.organization_id = p.organization_id
              and d.id = p.device_id and s.organization_id = p.organization_id
              and s.id = p.staff_id and s.active
              and p.staff_id = ? and p.expires_at > ? and p.failures < ?
            returning p.organization_id, p.device_id, p.pin_hash, p.expires_at, p.failures
            """)) {
      update.setBytes(1, Tokens.hash(deviceToken));
      update.setObject(2, staffId);
      update.setObject(3, utc(clock.instant()));
      update.setInt(4, TRIES);
      ResultSet row = update.executeQuery();
      return row.next()
          ? new Attempt(
              row.getObject(1, UUID.class),
              row.getObject(2, UUID.class),
              row.getString(3),
              row.getObject(4, OffsetDateTime.class).toInstant(),
              row.getInt(5))
          : null;
    }
  }

  /** Forgets the PIN after the last attempt; says what is told to the person. */
  static Message failed(Connection connection, Attempt attempt, UUID staffId) throws SQLException {
    if (attempt.count() < TRIES) {
      return STAFF.pinWrong();
    }
    change(
        connection,
        """
        delete from device_person
        where organization_id = ? and device_id = ? and staff_id = ?
        """,
        attempt,
        staffId);
    return STAFF.pinForgotten(TRIES);
  }

  /** Forgets the failures: the PIN was right. */
  static void succeeded(Connection connection, Attempt attempt, UUID staffId) throws SQLException {
    change(
        connection,
        """
        update device_person set failures = 0
        where organization_id = ? and device_id = ? and staff_id = ?
        """,
        attempt,
        staffId);
  }

  private static void change(Connection connection, String sql, Attempt attempt, UUID staffId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, attempt.organizationId());
      statement.setObject(2, attempt.deviceId());
      statement.setObject(3, staffId);
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
