package org.chairside.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.platform.database.EmbeddedDatabase;

/**
 * A durable PostgreSQL of a trial's own that the trial reaches beside the application, so that it
 * can write many rows at once and read what is stored.
 */
final class ScratchDatabase implements AutoCloseable {

  private final Path directory;
  private final EmbeddedDatabase database;

  ScratchDatabase(String name) {
    directory = Scratch.directory(name);
    database = EmbeddedDatabase.start(directory);
  }

  TestDatabase.Access access() {
    return new TestDatabase.Access(database.application(), database.owner());
  }

  /** The process that all others of the database come from. */
  long pid() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      Path file =
          files
              .filter(each -> each.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IOException("no postmaster.pid"));
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
  }

  /** The one organization in it. */
  UUID organization() throws SQLException {
    try (Connection connection = access().connectAsOwner();
        ResultSet row = connection.createStatement().executeQuery("select id from organization")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** PostgreSQL's own log. */
  Path log() {
    return directory.resolve("postgresql.log");
  }

  /** The statements that are logged of the application from now on are logged with their values. */
  void logValues() throws SQLException {
    asSuperuser(
        """
        alter role chairside set log_parameter_max_length = -1;
        alter role chairside set log_error_verbosity = 'default'
        """);
  }

  /** Whether every statement is logged. */
  void logStatements(boolean every) throws SQLException {
    asSuperuser("alter system set log_statement = '" + (every ? "all" : "none") + "'");
    asSuperuser("select pg_reload_conf(), pg_sleep(0.5)");
  }

  /** Deletes what was written outside the application: its ids are of UUID's version 4. */
  void forgetRepeated() throws SQLException {
    asSuperuser(
        """
        set session_replication_role = replica;
        delete from observation where substr(id::text, 15, 1) = '4';
        delete from audit_entry where substr(id::text, 15, 1) = '4';
        reset session_replication_role
        """);
    asSuperuser("vacuum analyze observation");
  }

  private void asSuperuser(String sql) throws SQLException {
    try {
      String password = Files.readString(directory.resolve("password-superuser")).strip();
      try (Connection connection =
              DriverManager.getConnection(database.owner().jdbcUrl(), "postgres", password);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The packaged application on it, as a process. */
  Replica replica() {
    Map<String, String> environment = new HashMap<>(access().environment());
    environment.putAll(Server.FIRST);
    return Replica.start(environment);
  }

  @Override
  public void close() {
    database.close();
    Scratch.delete(directory);
  }
}
