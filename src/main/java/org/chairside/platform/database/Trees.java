package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Directories with what is in them. */
public final class Trees {
  private static final Logger LOG = Logger.getLogger(Trees.class);

  private Trees() {}

  /** Deletes the directory, if there is one. */
  public static void delete(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  /** The same where what cannot be deleted is in nobody's way. */
  public static void deleteQuietly(Path root) {
    try {
      delete(root);
    } catch (IOException e) {
      LOG.warnf("%s could not be deleted (%s)", root, e.getMessage());
    }
  }
}
