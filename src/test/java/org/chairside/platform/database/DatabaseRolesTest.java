package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.chairside.Scratch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The roles of a real embedded PostgreSQL: of a new directory, and of one of an earlier release.
 */
class DatabaseRolesTest {

  private static final String EARLIER_PASSWORD = "one-for-all";
  private static final List<String> PASSWORDS =
      List.of("password", "password-owner", "password-superuser");

  private final Path path = Scratch.directory("roles");
  private int port;

  /** How far a program came with the data of an earlier release before it was killed. */
  enum KilledAfter {
    NOTHING,
    WRITING_SUPERUSERS_PASSWORD,
    SETTING_SUPERUSERS_PASSWORD,
    RENEWING_APPLICATIONS_PASSWORD,
    CREATING_OWNER
  }

  @AfterEach
  void throwAway() {
    Scratch.delete(path);
  }

  @Test
  void eachRoleHasItsOwnPasswordAndOnlyItsRights() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(path)) {
      assertThatRolesAreApart(database);
      try (Connection owner = database.owner().connect()) {
        assertThat(
                ask(
                    owner,
                    "select pg_get_userbyid(datdba) from pg_database where datname = 'chairside'"))
            .isEqualTo("chairside_owner");
        run(owner, "create extension btree_gist");
        run(owner, "create table kept (text text)");
      }
      try (Connection application = database.application().connect()) {
        for (String sql :
            List.of(
                "select * from kept",
                "drop table kept",
                "create table another (text text)",
                "create role another",
                "create database another",
                "set role chairside_owner",
                "set session authorization postgres",
                "alter role chairside createrole")) {
          assertThatThrownBy(() -> run(application, sql))
              .as(sql)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void dataOfEarlierReleaseAreTakenOver(KilledAfter killed) throws Exception {
    makeAsEarlierRelease();
    interruptTakeOver(killed);
    for (int start = 1; start <= 2; start++) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(path)) {
        assertThatRolesAreApart(database);
        assertThat(database.application().password()).isNotEqualTo(EARLIER_PASSWORD);
        try (Connection owner = database.owner().connect()) {
          assertThat(ask(owner, "select text from kept")).isEqualTo("of an earlier release");
          assertThat(
                  ask(
                      owner,
                      """
                select string_agg(distinct pg_get_userbyid(relowner), ',') from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
                """))
              .isEqualTo("chairside_owner");
          run(owner, "alter table kept disable trigger user");
          run(owner, "alter table kept enable trigger user");
          run(owner, "alter extension btree_gist update");
          assertThat(TableOwnership.isOfAccount(owner)).isTrue();
        }
        try (Connection application = database.application().connect()) {
          assertThat(TableOwnership.isOfAccount(application)).isFalse();
          assertThatThrownBy(() -> run(application, "truncate kept"))
              .hasMessageContaining("permission denied");
        }
      }
    }
  }

  @Test
  void lostPasswordIsSaidInOneSentence() throws Exception {
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(path)) {
      assertThat(path.resolve("password-superuser")).exists();
    }
    Files.delete(path.resolve("password-superuser"));
    assertThatThrownBy(() -> EmbeddedDatabase.start(path))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("has lost the password of its role postgres");
  }

  private void assertThatRolesAreApart(EmbeddedDatabase database) throws Exception {
    assertThat(PASSWORDS.stream().map(this::content)).doesNotHaveDuplicates().doesNotContain("");
    for (String file : PASSWORDS) {
      assertThat(Files.getPosixFilePermissions(path.resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    for (String guess : List.of(database.application().password(), EARLIER_PASSWORD)) {
      for (String role : List.of("postgres", "chairside_owner")) {
        var login = new DatabaseLogin(database.application().jdbcUrl(), role, guess);
        assertThatThrownBy(login::connect).as(role).hasMessageContaining("password");
      }
    }
    try (Connection owner = database.owner().connect()) {
      assertThat(
              ask(
                  owner,
                  """
                  select string_agg(rolname, ',') from pg_roles where rolcanlogin
                    and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
                  """))
          .isEqualTo("postgres");
    }
  }

  /** One password for both roles, everything owned by the application's. */
  private void makeAsEarlierRelease() throws Exception {
    for (String file : PASSWORDS) {
      Files.writeString(path.resolve(file), EARLIER_PASSWORD);
    }
    withServer(
        connection -> {
          run(connection, "create role chairside login password '%s'".formatted(EARLIER_PASSWORD));
          run(connection, "create database chairside owner chairside");
        });
    Files.delete(path.resolve("password-owner"));
    Files.delete(path.resolve("password-superuser"));
    withServer(
        _ -> {
          try (Connection application = login("chairside", "chairside").connect()) {
            run(application, "create extension btree_gist");
            run(application, "create table kept (text text)");
            run(application, "insert into kept values ('of an earlier release')");
            run(
                application,
                "create function refuse() returns trigger language plpgsql"
                    + " as 'begin return null; end'");
            run(
                application,
                "create trigger kept before delete on kept"
                    + " for each row execute function refuse()");
          }
        });
  }

  private void interruptTakeOver(KilledAfter killed) throws Exception {
    DataDirectory directory = DataDirectory.prepare(path);
    if (killed.compareTo(KilledAfter.WRITING_SUPERUSERS_PASSWORD) >= 0) {
      directory.password(DatabaseRole.SUPERUSER);
    }
    if (killed.compareTo(KilledAfter.RENEWING_APPLICATIONS_PASSWORD) >= 0) {
      directory.renewPassword(DatabaseRole.APPLICATION);
    }
    withServer(
        connection -> {
          if (killed == KilledAfter.CREATING_OWNER) {
            run(
                connection,
                "create role chairside_owner login password '%s'"
                    .formatted(directory.password(DatabaseRole.OWNER)));
          }
          if (killed.compareTo(KilledAfter.SETTING_SUPERUSERS_PASSWORD) >= 0) {
            run(
                connection,
                "alter role postgres password '%s'"
                    .formatted(directory.password(DatabaseRole.SUPERUSER)));
          }
        });
  }

  private interface Work {
    void with(Connection superuser) throws SQLException, IOException;
  }

  private void withServer(Work work) throws Exception {
    DataDirectory directory = DataDirectory.prepare(path);
    var server =
        new PostgresServer(
            directory,
            20,
            PostgresBinaries.unpackedBelow(UserDirectories.ofThisUser().cache()),
            List.of());
    if (!directory.initialised()) {
      server.initialise();
    }
    port = FreePort.choose();
    server.start(port);
    try (Connection superuser = login("postgres", "postgres").connect()) {
      work.with(superuser);
    } finally {
      server.stop();
    }
  }

  private DatabaseLogin login(String role, String database) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), role, EARLIER_PASSWORD);
  }

  private String content(String file) {
    try {
      return Files.readString(path.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
