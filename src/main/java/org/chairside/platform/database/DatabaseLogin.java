package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;

/** How somebody gets into a database: where it is, and an account with its password. */
public record DatabaseLogin(String jdbcUrl, String username, String password) {

  private static final String PATIENCE_SECONDS = "3";

  /** A connection of its own, for what runs without the application's pool. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("loginTimeout", PATIENCE_SECONDS);
    login.setProperty("connectTimeout", PATIENCE_SECONDS);
    // The driver manager does not find the driver in the packaged application.
    for (Driver driver : ServiceLoader.load(Driver.class, getClass().getClassLoader())) {
      if (driver.acceptsURL(jdbcUrl)) {
        return Objects.requireNonNull(driver.connect(jdbcUrl, login));
      }
    }
    throw new DatabaseUnavailable("%s is no address of a PostgreSQL".formatted(address()));
  }

  /** Where it is, without what may follow in the address, such as a password. */
  String address() {
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
  }

  /** The password does not belong in a log. */
  @Override
  public String toString() {
    return "DatabaseLogin of " + username;
  }
}
