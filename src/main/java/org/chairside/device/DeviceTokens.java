package org.chairside.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/** Finds the device of a token, over all organizations. */
@ApplicationScoped
class DeviceTokens {

  private final EveryOrganization everyOrganization;

  DeviceTokens(EveryOrganization everyOrganization) {
    this.everyOrganization = everyOrganization;
  }

  /** A device of an organization. */
  record Device(UUID organizationId, UUID id) {}

  /** The device, or null where no organization knows it. */
  @Nullable Device device(@Nullable String token) throws SQLException {
    if (token == null) {
      return null;
    }
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select organization_id, id from device where token_hash = ?")) {
      query.setBytes(1, Tokens.hash(token));
      ResultSet row = query.executeQuery();
      return row.next()
          ? new Device(row.getObject(1, UUID.class), row.getObject(2, UUID.class))
          : null;
    }
  }
}
