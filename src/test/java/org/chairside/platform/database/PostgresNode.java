package org.chairside.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.TestPorts;

/**
 * A PostgreSQL that a test runs as an operator would: with accounts of its own, killed, copied,
 * promoted. It listens on 127.0.0.1 only.
 */
public final class PostgresNode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "chairside_owner";
  private static final String APPLICATION = "chairside";
  private static final String PASSWORD = "of-a-test";
  private static final Path DEBIANS = Path.of("/usr/lib/postgresql");

  /** What a copy of a running server leaves out: it is the other server's own. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "node.conf", "postgresql.auto.conf");

  private static final Set<String> COPIED_EMPTY =
      Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_notify", "pg_subtrans", "pg_dynshmem");

  private final Path home;
  private final Path cluster;
  private final Tool tool;
  private final int port;

  private PostgresNode(Path home, PostgresBinaries binaries) {
    this.home = home;
    cluster = home.resolve("pgdata");
    tool = new Tool(binaries, PATIENCE);
    try {
      port = TestPorts.take();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the version that the build brings, not yet made. */
  public static PostgresNode ofTheBuild(String name) throws IOException {
    var binaries = PostgresBinaries.unpackedBelow(UserDirectories.ofThisUser().cache());
    return new PostgresNode(Scratch.directory(name), binaries);
  }

  /** One of this major version as Debian installs it; empty where it is not installed. */
  public static Optional<PostgresNode> ofDebian(int version, String name) {
    Path installed = DEBIANS.resolve(Integer.toString(version));
    return Files.isExecutable(installed.resolve("bin").resolve("initdb"))
        ? Optional.of(new PostgresNode(Scratch.directory(name), new PostgresBinaries(installed)))
        : Optional.empty();
  }

  int port() {
    return port;
  }

  /** Where its data are. */
  public Path cluster() {
    return cluster;
  }

  /** Makes an empty server, starts it, and makes Chairside's accounts and database in it. */
  public void create() throws IOException, SQLException {
    Path password = Files.writeString(home.resolve("password"), PASSWORD);
    tool.run(
        "initdb",
        List.of(
            "--pgdata=" + cluster,
            "--username=" + SUPERUSER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C"));
    Files.writeString(
        cluster.resolve("postgresql.conf"),
        "\ninclude_if_exists = 'node.conf'\n",
        StandardOpenOption.APPEND);
    configure(List.of());
    start();
    execute("create role %s login password '%s'".formatted(OWNER, PASSWORD));
    execute("create role %s login password '%s'".formatted(APPLICATION, PASSWORD));
    execute("create database chairside owner " + OWNER);
  }

  /** Makes this a standby of a running primary, and starts it. */
  void createAsStandbyOf(PostgresNode primary) throws IOException, SQLException {
    if (Files.exists(cluster)) {
      Scratch.delete(cluster);
    }
    Files.createDirectories(cluster);
    DataDirectory.ownersOnly(cluster);
    try (Connection connection = primary.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(primary.cluster, cluster);
      try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        row.next();
        Files.writeString(cluster.resolve("backup_label"), row.getString(1));
      }
    }
    Files.createFile(cluster.resolve("standby.signal"));
    configure(
        List.of(
            "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=standby'"
                .formatted(primary.port, SUPERUSER, PASSWORD)));
    start();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            boolean empty =
                from.equals(directory.getParent())
                    && COPIED_EMPTY.contains(directory.getFileName().toString());
            return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!NOT_COPIED.contains(file.getFileName().toString())) {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  StandardCopyOption.REPLACE_EXISTING);
            }
            return FileVisitResult.CONTINUE;
          }

          // A running server deletes files; its log deletes them in the copy, too.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private void configure(List<String> more) throws IOException {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "max_connections = 200",
                "max_prepared_transactions = 0",
                // until the other server is copied again after a fail-over
                "wal_keep_size = '512MB'",
                "timezone = 'UTC'",
                "log_error_verbosity = terse",
                "log_min_error_statement = panic"));
    settings.addAll(more);
    Files.write(cluster.resolve("node.conf"), settings);
  }

  /** Starts it, where it has been stopped or killed, and returns when it answers. */
  public void start() throws IOException {
    tool.run(
        "pg_ctl",
        List.of(
            "start",
            "-w",
            "-t",
            Long.toString(PATIENCE.toSeconds() - 5),
            "-D",
            cluster.toString(),
            "-l",
            home.resolve("log").toString()));
  }

  /** Stops it as an operator does. */
  public void stop() throws IOException {
    tool.run("pg_ctl", List.of("stop", "-w", "-m", "fast", "-D", cluster.toString()));
  }

  /** Kills the postmaster; its other processes notice and end. */
  public void kill9() throws IOException {
    ProcessHandle postmaster = postmaster().orElseThrow();
    List<ProcessHandle> others = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    for (ProcessHandle each : others) {
      try {
        each.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("a process of a killed PostgreSQL lives on", e);
      }
    }
  }

  /** Sends a signal, such as STOP, to all its processes. */
  public void signal(String signal) throws IOException, InterruptedException {
    ProcessHandle postmaster = postmaster().orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    all.addAll(postmaster.descendants().toList());
    for (ProcessHandle each : all) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(each.pid())).start().waitFor();
    }
  }

  void promote() throws SQLException {
    execute("select pg_promote(true, %d)".formatted(PATIENCE.toSeconds()));
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    return Postmaster.workingOn(cluster).map(Postmaster::process);
  }

  Connection superuser() throws SQLException {
    return DriverManager.getConnection(url("postgres"), SUPERUSER, PASSWORD);
  }

  /** Runs a statement as the superuser. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number that a query of the superuser finds. */
  long number(String query) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** How the application and its migrations get in, at this server alone. */
  public TestDatabase.Access access() {
    return access(url("chairside"));
  }

  /** The same accounts at another address. */
  static TestDatabase.Access access(String url) {
    return new TestDatabase.Access(
        new DatabaseLogin(url, APPLICATION, PASSWORD), new DatabaseLogin(url, OWNER, PASSWORD));
  }

  @Override
  public void close() {
    try {
      if (postmaster().isPresent()) {
        tool.run("pg_ctl", List.of("stop", "-w", "-m", "immediate", "-D", cluster.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Scratch.delete(home);
  }
}
