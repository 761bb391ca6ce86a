package org.chairside.platform.database;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Restarts PostgreSQL on the same port when it dies, until it is stopped. */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Watchdog.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final PostgresServer server;
  private final int port;
  private final Thread thread;
  private Postmaster postmaster;

  Watchdog(PostgresServer server, int port, Postmaster postmaster) {
    this.server = server;
    this.port = port;
    this.postmaster = postmaster;
    this.thread = Thread.ofPlatform().daemon().name("database-watchdog").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        if (!postmaster.isWorking()) {
          LOG.warn("PostgreSQL has died; starting it again");
          startAgain();
        }
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The dead server's last processes may still hold its memory for a moment, and then it refuses to
   * start.
   */
  private void startAgain() throws InterruptedException {
    while (!postmaster.isWorking()) {
      try {
        postmaster = server.start(port);
        LOG.infof("PostgreSQL is back on port %d", port);
      } catch (IOException | DatabaseUnavailable e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LOG.warnf("Trying again: %s", e.getMessage());
        Thread.sleep(BETWEEN_ATTEMPTS);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
