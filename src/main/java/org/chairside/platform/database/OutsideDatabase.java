package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * A PostgreSQL that somebody else runs. Before the application starts, it is asked whether it lets
 * an account in and is recent enough, so that a wrong password or an old server ends the start with
 * one sentence.
 *
 * @param variables how the names of the two environment variables begin that have the account
 */
public record OutsideDatabase(DatabaseLogin login, String variables) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The oldest major version on which all migrations run. */
  private static final int OLDEST_VERSION = 15;

  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);

  /** invalid_authorization_specification, invalid_password, and no such database. */
  private static final Set<String> NEVER = Set.of("28000", "28P01", "3D000", "42501");

  /**
   * Waits until it answers, as long as it may still be starting.
   *
   * @throws DatabaseUnavailable where it refuses the account, is too old, or does not answer in
   *     time, or where its address could lead to a standby
   */
  public void await() throws InterruptedException {
    checkAddress();
    int tries = (int) (PATIENCE.toMillis() / BEFORE_NEXT_TRY.toMillis());
    for (int left = tries; ; left--) {
      try (Connection connection = login.connect()) {
        checkVersion(connection);
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

  /** With several servers and no word on which, the driver may take one that cannot write. */
  private void checkAddress() {
    boolean isOneServer = login.address().indexOf(',') < 0;
    if (!isOneServer && !login.jdbcUrl().contains("targetServerType=primary")) {
      throw new DatabaseUnavailable(
          "%s names several servers; add ?targetServerType=primary to QUARKUS_DATASOURCE_JDBC_URL, so that Chairside works on the one that takes writes."
              .formatted(login.address()));
    }
  }

  private void checkVersion(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_VERSION) {
      throw new DatabaseUnavailable(
          "PostgreSQL at %s is version %d; Chairside needs %d or later."
              .formatted(login.address(), version, OLDEST_VERSION));
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
