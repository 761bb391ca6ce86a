package org.chairside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.chairside.TestDatabase;
import org.chairside.platform.database.DatabaseLogin;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Tokens that acted for a person before machines had their own. */
class EarlierTokensTest {

  private static final UUID ORGANIZATION = UUID.randomUUID();

  private static void migrate(TestDatabase.Access database, String to) {
    DatabaseLogin owner = database.owner();
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
            .placeholders(
                Map.of(
                    "application", database.application().username(),
                    "migrator", owner.username()))
            .initSql("set chairside.organization = 'every'")
            .locations("classpath:db/migration")
            .target(to);
    flyway.load().migrate();
  }

  private static void token(Statement statement, String roles, boolean active, String expires)
      throws SQLException {
    UUID person = UUID.randomUUID();
    statement.execute(
        """
        insert into staff (organization_id, id, username, name, roles, password_hash, active,
          created_at, version)
        values ('%s', '%s', '%s', 'x', '{%s}', 'x', %s, now(), 0)
        """
            .formatted(ORGANIZATION, person, person, roles, active));
    statement.execute(
        """
        insert into api_token (organization_id, id, staff_id, name, token_hash, created_at,
          created_by, expires_at)
        values ('%s', gen_random_uuid(), '%s', '%s', decode('%s', 'hex'), now(), '%s', %s)
        """
            .formatted(
                ORGANIZATION,
                person,
                roles + (active ? "" : " gone"),
                person.toString().replace("-", ""),
                person,
                expires));
  }

  private static String state(Statement statement, String name) throws SQLException {
    ResultSet row =
        statement.executeQuery(
            """
            select array_to_string(scopes, ' ') || ', ' ||
              case when revoked_at is not null then 'revoked' else 'valid' end || ', ' ||
              round(extract(epoch from expires_at - now()) / 86400)
            from api_token where name = '%s'
            """
                .formatted(name));
    assertThat(row.next()).isTrue();
    return row.getString(1);
  }

  @Test
  void earlierTokensKeepWhatIsSafeAndEndWithinNinetyDays() throws SQLException {
    TestDatabase.Access database = TestDatabase.create();
    migrate(database, "29");
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into organization (id, name, created_at) values ('%s', 'x', now())"
              .formatted(ORGANIZATION));
      token(statement, "NURSE", true, "null");
      token(statement, "SCHEDULER", true, "now() + interval '10 days'");
      token(statement, "CLINICIAN,ADMIN", true, "now() + interval '5 years'");
      token(statement, "ADMIN", true, "null");
      token(statement, "NURSE", false, "null");

      migrate(database, "31");

      assertThat(state(statement, "NURSE")).isEqualTo("READ CHART, valid, 90");
      assertThat(state(statement, "SCHEDULER")).isEqualTo("READ BOOK, valid, 10");
      assertThat(state(statement, "CLINICIAN,ADMIN")).isEqualTo("READ CHART, valid, 90");
      assertThat(state(statement, "ADMIN")).isEqualTo("READ, valid, 90");
      assertThat(state(statement, "NURSE gone")).isEqualTo("READ CHART, revoked, 90");
    }
  }
}
