package org.chairside.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.TestDatabase;
import org.chairside.audit.AuditRows.Selection;
import org.chairside.platform.database.DatabaseLogin;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Entries of before whom they showed had a table of its own. */
class EarlierEntriesTest {

  private static final UUID ORGANIZATION = UUID.randomUUID();

  private static void migrate(TestDatabase.Access database, String to) {
    DatabaseLogin owner = database.owner();
    Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
        .initSql("set chairside.organization = 'every'")
        .placeholders(
            Map.of("application", database.application().username(), "migrator", owner.username()))
        .locations("classpath:db/migration")
        .target(to)
        .load()
        .migrate();
  }

  private static UUID entry(Statement statement, String shown) throws SQLException {
    UUID id = UUID.randomUUID();
    statement.execute(
        """
        insert into audit_entry (organization_id, id, at, address, method, route, ids, status,
          outcome, shown_patient_ids)
        values ('%s', '%s', now(), '192.0.2.1', 'GET', '/patients', '', 200, 'DONE', %s)
        """
            .formatted(ORGANIZATION, id, shown));
    return id;
  }

  private static List<UUID> entriesOf(Connection connection, UUID patient) throws SQLException {
    return AuditRows.newest(
            connection, ORGANIZATION, new Selection(null, null, null, patient), null, 10)
        .stream()
        .map(each -> each.entry().id())
        .toList();
  }

  @Test
  void earlierEntriesAreFoundByWhomTheyShowed() throws SQLException {
    TestDatabase.Access database = TestDatabase.create();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    migrate(database, "36");
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into organization (id, name, created_at) values ('%s', 'x', now())"
              .formatted(ORGANIZATION));
      UUID ofBoth = entry(statement, "array['%s', '%s']::uuid[]".formatted(first, second));
      UUID ofFirst = entry(statement, "array['%s']::uuid[]".formatted(first));
      entry(statement, "null");

      migrate(database, "37");
      UUID later = entry(statement, "array['%s']::uuid[]".formatted(second));

      assertThat(entriesOf(connection, first)).containsExactlyInAnyOrder(ofBoth, ofFirst);
      assertThat(entriesOf(connection, second)).containsExactlyInAnyOrder(ofBoth, later);
      assertThat(entriesOf(connection, UUID.randomUUID())).isEmpty();
    }
  }
}
