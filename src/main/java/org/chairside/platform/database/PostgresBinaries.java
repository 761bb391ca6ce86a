package org.chairside.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * PostgreSQL's programs, unpacked once per user from the archive that the build brings.
 *
 * <p>The directory is named after the archive's digest and appears by one rename, so that it is
 * complete or absent however an earlier start ended.
 */
record PostgresBinaries(Path directory) {
  private static final Logger LOG = Logger.getLogger(PostgresBinaries.class);

  static PostgresBinaries unpackedBelow(Path cache) throws IOException {
    byte[] archive = archive();
    Path directory = cache.resolve("postgresql-" + digest(archive).substring(0, 16));
    if (!Files.isDirectory(directory)) {
      LOG.infof("Unpacking PostgreSQL to %s", directory);
      DataDirectory.ownersOnly(cache);
      Path draft = Files.createTempDirectory(cache, "unpacking-");
      TarXz.unpack(new ByteArrayInputStream(archive), draft);
      publish(draft, directory);
    }
    return new PostgresBinaries(directory);
  }

  Path program(String name) {
    Path bin = directory.resolve("bin");
    Path windows = bin.resolve(name + ".exe");
    return Files.exists(windows) ? windows : bin.resolve(name);
  }

  /**
   * Two programs may unpack at the same time: the first rename wins, and both archives are the
   * same.
   */
  private static void publish(Path draft, Path directory) throws IOException {
    try {
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Trees.delete(draft);
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private static byte[] archive() throws IOException {
    String name = "postgres-%s-%s.txz".formatted(system(), architecture());
    try (InputStream in = PostgresBinaries.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new DatabaseUnavailable(
            "This build of Chairside brings no PostgreSQL for this machine (%s); build it here, or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of yours."
                .formatted(name));
      }
      return in.readAllBytes();
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  private static String digest(byte[] archive) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
