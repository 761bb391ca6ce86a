package org.chairside.trial;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chairside.Replica;
import org.chairside.TestPorts;

/** HAProxy with the configuration that the project brings, in front of two replicas. */
final class HaProxy implements AutoCloseable {

  static final String ABSENT =
      "skipped: HAProxy is not installed; Debian and Ubuntu have it as the package haproxy";

  private static final Path CONFIGURATION = Path.of("docker", "haproxy.cfg");
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/haproxy"),
          Path.of("/usr/bin/haproxy"),
          Path.of("/usr/local/sbin/haproxy"),
          Path.of("/opt/homebrew/bin/haproxy"));

  private final Process process;
  private final URI uri;

  private HaProxy(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static boolean isInstalled() {
    return installed().findFirst().isPresent();
  }

  private static Stream<Path> installed() {
    return PLACES.stream().filter(Files::isExecutable);
  }

  /** Starts it on a free port of this machine. */
  static HaProxy before(Replica a, Replica b) throws IOException {
    String address = "127.0.0.1:" + TestPorts.take();
    var builder =
        new ProcessBuilder(
            installed().findFirst().orElseThrow(() -> new IllegalStateException(ABSENT)).toString(),
            "-db",
            "-f",
            CONFIGURATION.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "LISTEN_ON", address,
                "REPLICA_A", "127.0.0.1:" + a.uri().getPort(),
                "REPLICA_B", "127.0.0.1:" + b.uri().getPort()));
    Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "haproxy", "");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new HaProxy(process, URI.create("http://" + address));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
