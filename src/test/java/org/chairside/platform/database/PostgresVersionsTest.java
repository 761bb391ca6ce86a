package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import org.chairside.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;

/** Which PostgreSQL Chairside works on. */
class PostgresVersionsTest {

  private static final int OLDEST = 15;

  /** The newest is the one that the build brings: all other tests run on it. */
  @Test
  void schemaIsMadeByOldestVersion() throws Exception {
    Optional<PostgresNode> installed = PostgresNode.ofDebian(OLDEST, "oldest");
    assumeTrue(
        installed.isPresent(),
        "skipped: PostgreSQL 15 is not installed; Debian 12 has it as the package postgresql-15");
    try (PostgresNode oldest = installed.get()) {
      oldest.create();
      TestDatabase.Access database = oldest.access();
      new OutsideDatabase(database.application(), "QUARKUS_DATASOURCE").await();

      MigrateResult done = migrate(database);

      assertThat(done.success).isTrue();
      assertThat(done.migrationsExecuted).isGreaterThan(30);
      KnownSchema.check(database.owner());
    }
  }

  private static MigrateResult migrate(TestDatabase.Access database) {
    DatabaseLogin owner = database.owner();
    return Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
        .initSql("set chairside.organization = 'every'")
        .locations("classpath:db/migration")
        .placeholders(
            Map.of("application", database.application().username(), "migrator", owner.username()))
        .load()
        .migrate();
  }

  @Test
  void olderServerIsRefusedInOneSentence() throws Exception {
    try (FakeServer old = new FakeServer("14.19")) {
      assertThatThrownBy(() -> new OutsideDatabase(old.login(), "QUARKUS_DATASOURCE").await())
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("is version 14; Chairside needs 15 or later.");
    }
  }

  @Test
  void oldestVersionIsNotRefused() throws Exception {
    try (FakeServer oldest = new FakeServer("15.0")) {
      new OutsideDatabase(oldest.login(), "QUARKUS_DATASOURCE").await();
    }
  }

  @Test
  void severalServersNeedWordOnWhich() {
    var either =
        new DatabaseLogin("jdbc:postgresql://one.invalid,two.invalid/chairside", "a", "secret");
    assertThatThrownBy(() -> new OutsideDatabase(either, "QUARKUS_DATASOURCE").await())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("add ?targetServerType=primary to QUARKUS_DATASOURCE_JDBC_URL")
        .hasMessageNotContaining("secret");
  }
}
