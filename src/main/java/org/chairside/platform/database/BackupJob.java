package org.chairside.platform.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.chairside.platform.database.Backups.Backup;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Once a day a backup of the embedded database, where a directory for it is named. */
@ApplicationScoped
class BackupJob {

  private static final Logger LOG = Logger.getLogger(BackupJob.class);
  private static final long MEGABYTE = 1_000_000;

  private final Optional<Path> directory;
  private final Optional<Path> dataDirectory;
  private final int kept;

  BackupJob(
      @ConfigProperty(name = "chairside.backup.directory") Optional<Path> directory,
      @ConfigProperty(name = EmbeddedDatabase.RUNS_IN) Optional<Path> dataDirectory,
      @ConfigProperty(name = "chairside.backup.keep") int kept) {
    this.directory = directory;
    this.dataDirectory = dataDirectory;
    this.kept = kept;
  }

  @Scheduled(
      cron = "{chairside.backup.cron}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void backUp() throws IOException {
    if (directory.isPresent() && dataDirectory.isPresent()) {
      Backups backups = Backups.in(directory.get());
      Backup backup = backups.take(dataDirectory.get());
      backups.keep(kept);
      LOG.infof(
          "%s is complete: %d files, %d MB",
          backup.name(), backup.manifest().files().size(), backup.manifest().bytes() / MEGABYTE);
    }
  }
}
