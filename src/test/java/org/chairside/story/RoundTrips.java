package org.chairside.story;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;

/**
 * Counts how often the threads that answer calls wait for the database, by what the driver logs:
 * each message of its protocol that asks for an answer.
 */
final class RoundTrips extends DriverLog {

  private static final String ASKS = "FE=> Sync";
  private static final String ANSWERS_CALLS = "executor-thread-";

  private final AtomicInteger asked = new AtomicInteger();

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
}
