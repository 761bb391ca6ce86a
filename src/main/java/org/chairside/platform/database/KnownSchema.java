package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether this release knows every step that the database's schema has taken. */
public final class KnownSchema {

  private static final String STEPS = "db/migration/";

  private KnownSchema() {}

  /**
   * Asks before the application starts, so that an older program never works on newer tables.
   *
   * @throws DatabaseUnavailable where a later release has changed the schema
   */
  public static void check(DatabaseLogin database) {
    try (Connection connection = database.connect()) {
      if (hasHistory(connection)) {
        check(connection);
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "The database's schema cannot be read (%s)".formatted(e.getSQLState()), e);
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select to_regclass('flyway_schema_history') is not null");
        ResultSet row = query.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void check(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                select coalesce(version, description), script from flyway_schema_history
                where type = 'SQL' order by installed_rank desc
                """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String script = row.getString(2);
        String step = STEPS + script.substring(script.lastIndexOf('/') + 1);
        if (KnownSchema.class.getClassLoader().getResource(step) == null) {
          throw new DatabaseUnavailable(
              "The database was changed by a later release of Chairside (step %s of its schema is not known here); start that release, or restore a backup from before it."
                  .formatted(row.getString(1)));
        }
      }
    }
  }
}
