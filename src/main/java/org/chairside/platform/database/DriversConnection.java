package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The driver's connection behind one that the pool lends. What is asked here never fails: the pool
 * would lend the place of a connection whose interceptor failed to nobody again, and the caller
 * would not learn that the database is away.
 */
final class DriversConnection {

  private DriversConnection() {}

  /** Null where the connection is closed already, which its first statement says. */
  static @Nullable BaseConnection of(Connection lent) {
    try {
      return lent.unwrap(BaseConnection.class);
    } catch (SQLException closed) {
      return null;
    }
  }

  /**
   * Ends a connection with which nothing may be done. The pool cannot take back what it lends: the
   * first statement says that it is closed.
   */
  static void abort(BaseConnection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("the driver refuses to end a connection", e);
    }
  }
}
