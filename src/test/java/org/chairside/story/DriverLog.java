package org.chairside.story;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes every message of what the database's driver sends and receives, until it is closed. */
abstract class DriverLog extends Handler implements AutoCloseable {

  private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

  private final Level level = DRIVER.getLevel();
  private final boolean parents = DRIVER.getUseParentHandlers();

  DriverLog() {
    setLevel(Level.ALL);
    DRIVER.setUseParentHandlers(false);
    DRIVER.addHandler(this);
    DRIVER.setLevel(Level.FINEST);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    DRIVER.removeHandler(this);
    DRIVER.setLevel(level);
    DRIVER.setUseParentHandlers(parents);
  }
}
