package org.chairside.platform.transaction;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How long connections wait for an answer. One that was made more patient is as impatient as the
 * others for its next work, however its transaction ended.
 */
@Singleton
class ConnectionPatience implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(ConnectionPatience.class);

  /** As the settings make every connection. */
  private volatile int usualMillis;

  /** Waits this long for each answer until the pool has the connection back. */
  void extend(Connection lent, Duration patience) throws SQLException {
    lent.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
  }

  @Override
  public void onConnectionCreate(Connection created) {
    try {
      usualMillis = created.getNetworkTimeout();
    } catch (SQLException lost) {
      LOG.debug("a connection was lost before its first work", lost);
    }
  }

  /** Never throws: the pool would lend the place of a lost connection to nobody again. */
  @Override
  public void onConnectionReturn(Connection returned) {
    try {
      if (!returned.isClosed() && returned.getNetworkTimeout() != usualMillis) {
        returned.setNetworkTimeout(Runnable::run, usualMillis);
      }
    } catch (SQLException lost) {
      LOG.debug("a connection was lost before it came back", lost);
    }
  }
}
