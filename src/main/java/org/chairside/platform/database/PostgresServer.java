package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes, starts and stops PostgreSQL on a data directory. */
final class PostgresServer {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          // A detail or a parameter of a failed statement can hold what a patient is known by.
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_parameter_max_length=0",
          "log_parameter_max_length_on_error=0");

  private static final boolean IS_LINUX = Files.exists(Path.of("/proc/self"));

  /** After a crash one call syncs the file system, instead of one for each of a thousand files. */
  private static final String ONE_SYNC = " -c recovery_init_sync_method=syncfs";

  private final DataDirectory directory;
  private final int connections;
  private final Tool tool;
  private final List<String> more;

  /**
   * A server for so many connections.
   *
   * @param more settings beside the usual ones, each quoted where a shell would take it apart
   */
  PostgresServer(
      DataDirectory directory, int connections, PostgresBinaries binaries, List<String> more) {
    this.directory = directory;
    this.more = List.copyOf(more);
    this.connections = connections;
    this.tool = new Tool(binaries, PATIENCE);
  }

  /** Makes the cluster under another name first: a half-made one never counts. */
  void initialise() throws IOException {
    for (DatabaseRole role : DatabaseRole.values()) {
      directory.password(role);
    }
    var draft = directory.path().resolve("pgdata.new");
    Trees.delete(draft);
    tool.run(
        "initdb",
        List.of(
            "--pgdata=" + draft,
            "--username=" + DatabaseRole.SUPERUSER.username(),
            "--pwfile=" + directory.passwordFile(DatabaseRole.SUPERUSER),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    Files.move(draft, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  void checkVersion() throws IOException {
    String ours = tool.run("postgres", List.of("--version")).replaceAll("^\\D*(\\d+).*$", "$1");
    String theirs = directory.majorVersion();
    if (!ours.equals(theirs)) {
      throw new DatabaseUnavailable(
          "The database in %s was made by PostgreSQL %s and this Chairside brings PostgreSQL %s; move the data with pg_dump and pg_restore, or set CHAIRSIDE_DATA_DIR to another directory."
              .formatted(directory.path(), theirs, ours));
    }
  }

  /** Starts on a data directory where no postmaster works, and returns when it answers. */
  Postmaster start(int port) throws IOException {
    Files.deleteIfExists(Postmaster.pidFile(directory.cluster()));
    directory.turnLogOver();
    try {
      tool.run("pg_ctl", control("start", "-l", directory.log().toString(), "-o", options(port)));
    } catch (DatabaseUnavailable e) {
      throw new DatabaseUnavailable(
          "PostgreSQL did not start; %s says why. (%s)".formatted(directory.log(), e.getMessage()),
          e);
    }
    return Postmaster.workingOn(directory.cluster())
        .orElseThrow(
            () ->
                new DatabaseUnavailable(
                    "PostgreSQL ended as soon as it had started; %s says why."
                        .formatted(directory.log())));
  }

  void stop() throws IOException {
    tool.run("pg_ctl", control("stop", "-m", "fast"));
  }

  private List<String> control(String action, String... more) {
    List<String> arguments = new ArrayList<>(List.of(action, "-D", directory.cluster().toString()));
    arguments.addAll(List.of("-w", "-t", Long.toString(PATIENCE.toSeconds() - 10)));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /**
   * On the command line, so that configuration files and {@code ALTER SYSTEM} cannot override them.
   */
  private String options(int port) {
    return "-p %d -c max_connections=%d -c ".formatted(port, connections)
        + String.join(" -c ", SETTINGS)
        + more.stream().map(setting -> " -c " + setting).collect(Collectors.joining())
        + (IS_LINUX ? ONE_SYNC : "");
  }
}
