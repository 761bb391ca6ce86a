package org.chairside.platform.transaction;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.OutcomeUnknown;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/**
 * The one place where transactions begin: a piece of work is committed as a whole or not at all.
 *
 * <p>Work that fails only because of concurrent work (a deadlock, a serialization failure, a row
 * changed between reading and writing it) is retried from its start.
 */
@ApplicationScoped
public class Transactions {

  private static final Logger LOG = Logger.getLogger(Transactions.class);
  private static final int ATTEMPTS = 4;
  private static final int TIMEOUT_SECONDS = 30;
  // serialization_failure, deadlock_detected
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");

  private final EventLog events;
  private final EntityManager database;

  Transactions(EventLog events, EntityManager database) {
    this.events = events;
    this.database = database;
  }

  /**
   * Does the work for the actor in a new transaction and returns its result.
   *
   * @throws OutcomeUnknown where the connection was lost while the transaction was being committed
   */
  public <T> T call(Actor actor, Callable<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(actor, work);
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !isWorthAnotherTry(failure)) {
          throw failure;
        }
        LOG.debugf("work lost against a concurrent one, attempt %d", attempt);
      }
    }
  }

  /**
   * The same for work that reads. What it has changed is not looked for before each of its queries,
   * only before the commit.
   */
  <T> T read(Actor actor, Callable<T> work) {
    return call(
        actor,
        () -> {
          database.setFlushMode(FlushModeType.COMMIT);
          return work.call();
        });
  }

  /** Does the work for the actor in a new transaction. */
  public void run(Actor actor, Runnable work) {
    call(
        actor,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T once(Actor actor, Callable<T> work) {
    ManagedContext request = Arc.container().requestContext();
    boolean activated = !request.isActive();
    if (activated) {
      request.activate();
    }
    try {
      return actor.acting(() -> events.announcing(() -> committed(work)));
    } finally {
      if (activated) {
        request.terminate();
      }
    }
  }

  private <T> T committed(Callable<T> work) {
    AtomicBoolean done = new AtomicBoolean();
    try {
      return QuarkusTransaction.requiringNew()
          .timeout(TIMEOUT_SECONDS)
          .call(
              () -> {
                T result = work.call();
                database.flush();
                // All is written: nothing is compared once more before the commit.
                database.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
                events.write();
                done.set(true);
                return result;
              });
    } catch (RuntimeException failure) {
      if (done.get() && OutcomeUnknown.isLeftOpenBy(failure)) {
        throw new OutcomeUnknown(failure);
      }
      throw failure;
    }
  }

  private static boolean isWorthAnotherTry(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if ((t instanceof SQLException sql
              && sql.getSQLState() != null
              && WORTH_ANOTHER_TRY.contains(sql.getSQLState()))
          || t instanceof StaleStateException
          || t instanceof OptimisticLockException) {
        return true;
      }
    }
    return false;
  }
}
