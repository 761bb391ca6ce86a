package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * A PostgreSQL that somebody else runs. Before the application starts, it is asked whether it lets
 * an account in, so that a wrong password ends the start with one sentence.
 *
 * @param variables how the names of the two environment variables begin that have the account
 */
public record OutsideDatabase(DatabaseLogin login, String variables) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);

  /** invalid_authorization_specification, invalid_password, and no such database. */
  private static final Set<String> NEVER = Set.of("28000", "28P01", "3D000", "42501");

  /**
   * Waits until it answers, as long as it may still be starting.
   *
   * @throws DatabaseUnavailable where it refuses the account, or does not answer in time
   */
  public void await() throws InterruptedException {
    int tries = (int) (PATIENCE.toMillis() / BEFORE_NEXT_TRY.toMillis());
    for (int left = tries; ; left--) {
      try (Connection _ = login.connect()) {
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (NEVER.contains(state)) {
          throw new DatabaseUnavailable(refused(state), e);
        }
        if (left == 0) {
          throw new DatabaseUnavailable(
              "PostgreSQL does not answer at %s (%s); check QUARKUS_DATASOURCE_JDBC_URL, and that it runs."
                  .formatted(login.address(), state),
              e);
        }
        Thread.sleep(BEFORE_NEXT_TRY);
      }
    }
  }

  private String refused(String state) {
    return state.equals("3D000")
        ? "PostgreSQL at %s has no such database; create it, or correct QUARKUS_DATASOURCE_JDBC_URL."
            .formatted(login.address())
        : "PostgreSQL at %s refuses the user %s; check %3$s_USERNAME and %3$s_PASSWORD."
            .formatted(login.address(), login.username(), variables);
  }
}
