package org.chairside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the virtual machine learned of the packaged application's classes in a rehearsal: with it,
 * each further start takes half the processor time.
 */
final class TrainedStart {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path CACHE = JAR.resolveSibling("app.aot");

  /** A demo clinic's history, and the cache of it all. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private TrainedStart() {}

  /** Flags that use what was learned; the first call after a build learns it. */
  static synchronized List<String> flags() {
    try {
      if (!Files.exists(CACHE)
          || Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(JAR)) < 0) {
        train();
      }
      // The virtual machine warns of what it cannot use, into the output that tests read.
      return List.of("-XX:AOTCache=" + CACHE, "-Xlog:disable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void train() {
    try (Replica rehearsal =
        Replica.launchWith(Map.of(), List.of("-XX:AOTCacheOutput=" + CACHE), "rehearse")) {
      if (rehearsal.awaitEnd(PATIENCE) != 0) {
        throw new IllegalStateException("The rehearsal failed:\n" + rehearsal.output());
      }
    }
  }
}
