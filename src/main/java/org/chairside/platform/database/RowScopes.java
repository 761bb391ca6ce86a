package org.chairside.platform.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<Connection, RowScope> current = new ConcurrentHashMap<>();

  @Override
  public void onConnectionAcquire(Connection lent) {
    BaseConnection connection = driversOwn(lent);
    RowScope wanted = RowScope.current();
    if (wanted.equals(current.getOrDefault(connection, RowScope.NONE))) {
      return;
    }
    try {
      change(connection, wanted);
      current.put(connection, wanted);
    } catch (SQLException e) {
      LOG.warnf("a connection was given up before its work (%s)", e.getSQLState());
      abort(connection);
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

  /**
   * Nothing may be done with it, since it sees what its former work saw. The pool cannot take back
   * a connection that is lent for a transaction: its first statement says that it is closed.
   */
  private static void abort(BaseConnection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("a connection sees what its former work saw", e);
    }
  }

  @Override
  public void onConnectionDestroy(Connection destroyed) {
    current.remove(driversOwn(destroyed));
  }

  private static BaseConnection driversOwn(Connection connection) {
    try {
      return connection.unwrap(BaseConnection.class);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to PostgreSQL", e);
    }
  }
}
