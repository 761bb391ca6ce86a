package org.chairside.platform.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Gives each connection that the pool lends the scope of the work that runs. Nothing is sent where
 * the connection has that scope since its last work, so that it costs a round trip only where a
 * connection changes between organizations.
 */
@Singleton
class RowScopes implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(RowScopes.class);

  private static final String ACTIVE_TRANSACTION = "25001";

  /** A connection that is gone is forgotten with it. */
  private final Map<Connection, RowScope> current =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public void onConnectionAcquire(Connection lent) {
    BaseConnection connection = DriversConnection.of(lent);
    RowScope wanted = RowScope.current();
    if (connection == null || wanted.equals(current.getOrDefault(connection, RowScope.NONE))) {
      return;
    }
    try {
      change(connection, wanted);
      current.put(connection, wanted);
    } catch (SQLException e) {
      LOG.warnf("a connection was given up before its work (%s)", e.getSQLState());
      // it sees what its former work saw
      DriversConnection.abort(connection);
    }
  }

  /**
   * A setting that is made within a transaction ends with its rollback. This one has to stay: it is
   * made before the first statement, while no transaction has begun on the server.
   */
  private static void change(BaseConnection connection, RowScope wanted) throws SQLException {
    if (connection.getTransactionState() != TransactionState.IDLE) {
      throw new SQLException("lent within a transaction", ACTIVE_TRANSACTION);
    }
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(true);
    wanted.apply(connection);
    connection.setAutoCommit(autoCommit);
  }
}
