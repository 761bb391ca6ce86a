package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that a trial ran on, in words. */
final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final double KIB_IN_GIB = 1 << 20;

  private Machine() {}

  static String words() throws IOException {
    return "%d processors (%s), %s GiB, %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            first(PROCESSORS, "model name"),
            String.format(Locale.ROOT, "%.0f", kib(first(MEMORY, "MemTotal")) / KIB_IN_GIB),
            System.getProperty("os.name"),
            System.getProperty("java.version"));
  }

  private static double kib(String size) {
    return size.isEmpty() ? 0 : Double.parseDouble(size.split(" ", -1)[0]);
  }

  /** The first value of that name; empty where the system tells none. */
  private static String first(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      return "";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("");
  }
}
