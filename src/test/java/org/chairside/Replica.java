package org.chairside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chairside.testclinic.PatientTraces;

/** The packaged application as a separate process, to be called, stopped and killed. */
public final class Replica implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private static final boolean IS_FRUGAL = Boolean.getBoolean("chairside.frugal");

  /**
   * For stories, which ask only what it does: half the work of a start. A trial measures without.
   */
  private static final List<String> FRUGAL =
      IS_FRUGAL ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC") : List.of();

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Process process;
  private final int port;
  private final Path output;

  private Replica(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  /** Starts it on a free port and returns when it is ready. */
  public static Replica start(Map<String, String> environment) {
    Replica replica = launch(environment);
    replica.awaitReady();
    return replica;
  }

  /** Starts it, on {@code QUARKUS_HTTP_PORT} where the environment has one, and returns at once. */
  public static Replica launch(Map<String, String> environment) {
    return launchWith(environment, IS_FRUGAL ? TrainedStart.flags() : List.of());
  }

  /** Starts it for one of its commands, such as {@code verify-audit}, and returns at once. */
  public static Replica launch(Map<String, String> environment, String... command) {
    return launchWith(environment, IS_FRUGAL ? TrainedStart.flags() : List.of(), command);
  }

  /** Starts it with other flags of the virtual machine, and returns at once. */
  public static Replica launchWith(
      Map<String, String> environment, List<String> flags, String... command) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("QUARKUS_HTTP_HOST", "localhost");
    all.putIfAbsent("QUARKUS_MANAGEMENT_PORT", "0");
    if (!all.containsKey("CHAIRSIDE_DATA_DIR")) {
      all.putIfAbsent(
          "CHAIRSIDE_AUDIT_DIRECTORY", Path.of("target", "replicas", "audit").toString());
    }
    if (IS_FRUGAL) {
      all.putIfAbsent("CHAIRSIDE_BCRYPT_COST", "4");
    }
    try {
      if (!all.containsKey("QUARKUS_HTTP_PORT")) {
        all.put("QUARKUS_HTTP_PORT", Integer.toString(TestPorts.take()));
      }
      Path directory = Files.createDirectories(Path.of("target", "replicas"));
      Path output = Files.createTempFile(directory, "replica-", ".out");
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(FRUGAL);
      line.addAll(flags);
      line.addAll(List.of("-Xmx600m", "-jar", JAR.toString()));
      line.addAll(List.of(command));
      var builder = new ProcessBuilder(line);
      builder.environment().keySet().removeIf(Replica::isOurs);
      builder.environment().putAll(all);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      int port = Integer.parseInt(all.get("QUARKUS_HTTP_PORT"));
      return new Replica(builder.start(), port, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  public long pid() {
    return process.pid();
  }

  /** How much processor time it has taken; zero if the system does not report it. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public Path outputFile() {
    return output;
  }

  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri().resolve("/q/health/ready"))
              .timeout(Duration.ofSeconds(10))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it is ready, and says how long that took. */
  public Duration awaitReady() {
    Instant start = Instant.now();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The application ended:\n" + output());
      }
      if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("The application is not ready:\n" + output());
      }
      pause();
    }
    return Duration.between(start, Instant.now());
  }

  /**
   * Waits until it has said all of these, and returns all it has said; readiness is answered as
   * soon as the port is open, which is before the last words of the start.
   */
  public String awaitOutput(String... words) {
    Instant start = Instant.now();
    while (!Stream.of(words).allMatch(output()::contains)) {
      if (!process.isAlive() || Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(
            "The application did not say %s:%n%s".formatted(List.of(words), output()));
      }
      pause();
    }
    return output();
  }

  /** Kills it, as a power cut would. */
  public void kill9() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop (SIGTERM) and returns its exit code. */
  public int stop() {
    process.destroy();
    return awaitEnd();
  }

  /** Its exit code, when it has ended by itself. */
  public int awaitEnd() {
    return awaitEnd(PATIENCE);
  }

  /** The same where it has more to do than to stop. */
  public int awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The application did not end:\n" + output());
      }
      PatientTraces.requireNone("the output of a replica", output());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  /** The environment of the test run must not leak into the replica. */
  private static boolean isOurs(String variable) {
    return variable.startsWith("QUARKUS_") || variable.startsWith("CHAIRSIDE_");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
