package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;

/** The role and the database that the application works with: owner of its tables, no superuser. */
record ApplicationRole(int port, String password) {
  /** Both the role's and the database's name. */
  static final String NAME = "chairside";

  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  String jdbcUrl() {
    return url(NAME);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Creates what is missing after a first or interrupted start. */
  void ensure() throws SQLException {
    try (Connection connection = connect(PostgresServer.OWNER, "postgres")) {
      if (isMissing(connection, "select 1 from pg_roles where rolname = ?")) {
        run(connection, "create role %s login password '%s'".formatted(NAME, password));
      }
      if (isMissing(connection, "select 1 from pg_database where datname = ?")) {
        run(connection, "create database %s owner %s".formatted(NAME, NAME));
      }
    }
  }

  /** Asks the server itself, in a session as the application gets it. */
  void checkThatCommitsAreDurable() throws SQLException {
    try (Connection connection = connect(NAME, NAME)) {
      for (String setting : DURABLE) {
        String value = setting(connection, setting);
        if (!value.equals("on")) {
          throw new DatabaseUnavailable(
              "PostgreSQL runs with %s=%s, so that a crash could lose what was confirmed; it must be on."
                  .formatted(setting, value));
        }
      }
    }
  }

  /** Loads the driver itself: the driver manager does not find it in the packaged application. */
  private Connection connect(String user, String database) throws SQLException {
    var login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    for (Driver driver : ServiceLoader.load(Driver.class, getClass().getClassLoader())) {
      if (driver.acceptsURL(url(database))) {
        return Objects.requireNonNull(driver.connect(url(database), login));
      }
    }
    throw new IllegalStateException("The PostgreSQL driver is missing from this build");
  }

  private static boolean isMissing(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, NAME);
      try (ResultSet rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
