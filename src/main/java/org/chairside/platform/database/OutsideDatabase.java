package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A PostgreSQL that somebody else runs. Before the application starts, it is asked whether it lets
 * the application in, so that a wrong password ends the start with one sentence.
 */
public record OutsideDatabase(String jdbcUrl, String username, String password) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);

  /** invalid_authorization_specification, invalid_password, and no such database. */
  private static final Set<String> NEVER = Set.of("28000", "28P01", "3D000", "42501");

  /**
   * Waits until it answers, as long as it may still be starting.
   *
   * @throws DatabaseUnavailable where it refuses the application, or does not answer in time
   */
  public void await() throws InterruptedException {
    int tries = (int) (PATIENCE.toMillis() / BEFORE_NEXT_TRY.toMillis());
    for (int left = tries; ; left--) {
      try (Connection _ = connect()) {
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (NEVER.contains(state)) {
          throw new DatabaseUnavailable(refused(state), e);
        }
        if (left == 0) {
          throw new DatabaseUnavailable(
              "PostgreSQL does not answer at %s (%s); check QUARKUS_DATASOURCE_JDBC_URL, and that it runs."
                  .formatted(address(), state),
              e);
        }
        Thread.sleep(BEFORE_NEXT_TRY);
      }
    }
  }

  private String refused(String state) {
    return state.equals("3D000")
        ? "PostgreSQL at %s has no such database; create it, or correct QUARKUS_DATASOURCE_JDBC_URL."
            .formatted(address())
        : "PostgreSQL at %s refuses the user %s; check QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."
            .formatted(address(), username);
  }

  /** Where it is, without what may follow in the address, such as a password. */
  private String address() {
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
  }

  /** A connection of its own, for what runs without the application. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("loginTimeout", "3");
    login.setProperty("connectTimeout", "3");
    for (Driver driver : ServiceLoader.load(Driver.class, getClass().getClassLoader())) {
      if (driver.acceptsURL(jdbcUrl)) {
        return Objects.requireNonNull(driver.connect(jdbcUrl, login));
      }
    }
    throw new DatabaseUnavailable("%s is no address of a PostgreSQL".formatted(address()));
  }

  /** The password does not belong in a log. */
  @Override
  public String toString() {
    return "OutsideDatabase";
  }
}
