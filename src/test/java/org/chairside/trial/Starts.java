package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.TestDatabase;

/**
 * What a start of the packaged application takes on a database that is there already, with the
 * flags of the image: as it comes, and with what a rehearsal has taught the virtual machine.
 */
final class Starts {

  private static final int ROUNDS = 3;
  private static final Duration REHEARSAL = Duration.ofMinutes(4);
  private static final Duration REST = Duration.ofSeconds(45);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final TestDatabase.Access database;
  private final Path cache;

  Starts(TestDatabase.Access database, Path directory) {
    this.database = database;
    cache = directory.resolve("app.aot");
  }

  /**
   * One start, or the middle one of several.
   *
   * @param seconds from the call of the program to the first answer that it is ready
   * @param processorSeconds until then
   * @param idleMillis of processor time that each second takes once it is at rest
   * @param residentMegabytes then
   */
  record Start(
      double seconds, double processorSeconds, double idleMillis, double residentMegabytes) {

    private static Start middle(List<Start> starts) {
      return new Start(
          median(starts.stream().map(Start::seconds).toList()),
          median(starts.stream().map(Start::processorSeconds).toList()),
          median(starts.stream().map(Start::idleMillis).toList()),
          median(starts.stream().map(Start::residentMegabytes).toList()));
    }

    void writeTo(Markdown page, String name) {
      page.row(
          name,
          Markdown.decimal(1, seconds),
          Markdown.decimal(1, processorSeconds),
          Markdown.decimal(0, idleMillis),
          Markdown.decimal(0, residentMegabytes));
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }

  /** Starts in turns, and says on a page what they took. */
  void describeIn(Markdown page) throws IOException, InterruptedException {
    rehearse();
    List<Start> plain = new ArrayList<>();
    List<Start> rehearsed = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      plain.add(start(List.of()));
      rehearsed.add(start(List.of("-XX:AOTCache=" + cache)));
    }
    page.line("");
    page.line("Starts on this database, %d of each in turns, the middle one:".formatted(ROUNDS));
    page.line("");
    page.line(
        "| start | ready after s | processor s | then idle, ms/s | resident MB after %d s |"
            .formatted(REST.toSeconds()));
    page.line("|---|---|---|---|---|");
    Start.middle(plain).writeTo(page, "as it comes");
    Start.middle(rehearsed).writeTo(page, "after a rehearsal");
  }

  private void rehearse() throws InterruptedException {
    try (Replica rehearsal =
        Replica.launchWith(
            Map.of(), List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable"), "rehearse")) {
      rehearsal.awaitEnd(REHEARSAL);
    }
  }

  private Start start(List<String> flags) throws IOException, InterruptedException {
    try (Replica replica = Replica.launchWith(database.environment(), flags)) {
      long begun = System.nanoTime();
      replica.awaitReady();
      double seconds = (System.nanoTime() - begun) / 1e9;
      double processor = ProcessorTime.of(replica.pid()) / 1_000;
      Thread.sleep(REST);
      double before = ProcessorTime.of(replica.pid());
      Thread.sleep(IDLE);
      double idle = (ProcessorTime.of(replica.pid()) - before) / IDLE.toSeconds();
      return new Start(seconds, processor, idle, residentMegabytes(replica.pid()));
    }
  }

  private static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
        .findFirst()
        .orElseThrow();
  }
}
