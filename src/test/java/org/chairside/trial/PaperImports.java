package org.chairside.trial;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chairside.testclinic.TestClinic;

/** Charts that were kept on paper, entered as files: as many sets as a file may have. */
final class PaperImports {

  private static final int SETS = 1_000;
  private static final int AT_ONCE = 4;

  private final URI server;

  PaperImports(URI server) {
    this.server = server;
  }

  /** Enters a file in each of these sessions, and returns how many sets that were in a second. */
  double setsPerSecond(List<Load.Call> sessions) {
    Instant begun = Instant.now();
    try (ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE)) {
      sessions.forEach(session -> clerks.execute(() -> enter(session)));
    }
    return sessions.size() * SETS * 1e3 / Duration.between(begun, Instant.now()).toMillis();
  }

  private void enter(Load.Call session) {
    new Api(server, session.token()).postCsv(session.path() + "/import", file()).expect(201);
  }

  /** Calm values, a few milliseconds apart. */
  private static String file() {
    Instant first = TestClinic.now().minusSeconds(30);
    return IntStream.range(0, SETS)
        .mapToObj(
            i ->
                "%s,%d,%d,%d,97,14,36.6,false,ALERT"
                    .formatted(first.plusMillis(25L * i), 116 + i % 14, 70 + i % 10, 62 + i % 20))
        .collect(
            Collectors.joining(
                "\n",
                "takenAt,systolic,diastolic,heartRate,spo2,respiratoryRate,temperature,supplementalOxygen,consciousness\n",
                "\n"));
  }
}
