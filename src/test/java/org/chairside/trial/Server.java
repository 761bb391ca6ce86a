package org.chairside.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestPorts;
import org.chairside.testclinic.TestClinic;

/**
 * The packaged application on an embedded database of its own, fresh at first and kept over kills,
 * always on the same port.
 */
final class Server implements AutoCloseable {

  static final String ADMIN = "first-admin";
  static final Map<String, String> FIRST =
      Map.of(
          "CHAIRSIDE_FIRST_ORGANIZATION",
          "Trial",
          "CHAIRSIDE_FIRST_ADMIN",
          ADMIN,
          "CHAIRSIDE_FIRST_PASSWORD",
          TestClinic.PASSWORD);

  private final Path directory;
  private final Map<String, String> environment;
  private Replica replica;

  Server(String name) {
    directory = Scratch.directory(name);
    environment = new HashMap<>(FIRST);
    environment.put("CHAIRSIDE_DATA_DIR", directory.toString());
    try {
      environment.put("QUARKUS_HTTP_PORT", Integer.toString(TestPorts.take()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    replica = Replica.start(environment);
  }

  URI uri() {
    return replica.uri();
  }

  /** A clinic in it with this many chairs. */
  TestClinic clinic(int chairs) {
    return TestClinic.at(uri().toString(), ADMIN, TestClinic.PASSWORD, chairs);
  }

  /** Ends it as a power cut would end the program; PostgreSQL is left behind. */
  void kill9() {
    replica.kill9();
  }

  void startAgain() {
    replica = Replica.start(environment);
  }

  @Override
  public void close() {
    replica.close();
    Scratch.delete(directory);
  }
}
