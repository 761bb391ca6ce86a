package org.chairside.platform.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's programs to its end. */
final class Tool {
  private static final Path SELF = Path.of("/proc/self");

  private final PostgresBinaries binaries;
  private final Duration limit;

  Tool(PostgresBinaries binaries, Duration limit) {
    this.binaries = binaries;
    this.limit = limit;
  }

  /**
   * Its output, trimmed. Output goes through a file: a server that the tool starts would keep a
   * pipe open.
   */
  String run(String program, List<String> arguments) throws IOException {
    Path output = Files.createTempFile("chairside-" + program, ".out");
    try {
      Process process = start(program, arguments, output.toFile());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new DatabaseUnavailable(
            "PostgreSQL's %s took longer than %d seconds.".formatted(program, limit.toSeconds()));
      }
      String said = Files.readString(output).strip();
      if (process.exitValue() != 0) {
        throw new DatabaseUnavailable(
            "PostgreSQL's %s failed%s: %s".formatted(program, rootsHint(), said));
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Interrupted while PostgreSQL's " + program + " ran.", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Process start(String program, List<String> arguments, File output) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  /** PostgreSQL refuses to run as root; in a separate user namespace root is an ordinary user. */
  private static boolean isRoot() throws IOException {
    return Files.exists(SELF) && Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
  }

  private static String rootsHint() throws IOException {
    return isRoot()
        ? " (as root it needs user namespaces; otherwise run Chairside as an ordinary user or set QUARKUS_DATASOURCE_JDBC_URL)"
        : "";
  }
}
