package org.chairside.platform.database;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a connection reaches the database.
 *
 * @param tls whether it is encrypted
 * @param from the address from which PostgreSQL sees it come; null for a socket of the same machine
 */
record DatabaseTransport(boolean tls, @Nullable InetAddress from) {

  static DatabaseTransport of(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false),
                  host(inet_client_addr())
                """);
        ResultSet row = query.executeQuery()) {
      row.next();
      String from = row.getString(2);
      return new DatabaseTransport(
          row.getBoolean(1), from == null ? null : InetAddress.ofLiteral(from));
    }
  }

  /** Whether who listens on the network between reads patients' data. */
  boolean isInClear() {
    return !tls && from != null && !from.isLoopbackAddress();
  }
}
