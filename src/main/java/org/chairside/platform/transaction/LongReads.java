package org.chairside.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.hibernate.Session;

/**
 * Lets a transaction that reads much wait longer for an answer of the database. All others give a
 * database up after a few seconds, so that a caller at the chair is never left waiting.
 */
@ApplicationScoped
public class LongReads {

  private static final Duration LONG = Duration.ofSeconds(25);

  private final EntityManager database;
  private final ConnectionPatience patience;

  LongReads(EntityManager database, ConnectionPatience patience) {
    this.database = database;
    this.patience = patience;
  }

  /** From now until the transaction gives its connection back. */
  public void allow() {
    database.unwrap(Session.class).doWork(connection -> patience.extend(connection, LONG));
  }
}
