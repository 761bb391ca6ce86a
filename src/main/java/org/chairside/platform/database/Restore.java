package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.platform.database.BackupManifest.CopiedFile;
import org.chairside.platform.database.Backups.Backup;

/** Makes a data directory of a backup and of what was committed since. */
public final class Restore {

  /** Hours of log are replayed in minutes. */
  private static final Duration LONGEST_REPLAY = Duration.ofHours(2);

  private static final long LOOK_MILLIS = 200;

  /** As PostgreSQL reads it in its settings: not every form of ISO 8601. */
  private static final DateTimeFormatter TARGET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Backups backups;

  private Restore(Backups backups) {
    this.backups = backups;
  }

  /** Restores from these backups. */
  public static Restore from(Backups backups) {
    return new Restore(backups);
  }

  /**
   * What was restored.
   *
   * @param lastCommit the last change that is in it; empty where none came after the backup
   */
  public record Restored(Backup backup, Optional<Instant> lastCommit) {}

  /**
   * Restores into a directory that does not exist yet or is empty; it appears when it is complete.
   *
   * @param until nothing committed later is in it; all that is there where none is given
   * @throws DatabaseUnavailable with a sentence that says why nothing was restored
   */
  public Restored into(Path target, Optional<Instant> until) {
    Path draft = target.toAbsolutePath().normalize();
    draft = draft.resolveSibling(draft.getFileName() + ".restoring");
    try {
      if (Files.exists(target) && !isEmpty(target)) {
        throw new DatabaseUnavailable(
            "%s is not empty. A backup is restored into a new directory: move this one away, or set CHAIRSIDE_DATA_DIR to another."
                .formatted(target));
      }
      Backup backup = chosen(until);
      Trees.delete(draft);
      DataDirectory directory = DataDirectory.prepare(draft);
      copy(backup, directory);
      copyLog(backup, directory);
      Optional<Instant> lastCommit = replay(directory, until);
      Files.deleteIfExists(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return new Restored(backup, lastCommit);
    } catch (IOException | SQLException e) {
      throw new DatabaseUnavailable(
          "Nothing was restored into %s: %s".formatted(target, e.getMessage()), e);
    }
  }

  private Backup chosen(Optional<Instant> until) throws IOException {
    return backups
        .lastUntil(until)
        .orElseThrow(
            () ->
                new DatabaseUnavailable(
                    until.isPresent()
                        ? "No backup was complete at %s; the first one is of a later time."
                            .formatted(until.get())
                        : "There is no backup here."));
  }

  private static void copy(Backup backup, DataDirectory directory) throws IOException {
    for (CopiedFile file : backup.manifest().files()) {
      CopiedFile copy =
          DurableFiles.copy(
              backup.directory().resolve(file.path()),
              directory.path().resolve(file.path()),
              file.path());
      if (!copy.equals(file)) {
        throw new DatabaseUnavailable(
            "The backup %s is damaged: %s is not what was written. Restore an earlier one."
                .formatted(backup.name(), file.path()));
      }
    }
    try (Stream<Path> folders = Files.walk(backup.directory().resolve("pgdata"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        Files.createDirectories(
            directory.path().resolve(backup.directory().relativize(folder).toString()));
      }
    }
    DataDirectory.ownersOnly(directory.cluster());
  }

  /** All of the log since the backup lies where PostgreSQL finds it without being told how. */
  private void copyLog(Backup backup, DataDirectory directory) throws IOException {
    Path log = Files.createDirectories(directory.cluster().resolve("pg_wal"));
    try (Stream<Path> archived = Files.list(backups.wal())) {
      for (Path file : archived.toList()) {
        boolean needed =
            WalSegments.isHistory(file)
                || (WalSegments.isSegment(file)
                    && !WalSegments.isBefore(file, backup.manifest().firstSegment()));
        if (needed) {
          Files.copy(file, log.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Files.createFile(directory.cluster().resolve("recovery.signal"));
  }

  private static Optional<Instant> replay(DataDirectory directory, Optional<Instant> until)
      throws IOException, SQLException {
    var binaries = PostgresBinaries.unpackedBelow(UserDirectories.ofThisUser().cache());
    // all of the log is there already
    List<String> settings = new ArrayList<>(List.of("restore_command=false"));
    until.ifPresent(
        moment ->
            settings.addAll(
                List.of(
                    "recovery_target_time=\"%s\"".formatted(TARGET.format(moment)),
                    "recovery_target_action=promote")));
    var server = new PostgresServer(directory, EmbeddedDatabase.CONNECTIONS, binaries, settings);
    server.checkVersion();
    int port = FreePort.choose();
    try {
      Postmaster postmaster = server.start(port);
      return awaitEnd(postmaster, new DatabaseRoles(port, directory).superuser());
    } catch (DatabaseUnavailable e) {
      if (Files.readString(directory.log()).contains("recovery ended before configured")) {
        throw new DatabaseUnavailable(
            "What was kept ends before %s. Restore without a time to get all of it."
                .formatted(until.map(Instant::toString).orElse("then")),
            e);
      }
      throw e;
    } finally {
      if (Postmaster.workingOn(directory.cluster()).isPresent()) {
        server.stop();
      }
    }
  }

  /** It answers reads before all is replayed. */
  private static Optional<Instant> awaitEnd(Postmaster postmaster, DatabaseLogin superuser)
      throws SQLException {
    try {
      for (long left = LONGEST_REPLAY.toMillis(); left > 0; left -= LOOK_MILLIS) {
        if (!postmaster.isWorking()) {
          throw new DatabaseUnavailable("PostgreSQL ended while it replayed the log.");
        }
        try (Connection connection = superuser.connect();
            Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "select pg_is_in_recovery(), pg_last_xact_replay_timestamp()")) {
          row.next();
          if (!row.getBoolean(1)) {
            return Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
          }
        } catch (SQLException e) {
          if (postmaster.isWorking() && !isStarting(e)) {
            throw e;
          }
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new DatabaseUnavailable(
        "The log was not replayed within %d hours.".formatted(LONGEST_REPLAY.toHours()));
  }

  /** It does not take connections yet, or just ends. */
  private static boolean isStarting(SQLException e) {
    return e.getSQLState() != null
        && (e.getSQLState().startsWith("57P") || e.getSQLState().startsWith("08"));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.findAny().isEmpty();
    }
  }
}
