package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged application with its own PostgreSQL, through kills and restarts. */
@PackagedApplicationTest
class EmbeddedDatabaseIT {
  private final Path directory = Scratch.directory("embedded");
  private final Map<String, String> environment =
      Map.of("CHAIRSIDE_DATA_DIR", directory.toString());

  @AfterEach
  void throwAway() {
    Scratch.delete(directory);
  }

  @Test
  void keepsDataBetweenStarts() throws Exception {
    try (Replica first = Replica.start(environment)) {
      write("kept");
      first.stop();
      assertThat(postmasterPid()).as("PostgreSQL stops with the application").doesNotExist();
    }
    try (Replica _ = Replica.start(environment)) {
      assertThat(written()).isEqualTo("kept");
    }
  }

  @Test
  void startsAgainAfterKill() throws Exception {
    long orphan;
    try (Replica first = Replica.start(environment)) {
      write("confirmed before the kill");
      orphan = postmaster();
      first.kill9();
    }
    assertThat(ProcessHandle.of(orphan)).as("the orphan lives on").isPresent();
    try (Replica second = Replica.start(environment)) {
      assertThat(written()).isEqualTo("confirmed before the kill");
      assertThat(second.output()).contains("process " + orphan);
      assertThat(postmaster()).isNotEqualTo(orphan);
    }
  }

  @Test
  void databaseIsDurableAndDiscreet() throws Exception {
    try (Replica _ = Replica.start(environment)) {
      assertThat(ask("select current_setting('fsync')")).isEqualTo("on");
      assertThat(ask("select current_setting('synchronous_commit')")).isEqualTo("on");
      assertThat(ask("select current_setting('full_page_writes')")).isEqualTo("on");
      assertThat(ask("select current_setting('listen_addresses')")).isEqualTo("127.0.0.1");
      for (String file : List.of("password", "password-owner", "password-superuser")) {
        assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
            .as(file)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
      assertThatDatabaseLogHoldsNoValue();
    }
  }

  private void assertThatDatabaseLogHoldsNoValue() throws Exception {
    write("MRN-4711");
    try (Connection connection = connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("create unique index once on survivor (text)");
      assertThatThrownBy(() -> statement.execute("insert into survivor values ('MRN-4711')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(directory.resolve("postgresql.log")))
        .contains("duplicate key")
        .doesNotContain("MRN-4711");
  }

  @Test
  void restartsDeadPostgres() throws Exception {
    try (Replica replica = Replica.start(environment)) {
      write("confirmed before the kill");
      long killed = postmaster();
      int port = port();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      awaitAnotherPostmasterThan(killed);
      // readiness is as of a second ago, and another postmaster still recovers
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> written().equals("confirmed before the kill"));
      replica.awaitReady();
      assertThat(port()).isEqualTo(port);
    }
  }

  @Test
  void refusesDirectoryInUse() {
    try (Replica first = Replica.start(environment);
        Replica second = Replica.launch(environment)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.output().lines())
          .containsExactly(
              "Another Chairside is using the data directory %s; stop it, or set CHAIRSIDE_DATA_DIR to another directory."
                  .formatted(directory));
      assertThat(first.isReady()).isTrue();
    }
  }

  @Test
  void refusesDataOfLaterRelease() throws Exception {
    try (Replica _ = Replica.start(environment);
        Connection connection = connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into flyway_schema_history
          select max(installed_rank) + 1, '999', 'later', 'SQL', 'V999__later.sql', 0, 'x', now(), 1, true
          from flyway_schema_history
          """);
    }
    try (Replica earlier = Replica.launch(environment)) {
      assertThat(earlier.awaitEnd()).isEqualTo(1);
      assertThat(earlier.output())
          .contains(
              "The database was changed by a later release of Chairside (step 999 of its schema is not known here)")
          .doesNotContain("repair", "Exception", "at org.");
    }
    assertThat(postmasterPid()).as("PostgreSQL stops with the application").doesNotExist();
  }

  @Test
  void refusesTakenPort() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      try (Replica replica =
          Replica.launch(
              Map.of("CHAIRSIDE_DATA_DIR", directory.toString(), "QUARKUS_HTTP_PORT", port))) {
        assertThat(replica.awaitEnd()).isEqualTo(1);
        assertThat(replica.output().lines())
            .containsExactly(
                "Port %s is taken, so Chairside cannot listen on it; stop the other program, or set QUARKUS_HTTP_PORT to a free port."
                    .formatted(port));
        assertThat(directory).as("nothing was started").isEmptyDirectory();
      }
    }
  }

  @Test
  void refusesDataOfOtherMajorVersion() throws IOException {
    Path cluster = Files.createDirectories(directory.resolve("pgdata"));
    Files.writeString(cluster.resolve("PG_VERSION"), "15\n");
    try (Replica replica = Replica.launch(environment)) {
      assertThat(replica.awaitEnd()).isEqualTo(1);
      assertThat(replica.output().lines())
          .singleElement()
          .asString()
          .contains("was made by PostgreSQL 15", "brings PostgreSQL 18");
    }
  }

  @Test
  void demoListensOnLocalhostOnly() {
    Map<String, String> demo =
        Map.of(
            "CHAIRSIDE_DATA_DIR", directory.toString(),
            "CHAIRSIDE_DEMO", "true",
            "QUARKUS_HTTP_HOST", "0.0.0.0");
    try (Replica replica = Replica.start(demo)) {
      assertThat(replica.awaitOutput("Chairside answers on ", "Listening on: "))
          .contains("Listening on: http://localhost:", "Chairside answers on http://localhost:")
          .contains("nurse, scheduler, clinician, admin");
    }
  }

  private void write(String text) throws SQLException {
    try (Connection connection = connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("create table survivor (text text not null)");
      statement.execute("insert into survivor values ('" + text + "')");
    }
  }

  private String written() throws SQLException {
    return ask("select text from survivor");
  }

  private String ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return connect("chairside", "password");
  }

  private Connection connectAsOwner() throws SQLException {
    return connect("chairside_owner", "password-owner");
  }

  private Connection connect(String role, String passwordFile) throws SQLException {
    try {
      String url = "jdbc:postgresql://127.0.0.1:%d/chairside".formatted(port());
      String password = Files.readString(directory.resolve(passwordFile));
      return DriverManager.getConnection(url, role, password);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private void awaitAnotherPostmasterThan(long pid) {
    await().atMost(Duration.ofSeconds(30)).until(() -> postmaster() != pid);
  }

  private long postmaster() throws IOException {
    List<String> lines =
        Files.exists(postmasterPid()) ? Files.readAllLines(postmasterPid()) : List.of();
    return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
  }

  private int port() throws IOException {
    return Integer.parseInt(Files.readAllLines(postmasterPid()).get(3).strip());
  }

  private Path postmasterPid() {
    return directory.resolve("pgdata").resolve("postmaster.pid");
  }
}
