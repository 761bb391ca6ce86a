package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The directory that holds the embedded database and everything that belongs to it, readable by its
 * owner only.
 */
record DataDirectory(Path path) {
  private static final long LARGE_LOG_BYTES = 10_000_000;

  static DataDirectory prepare(Path path) {
    try {
      return new DataDirectory(ownersOnly(path).toRealPath());
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The data directory %s cannot be made or written (%s); set CHAIRSIDE_DATA_DIR to one that can."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /**
   * Makes the directory with its parents; those that exist keep their permissions, this one loses
   * everybody else's.
   */
  static Path ownersOnly(Path path) throws IOException {
    Path made = Files.createDirectories(path.toAbsolutePath().normalize());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }
    return made;
  }

  /** PostgreSQL's own directory. */
  Path cluster() {
    return path.resolve("pgdata");
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path log() {
    return path.resolve("postgresql.log");
  }

  Path passwordFile(DatabaseRole role) {
    return path.resolve(role.passwordFile());
  }

  boolean initialised() {
    return Files.exists(cluster().resolve("PG_VERSION"));
  }

  String majorVersion() throws IOException {
    return Files.readString(cluster().resolve("PG_VERSION")).strip();
  }

  boolean hasNoPassword(DatabaseRole role) {
    return Files.notExists(passwordFile(role));
  }

  /**
   * A role's password, made when it is first asked for. The application's cannot be made after the
   * cluster: in one of an earlier release it is the only way in.
   */
  String password(DatabaseRole role) throws IOException {
    if (hasNoPassword(role)) {
      if (role == DatabaseRole.APPLICATION && initialised()) {
        throw lostPassword(role);
      }
      renewPassword(role);
    }
    // Earlier releases let everybody on the machine read it.
    closeToOthers(passwordFile(role));
    return Files.readString(passwordFile(role)).strip();
  }

  /** Writes another password: the file has the previous one or this one, complete. */
  void renewPassword(DatabaseRole role) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Path draft = path.resolve(role.passwordFile() + ".new");
    Files.deleteIfExists(draft);
    createOwnersFile(draft);
    Files.writeString(draft, HexFormat.of().formatHex(random));
    Files.move(draft, passwordFile(role), StandardCopyOption.ATOMIC_MOVE);
  }

  DatabaseUnavailable lostPassword(DatabaseRole role) {
    return new DatabaseUnavailable(
        "The database in %s has lost the password of its role %s, which is in %s; restore all files of the directory from the same backup."
            .formatted(path, role.username(), passwordFile(role)));
  }

  /** Makes an empty file that nobody else can read or write. */
  static void createOwnersFile(Path file) throws IOException {
    closeToOthers(Files.createFile(file));
  }

  private static void closeToOthers(Path file) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** PostgreSQL appends to its log for ever; one earlier file is kept. */
  void turnLogOver() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LARGE_LOG_BYTES) {
      Files.move(log(), path.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
