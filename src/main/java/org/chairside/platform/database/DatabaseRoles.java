package org.chairside.platform.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The roles and the database of a running embedded PostgreSQL.
 *
 * <p>Every start makes them what they should be, so that an interrupted start is completed by the
 * next one, and a database of an earlier release is taken over: there the application's role owned
 * everything and had the superuser's password.
 */
final class DatabaseRoles {
  private static final Logger LOG = Logger.getLogger(DatabaseRoles.class);
  private static final String DATABASE = "chairside";
  private static final String WRONG_PASSWORD = "28P01";

  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final int port;
  private final DataDirectory directory;

  DatabaseRoles(int port, DataDirectory directory) {
    this.port = port;
    this.directory = directory;
  }

  /** How this role gets into the application's database. */
  DatabaseLogin login(DatabaseRole role) throws IOException {
    return login(role, DATABASE);
  }

  /** Who owns the server, in the database that every server has. */
  DatabaseLogin superuser() throws IOException {
    return login(DatabaseRole.SUPERUSER, "postgres");
  }

  private DatabaseLogin login(DatabaseRole role, String database) throws IOException {
    return new DatabaseLogin(url(database), role.username(), directory.password(role));
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /**
   * Creates what is missing, sets each role's password and attributes, and gives what the
   * application's role owns to the owner.
   */
  void ensure() throws SQLException, IOException {
    ensureSuperusersPassword();
    if (directory.hasNoPassword(DatabaseRole.OWNER)) {
      // An earlier release let the superuser have this password, too.
      directory.renewPassword(DatabaseRole.APPLICATION);
    }
    try (Connection connection = superuser().connect()) {
      ensureRole(connection, DatabaseRole.OWNER);
      ensureRole(connection, DatabaseRole.APPLICATION);
      if (isMissing(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
        run(
            connection,
            "create database %s owner %s".formatted(DATABASE, DatabaseRole.OWNER.username()));
      }
    }
    try (Connection connection = login(DatabaseRole.SUPERUSER).connect()) {
      run(
          connection,
          "reassign owned by %s to %s"
              .formatted(DatabaseRole.APPLICATION.username(), DatabaseRole.OWNER.username()));
    }
  }

  private void ensureSuperusersPassword() throws SQLException, IOException {
    DatabaseLogin superuser = superuser();
    try (Connection _ = superuser.connect()) {
      return;
    } catch (SQLException e) {
      if (!WRONG_PASSWORD.equals(e.getSQLState())) {
        throw e;
      }
    }
    DatabaseLogin earlier =
        new DatabaseLogin(
            url("postgres"), superuser.username(), directory.password(DatabaseRole.APPLICATION));
    try (Connection connection = earlier.connect()) {
      LOG.info("The database is of an earlier release: its roles get passwords of their own");
      run(connection, withPassword("alter role", DatabaseRole.SUPERUSER, ""));
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw directory.lostPassword(DatabaseRole.SUPERUSER);
      }
      throw e;
    }
  }

  private void ensureRole(Connection connection, DatabaseRole role)
      throws SQLException, IOException {
    boolean missing =
        isMissing(connection, "select 1 from pg_roles where rolname = ?", role.username());
    run(
        connection,
        withPassword(
            missing ? "create role" : "alter role",
            role,
            "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"));
  }

  private String withPassword(String command, DatabaseRole role, String attributes)
      throws IOException {
    return "%s %s %s password '%s'"
        .formatted(command, role.username(), attributes, directory.password(role));
  }

  /** Asks the server itself, in a session as the application gets it. */
  void checkThatCommitsAreDurable() throws SQLException, IOException {
    try (Connection connection = login(DatabaseRole.APPLICATION).connect()) {
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

  private static boolean isMissing(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
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
