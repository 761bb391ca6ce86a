package org.chairside.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.chairside.platform.database.EmbeddedDatabase;
import org.eclipse.microprofile.config.Config;

/** Where the signed heads and their key are kept. */
final class AuditDirectory {

  private AuditDirectory() {}

  /** {@code chairside.audit.directory}, or {@code audit} in the data directory. */
  static Path of(Config config) {
    Optional<String> own = config.getOptionalValue("chairside.audit.directory", String.class);
    return own.map(Path::of).orElseGet(() -> dataDirectory(config).resolve("audit"));
  }

  private static Path dataDirectory(Config config) {
    return config
        .getOptionalValue("chairside.data-dir", String.class)
        .map(Path::of)
        .orElseGet(() -> EmbeddedDatabase.usualDirectory());
  }
}
