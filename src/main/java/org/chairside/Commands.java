package org.chairside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chairside.audit.OfflineAudit;
import org.chairside.platform.database.Backups;
import org.chairside.platform.database.Backups.Backup;
import org.chairside.platform.database.DatabaseUnavailable;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.KnownSchema;
import org.chairside.platform.database.Restore;
import org.chairside.platform.database.Restore.Restored;
import org.chairside.platform.database.Trees;

/** What {@code java -jar quarkus-run.jar COMMAND} does instead of running the clinic. */
final class Commands {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final long MEGABYTE = 1_000_000;

  private final Installation installation;

  Commands(Installation installation) {
    this.installation = installation;
  }

  /** The exit code of the command; empty where the arguments name none. */
  OptionalInt run(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.stream().skip(1).toList();
    try {
      return switch (command) {
        case "verify-audit" -> OptionalInt.of(verifyAudit());
        case "backup" -> OptionalInt.of(backUp(rest));
        case "restore" -> OptionalInt.of(restore(rest));
        case "verify-backup" -> OptionalInt.of(verifyBackup(rest));
        case "add-organization" -> OptionalInt.of(new AddOrganization(installation).run(rest));
        default -> OptionalInt.empty();
      };
    } catch (DatabaseUnavailable e) {
      System.err.println(e.getMessage());
      return OptionalInt.of(REFUSED);
    } catch (IOException e) {
      System.err.printf("%s could not be done: %s%n", command, e.getMessage());
      return OptionalInt.of(REFUSED);
    }
  }

  /** Checks the audit without the application; the embedded database must not be in use. */
  private int verifyAudit() {
    if (installation.isEmbedded()) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(installation.dataDirectory())) {
        return OfflineAudit.verify(installation.config(), database.owner());
      }
    }
    return OfflineAudit.verify(installation.config(), installation.application());
  }

  private int backUp(List<String> arguments) throws IOException {
    Optional<Path> directory = directory(arguments);
    if (arguments.size() > 1 || directory.isEmpty()) {
      return wrongUse("backup [DIRECTORY]");
    }
    Path data = installation.dataDirectory();
    if (!EmbeddedDatabase.isIn(data)) {
      throw new DatabaseUnavailable("There is no database in %s to back up.".formatted(data));
    }
    Backups backups = Backups.in(directory.get());
    Backup backup;
    if (EmbeddedDatabase.isRunningIn(data)) {
      backup = backups.take(data);
    } else {
      try (EmbeddedDatabase _ = EmbeddedDatabase.start(data)) {
        backup = backups.take(data);
      }
    }
    backups.keep(installation.backupsKept());
    System.out.printf(
        "%s is complete: %d files, %d MB, in %s%n",
        backup.name(),
        backup.manifest().files().size(),
        backup.manifest().bytes() / MEGABYTE,
        backup.directory());
    return DONE;
  }

  private int restore(List<String> arguments) {
    Optional<Backups> backups = directory(arguments).map(Backups::from);
    if (arguments.size() > 2 || backups.isEmpty()) {
      return wrongUse("restore DIRECTORY [TIME]");
    }
    Optional<Instant> until = Optional.empty();
    if (arguments.size() == 2) {
      until = momentOf(arguments.get(1));
      if (until.isEmpty()) {
        System.err.printf(
            "%s is no time; write it with its offset, such as 2026-11-28T14:05:00-05:00.%n",
            arguments.get(1));
        return WRONG_USE;
      }
    }
    Restored restored = Restore.from(backups.get()).into(installation.dataDirectory(), until);
    System.out.println(said(restored, installation.dataDirectory()));
    return DONE;
  }

  private static String said(Restored restored, Path where) {
    return "%s is restored in %s, %s"
        .formatted(
            restored.backup().name(),
            where,
            restored
                .lastCommit()
                .map("with every change up to %s"::formatted)
                .orElse("without later changes"));
  }

  /** Restores the newest backup elsewhere, and looks at what came of it. */
  private int verifyBackup(List<String> arguments) throws IOException {
    Optional<Backups> backups = directory(arguments).map(Backups::from);
    if (arguments.size() > 1 || backups.isEmpty()) {
      return wrongUse("verify-backup [DIRECTORY]");
    }
    Path trial = Files.createTempDirectory("chairside-restore-trial");
    Path data = trial.resolve("data");
    try {
      Restored restored = Restore.from(backups.get()).into(data, Optional.empty());
      System.out.println(said(restored, data));
      try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
        KnownSchema.check(database.owner());
        return OfflineAudit.verify(data.resolve("audit"), database.owner());
      }
    } finally {
      Trees.delete(trial);
    }
  }

  private Optional<Path> directory(List<String> arguments) {
    if (!installation.isEmbedded()) {
      throw new DatabaseUnavailable(
          "The database is not Chairside's own: back it up and restore it with PostgreSQL's tools.");
    }
    return arguments.stream().findFirst().map(Path::of).or(installation::backupDirectory);
  }

  private static Optional<Instant> momentOf(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int wrongUse(String usage) {
    System.err.printf(
        "Usage: java -jar quarkus-run.jar %s%nWithout a directory CHAIRSIDE_BACKUP_DIRECTORY is used.%n",
        usage);
    return WRONG_USE;
  }
}
