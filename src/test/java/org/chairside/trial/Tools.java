package org.chairside.trial;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs of the machine that a trial calls. */
final class Tools {

  private Tools() {}

  /** Those of these that are not on the PATH. */
  static List<String> missing(String... programs) {
    String[] directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Stream.of(programs)
        .filter(
            program ->
                Stream.of(directories).noneMatch(each -> new File(each, program).canExecute()))
        .toList();
  }

  /** What a command said, when it has ended well. */
  static String run(List<String> command) throws IOException, InterruptedException {
    return run(command, Map.of());
  }

  static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed:\n" + said);
    }
    return said;
  }
}
