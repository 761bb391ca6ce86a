package org.chairside.platform.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is gone, hung, full or restarting from a fault of ours: what failed before
 * its commit is not in the database, and the same request can succeed a moment later.
 */
public final class DatabaseAway {

  /**
   * Classes of SQL states: no connection, the application's account refused, out of a resource such
   * as the disk, an operator's intervention or a timeout, an error of the system beneath.
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "53", "57", "58");

  /** A lock was not to be had in time. */
  private static final String HELD_LOCK = "55P03";

  /** A standby that was not promoted yet takes no writes. */
  private static final String READ_ONLY = "25006";

  private static final Set<String> STATES = Set.of(HELD_LOCK, READ_ONLY);

  private static final Set<String> FULL = Set.of("53100");

  private DatabaseAway() {}

  /** Whether a database that is away is behind the failure. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTimeoutException
          || (t instanceof SQLException sql && isAway(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the database said that its disk is full. */
  public static boolean isFull(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return FULL.contains(sql.getSQLState());
      }
    }
    return false;
  }

  /** Whether somebody else's work held a lock for too long. */
  public static boolean isHeldLock(Throwable failure) {
    return state(failure).equals(HELD_LOCK);
  }

  /** The state of the first SQL failure, for the log; it holds no value of a row. */
  static String state(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "no connection";
  }

  // The pool says that it has no connection to give without any state.
  private static boolean isAway(@Nullable String state) {
    return state == null
        || STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
