package org.chairside.device;

import static org.chairside.staff.StaffMessages.STAFF;

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
import org.chairside.device.DeviceTokens.Device;
import org.chairside.message.Message;
import org.chairside.platform.database.OneOrganization;
import org.jspecify.annotations.Nullable;

/** Counts attempts at a PIN on a device; after five failures in a row it is forgotten. */
@ApplicationScoped
class PinAttempts {

  static final int TRIES = 5;

  private final OneOrganization organization;
  private final Clock clock;

  PinAttempts(OneOrganization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  /** An attempt that was counted, with what it is compared with. */
  record Attempt(
      UUID organizationId, UUID deviceId, String pinHash, Instant expiresAt, int count) {}

  /** Counts the attempt before checking it: however many arrive at once, five are checked. */
  @Nullable Attempt count(Device device, UUID staffId) throws SQLException {
    try (Connection connection = organization.connect(device.organizationId());
        PreparedStatement update =
            connection.prepareStatement(
                """
                update device_person p set failures = p.failures + 1
                from staff s
                where p.organization_id = ? and p.device_id = ?
                  and s.organization_id = p.organization_id and s.id = p.staff_id and s.active
                  and p.staff_id = ? and p.expires_at > ? and p.failures < ?
                returning p.pin_hash, p.expires_at, p.failures
                """)) {
      update.setObject(1, device.organizationId());
      update.setObject(2, device.id());
      update.setObject(3, staffId);
      update.setObject(4, utc(clock.instant()));
      update.setInt(5, TRIES);
      ResultSet row = update.executeQuery();
      return row.next()
          ? new Attempt(
              device.organizationId(),
              device.id(),
              row.getString(1),
              row.getObject(2, OffsetDateTime.class).toInstant(),
              row.getInt(3))
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
