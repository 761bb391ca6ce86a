package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.chairside.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An installation whose one account does everything, until a migrator is named. */
class NamedMigratorTest {

  private final TestDatabase.Access database = TestDatabase.create();

  NamedMigratorTest() throws SQLException {}

  /** Returns how many migrations ran. */
  private int migrateAsOwnerFor(DatabaseLogin application) {
    DatabaseLogin owner = database.owner();
    return Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
        .initSql("set chairside.organization = 'every'")
        .locations("classpath:db/migration")
        .placeholders(Map.of("application", application.username(), "migrator", owner.username()))
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private String rightsOn(String table, DatabaseLogin account) throws SQLException {
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement();
        ResultSet rights =
            statement.executeQuery(
                """
                select string_agg(held, ' ') from unnest(
                  array['select', 'insert', 'update', 'delete', 'truncate']) held
                where has_table_privilege('%s', '%s', held)
                """
                    .formatted(account.username(), table))) {
      rights.next();
      return String.valueOf(rights.getString(1));
    }
  }

  @Test
  void grantsFollowTheAccounts() throws SQLException {
    // alone, the account keeps every right, which later migrations need
    migrateAsOwnerFor(database.owner());
    assertThat(rightsOn("observation", database.owner()))
        .isEqualTo("select insert update delete truncate");
    assertThat(rightsOn("observation", database.application())).isEqualTo("null");

    assertThat(migrateAsOwnerFor(database.application())).as("the grants run again").isEqualTo(1);
    assertThat(rightsOn("observation", database.application())).isEqualTo("select insert");
    assertThat(rightsOn("patient", database.application())).isEqualTo("select insert update");
    assertThat(rightsOn("observation", database.owner()))
        .isEqualTo("select insert update delete truncate");
    assertThat(migrateAsOwnerFor(database.application())).as("once").isZero();
  }

  @Test
  void refusedMigratorIsSaidWithItsVariables() {
    DatabaseLogin owner = database.owner();
    var wrong = new DatabaseLogin(owner.jdbcUrl(), owner.username(), "not this one");
    assertThatThrownBy(() -> new OutsideDatabase(wrong, "CHAIRSIDE_MIGRATOR").await())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining(
            "refuses the user chairside_owner; check CHAIRSIDE_MIGRATOR_USERNAME and CHAIRSIDE_MIGRATOR_PASSWORD")
        .hasMessageNotContaining("not this one");
  }
}
