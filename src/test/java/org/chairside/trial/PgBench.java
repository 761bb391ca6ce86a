package org.chairside.trial;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.platform.database.DatabaseLogin;

/** The statements of calls, repeated by {@code pgbench} without an application. */
final class PgBench {

  private final DatabaseLogin login;
  private final UUID organization;
  private final Path directory;
  private final List<Path> scripts = new ArrayList<>();

  PgBench(DatabaseLogin login, UUID organization, Path directory) {
    this.login = login;
    this.organization = organization;
    this.directory = directory;
  }

  void add(String script) throws IOException {
    Path file = directory.resolve("call-%d.sql".formatted(scripts.size()));
    scripts.add(Files.writeString(file, script));
  }

  Load.Figures run(Duration lasts) throws IOException, InterruptedException {
    URI database = URI.create(login.jdbcUrl().substring("jdbc:".length()));
    Path times = directory.resolve("transactions");
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + login.username(),
                "--client=" + Load.CONNECTIONS,
                "--jobs=1",
                "--no-vacuum",
                "--protocol=prepared",
                "--log",
                "--log-prefix=" + times,
                "--time=" + lasts.toSeconds()));
    scripts.forEach(script -> command.add("--file=" + script));
    command.add(database.getPath().substring(1));
    Tools.run(
        command,
        Map.of(
            "PGPASSWORD",
            login.password(),
            "PGOPTIONS",
            "-c chairside.organization=" + organization));
    return figures(lasts);
  }

  /**
   * Of the log's lines: client, number, microseconds, script, seconds and microseconds since 1970.
   */
  private Load.Figures figures(Duration lasts) throws IOException {
    List<Long> nanos = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(PgBench::isTimes).toList()) {
        for (String line : Files.readAllLines(file)) {
          nanos.add(Long.parseLong(line.split(" ", -1)[2]) * 1000);
        }
        Files.delete(file);
      }
    }
    return new Load.Figures(
        nanos.size() / (double) lasts.toSeconds(),
        Nanos.at(nanos, 50),
        Nanos.at(nanos, 95),
        Nanos.at(nanos, 99));
  }

  private static boolean isTimes(Path file) {
    return file.getFileName().toString().startsWith("transactions");
  }
}
