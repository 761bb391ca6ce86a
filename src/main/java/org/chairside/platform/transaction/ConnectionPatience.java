package org.chairside.platform.transaction;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.core.BaseConnection;

/**
 * How long connections wait for an answer. One that was made more patient is as impatient as the
 * others for its next work, however its transaction ended.
 */
@Singleton
class ConnectionPatience implements AgroalPoolInterceptor {

  private final Map<Connection, Integer> usualMillis = new ConcurrentHashMap<>();

  /** Waits this long for each answer until the pool has the connection back. */
  void extend(Connection lent, Duration patience) throws SQLException {
    BaseConnection connection = lent.unwrap(BaseConnection.class);
    usualMillis.putIfAbsent(connection, connection.getNetworkTimeout());
    connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
  }

  @Override
  public void onConnectionReturn(Connection returned) {
    if (usualMillis.isEmpty()) {
      return;
    }
    try {
      BaseConnection connection = returned.unwrap(BaseConnection.class);
      Integer usual = usualMillis.remove(connection);
      if (usual != null && !connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a connection would wait longer than its next work may", e);
    }
  }

  @Override
  public void onConnectionDestroy(Connection destroyed) {
    try {
      usualMillis.remove(destroyed.unwrap(BaseConnection.class));
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to PostgreSQL", e);
    }
  }
}
