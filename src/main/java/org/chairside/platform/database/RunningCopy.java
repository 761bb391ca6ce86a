package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chairside.platform.database.BackupManifest.CopiedFile;
import org.chairside.platform.database.Backups.Backup;

/**
 * Copies the files of a PostgreSQL that goes on working, as its manual describes a base backup with
 * the low-level API: between the start and the stop of the backup files are copied in any state,
 * and the log of that time, copied last, makes them whole when they are restored.
 */
final class RunningCopy {

  /** What a server makes itself when it starts, or must not find. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label");

  /** Folders that have to be there, empty. */
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  // duplicate_object
  private static final String EXISTS = "42710";

  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

  private final DataDirectory data;
  private final List<CopiedFile> copied = new ArrayList<>();

  RunningCopy(DataDirectory data) {
    this.data = data;
  }

  /**
   * Copies the database and what lies beside it into a folder.
   *
   * @param others backups that lie beside it: of this database, or none is made
   */
  BackupManifest into(Path folder, List<Backup> others) throws IOException, SQLException {
    Postmaster server =
        Postmaster.workingOn(data.cluster())
            .orElseThrow(
                () ->
                    new DatabaseUnavailable(
                        "No database is running in %s.".formatted(data.path())));
    DatabaseLogin superuser = new DatabaseRoles(server.port(), data).superuser();
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      String system = system(statement);
      if (others.stream().anyMatch(other -> !other.manifest().system().equals(system))) {
        throw new DatabaseUnavailable(
            "%s holds backups of another database; choose a directory of its own for this one."
                .formatted(folder.getParent()));
      }
      statement.execute("set statement_timeout = '15min'");
      Instant begun = now(statement);
      keepLog(statement);
      statement.execute("select pg_backup_start('chairside', true)");
      copyCluster(folder);
      copyBeside(folder);
      Stop stop = stop(statement, folder);
      copyLog(folder, stop);
      return new BackupManifest(
          begun, now(statement), system, data.majorVersion(), stop.first(), stop.last(), copied);
    }
  }

  private static Instant now(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** The log of the time of copying, until this connection ends. */
  private static void keepLog(Statement statement) throws SQLException {
    try {
      statement.execute(
          "select pg_create_physical_replication_slot('chairside_backup', true, true)");
    } catch (SQLException e) {
      if (EXISTS.equals(e.getSQLState())) {
        throw new DatabaseUnavailable("Another backup is being made; this one was not begun.", e);
      }
      throw e;
    }
  }

  private static String system(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select system_identifier from pg_control_system()")) {
      row.next();
      return row.getString(1);
    }
  }

  private void copyCluster(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(data.cluster())) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        Path inside = data.cluster().relativize(path);
        if (Files.isDirectory(path)) {
          if (!isInEmptied(inside)) {
            Files.createDirectories(folder.resolve("pgdata").resolve(inside));
          }
        } else if (!isInEmptied(inside) && !isLeftOut(inside)) {
          copy(path, folder);
        }
      }
    }
  }

  /** The folder itself stays, what is in it does not. */
  private static boolean isInEmptied(Path inside) {
    return inside.getNameCount() > 1 && EMPTIED.contains(inside.getName(0).toString());
  }

  private static boolean isLeftOut(Path inside) {
    String name = String.valueOf(inside.getFileName());
    return NOT_COPIED.contains(name) || inside.toString().contains("pgsql_tmp");
  }

  /** Passwords, and the signed heads of the audit where they are kept here. */
  private void copyBeside(Path folder) throws IOException {
    for (DatabaseRole role : DatabaseRole.values()) {
      copy(data.passwordFile(role), folder);
    }
    Path audit = data.path().resolve("audit");
    if (Files.isDirectory(audit)) {
      try (Stream<Path> walk = Files.walk(audit)) {
        for (Path path : walk.filter(Files::isRegularFile).toList()) {
          copy(path, folder);
        }
      }
    }
  }

  private void copy(Path file, Path folder) throws IOException {
    Path inside = data.path().relativize(file);
    try {
      copied.add(
          DurableFiles.copy(file, folder.resolve(inside), inside.toString().replace('\\', '/')));
    } catch (NoSuchFileException dropped) {
      // A table or a temporary file that is gone meanwhile: the log says so, too.
      Files.deleteIfExists(folder.resolve(inside));
    }
  }

  /** The segments of the log that make the copy whole. */
  private record Stop(String first, String last) {}

  private Stop stop(Statement statement, Path folder) throws IOException, SQLException {
    String label;
    String last;
    try (ResultSet row =
        statement.executeQuery(
            "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(true)")) {
      row.next();
      label = row.getString(1);
      last = row.getString(2);
    }
    Matcher first = FIRST_SEGMENT.matcher(label);
    if (!first.find()) {
      throw new IOException("PostgreSQL's label of the backup names no segment");
    }
    Path file = folder.resolve("pgdata").resolve("backup_label");
    Path draft = folder.resolve("backup_label.draft");
    Files.writeString(draft, label);
    copied.add(DurableFiles.copy(draft, file, "pgdata/backup_label"));
    Files.delete(draft);
    return new Stop(first.group(1), last);
  }

  private void copyLog(Path folder, Stop stop) throws IOException {
    try (Stream<Path> log = Files.list(data.cluster().resolve("pg_wal"))) {
      for (Path file : log.toList()) {
        boolean needed =
            WalSegments.isHistory(file)
                || (WalSegments.isSegment(file)
                    && !WalSegments.isBefore(file, stop.first())
                    && !isAfter(file, stop.last()));
        if (needed) {
          copy(file, folder);
        }
      }
    }
  }

  private static boolean isAfter(Path file, String segment) {
    return !String.valueOf(file.getFileName()).equals(segment)
        && !WalSegments.isBefore(file, segment);
  }
}
