package org.chairside.platform.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory with copies of an embedded database: a folder for each backup, which can be restored
 * by itself, and in {@code wal} what was committed since, so that any moment can be restored.
 */
public final class Backups {

  private static final String MANIFEST = "manifest.json";
  private static final String UNFINISHED = ".part";

  /** What a lost disk costs at most; a piece of the log takes 16 MB, however little is in it. */
  private static final Duration LONGEST_LOSS = Duration.ofMinutes(5);

  private static final Duration LONGEST_BACKUP = Duration.ofDays(1);

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'backup-'uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Path directory;

  private Backups(Path directory) {
    this.directory = directory;
  }

  /**
   * A directory to back up into. A missing one is made; one that exists keeps its permissions,
   * since it may hold more than backups. What is written into it is closed to others: a backup
   * holds patients' data and the passwords of the database.
   *
   * @throws DatabaseUnavailable where it cannot be made or written
   */
  public static Backups in(Path directory) {
    try {
      Path made = Files.isDirectory(directory) ? directory : DataDirectory.ownersOnly(directory);
      Backups backups = new Backups(made.toRealPath());
      DataDirectory.ownersOnly(backups.wal());
      return backups;
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The backup directory %s cannot be made or written (%s)."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /**
   * A directory to restore from; nothing is made or changed in it.
   *
   * @throws DatabaseUnavailable where no backup was ever begun in it
   */
  public static Backups from(Path directory) {
    Backups backups = new Backups(directory.toAbsolutePath().normalize());
    if (!Files.isDirectory(backups.wal())) {
      throw new DatabaseUnavailable("There are no backups in %s.".formatted(directory));
    }
    return backups;
  }

  /** One finished backup. */
  public record Backup(Path directory, BackupManifest manifest) {

    /** The folder's name, which tells when it was begun. */
    public String name() {
      return String.valueOf(directory.getFileName());
    }
  }

  /** Where PostgreSQL puts each piece of its log when it is complete. */
  Path wal() {
    return directory.resolve("wal");
  }

  /** What PostgreSQL is told so that it puts its log here as it is written. */
  List<String> settings() {
    String place = wal().toString();
    if (place.matches(".*[\"$`].*")) {
      throw new DatabaseUnavailable(
          "The backup directory %s has a character in its name that a shell would not leave alone; choose another."
              .formatted(directory));
    }
    return List.of(
        "archive_mode=on",
        "archive_library=basic_archive",
        "basic_archive.archive_directory=\"%s\"".formatted(place),
        "archive_timeout=" + LONGEST_LOSS.toSeconds());
  }

  /** The finished backups, oldest first. */
  public List<Backup> all() throws IOException {
    try (Stream<Path> folders = Files.list(directory)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(MANIFEST)) && !isUnfinished(folder))
          .map(Backups::read)
          .sorted(Comparator.comparing(backup -> backup.manifest().endedAt()))
          .toList();
    }
  }

  private static Backup read(Path folder) {
    try {
      return new Backup(
          folder, JSON.readValue(folder.resolve(MANIFEST).toFile(), BackupManifest.class));
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The list of the backup %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
    }
  }

  /** The last backup that was complete at this moment; the last of all where none is given. */
  Optional<Backup> lastUntil(Optional<Instant> moment) throws IOException {
    return all().reversed().stream()
        .filter(backup -> moment.map(backup.manifest()::isCompleteAt).orElse(true))
        .findFirst();
  }

  /**
   * Copies a running embedded database, without stopping anybody's work. Its times are those of the
   * database, to which a restore compares the moment that is asked for.
   *
   * @param dataDirectory where the database is, on this machine and readable by this user
   * @throws DatabaseUnavailable with a sentence that says why no backup was made
   */
  public Backup take(Path dataDirectory) {
    Path draft = directory.resolve(UUID.randomUUID() + UNFINISHED);
    try {
      DataDirectory.ownersOnly(draft);
      BackupManifest manifest =
          new RunningCopy(DataDirectory.prepare(dataDirectory)).into(draft, all());
      JSON.writeValue(draft.resolve(MANIFEST).toFile(), manifest);
      DurableFiles.sync(draft.resolve(MANIFEST));
      Path finished = directory.resolve(NAME.format(manifest.begunAt()));
      Files.move(draft, finished);
      DurableFiles.sync(directory);
      return new Backup(finished, manifest);
    } catch (IOException | SQLException e) {
      throw new DatabaseUnavailable(
          "No backup was made in %s: %s".formatted(directory, e.getMessage()), e);
    } finally {
      Trees.deleteQuietly(draft);
    }
  }

  /**
   * Deletes all but the newest backups, and of the log what no backup that is left needs.
   *
   * @param most how many stay; at least one
   */
  public void keep(int most) throws IOException {
    List<Backup> all = all();
    for (Backup old : all.subList(0, Math.max(0, all.size() - Math.max(1, most)))) {
      // Without its list first: a backup that is half deleted never counts.
      Files.delete(old.directory().resolve(MANIFEST));
      Trees.delete(old.directory());
    }
    List<Backup> left = all();
    if (!left.isEmpty()) {
      forgetLogBefore(left.getFirst().manifest().firstSegment());
      forgetUnfinishedBefore(left.getLast().manifest().begunAt().minus(LONGEST_BACKUP));
    }
  }

  /** What a program that was killed left behind. */
  private void forgetUnfinishedBefore(Instant moment) throws IOException {
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.filter(Backups::isUnfinished).toList()) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(moment)) {
          Trees.delete(folder);
        }
      }
    }
  }

  private void forgetLogBefore(String segment) throws IOException {
    try (Stream<Path> archived = Files.list(wal())) {
      for (Path file : archived.toList()) {
        if (WalSegments.isSegment(file) && WalSegments.isBefore(file, segment)) {
          Files.delete(file);
        }
      }
    }
  }

  private static boolean isUnfinished(Path folder) {
    return String.valueOf(folder.getFileName()).endsWith(UNFINISHED);
  }
}
