package org.chairside.platform.problem;

import java.sql.SQLException;
import java.util.Set;
import org.hibernate.StaleStateException;

/**
 * The connection was lost or time ran out during the commit, or an earlier try of the same request
 * is still at it: it is unknown whether the work is in the database. A client that sent an
 * idempotency key finds out by sending the same request again.
 */
public final class OutcomeUnknown extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Classes of SQL states with which PostgreSQL says that it has rolled back. */
  private static final Set<String> ROLLED_BACK = Set.of("22", "23", "25", "40", "42", "53", "P0");

  public OutcomeUnknown(Throwable cause) {
    super("whether the transaction was committed is not known", cause);
  }

  /** Whether a failure during the commit leaves its outcome unknown. */
  public static boolean isLeftOpenBy(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof StaleStateException || saysRolledBack(t)) {
        return false;
      }
      for (Throwable suppressed : t.getSuppressed()) {
        if (!isLeftOpenBy(suppressed)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean saysRolledBack(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().length() == 5
        && ROLLED_BACK.contains(sql.getSQLState().substring(0, 2));
  }
}
