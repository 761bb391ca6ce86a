package org.chairside.platform.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;

/**
 * Keeps the application off a PostgreSQL that another one has replaced.
 *
 * <p>Every promotion of a standby begins a timeline with the next number. A server on an earlier
 * one than this program has seen is the primary of before, which came back: what it holds is old,
 * and what it took would be lost.
 */
@Singleton
class Timelines implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(Timelines.class);

  /** The first eight hexadecimal digits of a file of the log are its timeline. */
  private static final String CURRENT = "select pg_walfile_name(pg_current_wal_insert_lsn())";

  private static final int DIGITS = 8;
  private static final int HEXADECIMAL = 16;

  /** Of a connection of which it is not known; the first statement says why. */
  private static final int UNKNOWN = Integer.MAX_VALUE;

  /** A connection that is gone is forgotten with it. */
  private final Map<Connection, Integer> timelines =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final AtomicInteger latest = new AtomicInteger();

  @Override
  public void onConnectionCreate(Connection created) {
    try {
      BaseConnection connection = created.unwrap(BaseConnection.class);
      int timeline = timelineOf(connection);
      timelines.put(connection, timeline);
      int before = latest.getAndAccumulate(timeline, Math::max);
      if (before != 0 && before < timeline) {
        LOG.infof("another PostgreSQL was promoted: timeline %d after %d", timeline, before);
      }
    } catch (SQLException e) {
      LOG.debugf("the timeline of a connection is unknown (%s)", e.getSQLState());
    }
  }

  /** The pool cannot take back what it lends: the first statement says that it is closed. */
  @Override
  public void onConnectionAcquire(Connection lent) {
    BaseConnection connection = DriversConnection.of(lent);
    if (connection == null) {
      return;
    }
    int timeline = timelines.getOrDefault(connection, UNKNOWN);
    if (timeline < latest.get()) {
      LOG.warnf(
          "a PostgreSQL that was replaced is not used: its timeline is %d, the latest %d",
          timeline, latest.get());
      DriversConnection.abort(connection);
    }
  }

  private static int timelineOf(BaseConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CURRENT)) {
      row.next();
      return Integer.parseInt(row.getString(1).substring(0, DIGITS), HEXADECIMAL);
    }
  }
}
