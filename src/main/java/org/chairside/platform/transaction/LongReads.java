package org.chairside.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;

/**
 * Lets a transaction that reads much wait longer for an answer of the database. All others give a
 * database up after a few seconds, so that a caller at the chair is never left waiting.
 */
@ApplicationScoped
public class LongReads {

  private static final Duration LONG = Duration.ofSeconds(25);

  private final EntityManager database;
  private final TransactionSynchronizationRegistry transaction;

  LongReads(EntityManager database, TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** From now to the end of the transaction; the commit itself is not waited for any longer. */
  public void allow() {
    AtomicInteger usual = new AtomicInteger();
    database
        .unwrap(Session.class)
        .doWork(
            connection -> {
              usual.set(connection.getNetworkTimeout());
              waitFor(connection, (int) LONG.toMillis());
            });
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            database.unwrap(Session.class).doWork(connection -> waitFor(connection, usual.get()));
          }

          @Override
          public void afterCompletion(int status) {}
        });
  }

  private static void waitFor(Connection connection, int millis) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, millis);
  }
}
