package org.chairside.story;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts how often the threads that answer calls wait for the database, by what the driver logs:
 * each message of its protocol that asks for an answer.
 */
final class RoundTrips extends Handler implements AutoCloseable {

  private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private static final String ASKS = "FE=> Sync";
  private static final String ANSWERS_CALLS = "executor-thread-";

  private final AtomicInteger asked = new AtomicInteger();
  private final Level level = DRIVER.getLevel();
  private final boolean parents = DRIVER.getUseParentHandlers();

  RoundTrips() {
    setLevel(Level.ALL);
    DRIVER.setUseParentHandlers(false);
    DRIVER.addHandler(this);
    DRIVER.setLevel(Level.FINEST);
  }

  int count() {
    return asked.get();
  }

  @Override
  public void publish(LogRecord message) {
    if (message.getMessage().contains(ASKS)
        && Thread.currentThread().getName().startsWith(ANSWERS_CALLS)) {
      asked.incrementAndGet();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    DRIVER.setLevel(level);
    DRIVER.removeHandler(this);
    DRIVER.setUseParentHandlers(parents);
  }
}
