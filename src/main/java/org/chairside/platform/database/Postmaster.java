package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A running PostgreSQL, as its own {@code postmaster.pid} names it and the operating system
 * confirms it.
 */
record Postmaster(ProcessHandle process, Path cluster) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int PORT_LINE = 3;

  /** The postmaster that works on this directory now, no matter who started it. */
  static Optional<Postmaster> workingOn(Path cluster) throws IOException {
    if (Files.notExists(pidFile(cluster))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile(cluster));
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .map(process -> new Postmaster(process, cluster))
        .filter(Postmaster::isWorking);
  }

  static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** The port on which it listens, or will. */
  int port() throws IOException {
    return Integer.parseInt(Files.readAllLines(pidFile(cluster)).get(PORT_LINE).strip());
  }

  /**
   * Alive, and a postgres on this directory: a pid alone can be another process by now, or a dead
   * one not yet reaped.
   */
  boolean isWorking() {
    if (!process.isAlive()) {
      return false;
    }
    if (Files.exists(PROCESSES)) {
      return worksIn(PROCESSES.resolve(Long.toString(process.pid())));
    }
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }

  /** A postmaster changes to its data directory when it starts and stays there. */
  private boolean worksIn(Path entry) {
    try {
      return Files.isSameFile(entry.resolve("cwd"), cluster)
          && Files.readString(entry.resolve("comm")).startsWith("postgres");
    } catch (IOException gone) {
      return false;
    }
  }
}
