package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.platform.database.EmbeddedDatabase;

/**
 * A durable PostgreSQL of a trial's own that the trial reaches beside the application, so that it
 * can write many rows at once and read what is stored.
 */
final class ScratchDatabase implements AutoCloseable {

  private final Path directory;
  private final EmbeddedDatabase database;

  ScratchDatabase(String name) {
    directory = Scratch.directory(name);
    database = EmbeddedDatabase.start(directory);
  }

  TestDatabase.Access access() {
    return new TestDatabase.Access(database.application(), database.owner());
  }

  /** The process that all others of the database come from. */
  long pid() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      Path file =
          files
              .filter(each -> each.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IOException("no postmaster.pid"));
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
  }

  /** The packaged application on it, as a process. */
  Replica replica() {
    Map<String, String> environment = new HashMap<>(access().environment());
    environment.putAll(Server.FIRST);
    return Replica.start(environment);
  }

  @Override
  public void close() {
    database.close();
    Scratch.delete(directory);
  }
}
