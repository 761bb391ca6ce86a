package org.chairside.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chairside.testclinic.TestClinic;
import org.chairside.trial.Charting.Acknowledged;
import org.chairside.trial.Charting.Row;
import org.chairside.trial.Charting.Write;

/**
 * A nurse at one chair who charts one set after the other. What is not confirmed is sent again,
 * word by word and under its key, until it is.
 */
final class ChartWriter {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(100);

  /** Nothing certain: from the application or from what is in front of it. */
  private static final Set<Integer> ASK_AGAIN = Set.of(502, 503, 504);

  private final Api nurse;
  private final int chair;
  private final String path;
  private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
  private final List<Write> open = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private int number;
  private volatile boolean stopping;

  ChartWriter(Api nurse, int chair, UUID session) {
    this.nurse = nurse;
    this.chair = chair;
    path = "/api/sessions/" + session + "/observations";
  }

  /** Charts until {@link #stop} is called and the last set is confirmed. */
  void write() {
    stopping = false;
    while (!stopping && faults.isEmpty()) {
      Write next = next();
      if (!confirmed(next)) {
        open.add(next);
      }
    }
  }

  void stop() {
    stopping = true;
  }

  private Write next() {
    int spread = 17 * chair + 7 * number++;
    // Some of them raise flags, whose events are in the same transaction.
    return new Write(
        "trial-%d-%d".formatted(chair, number),
        Map.of(
            "takenAt", TestClinic.now().toString(),
            "systolic", 100 + spread % 90,
            "diastolic", 60 + spread % 20,
            "heartRate", 55 + spread % 70,
            "spo2", 90 + spread % 11,
            "note", "chair %d, number %d".formatted(chair, number)));
  }

  private boolean confirmed(Write write) {
    Instant begun = Instant.now();
    for (int tries = 1; Duration.between(begun, Instant.now()).compareTo(PATIENCE) < 0; tries++) {
      Instant sent = Instant.now();
      try {
        Api.Answer answer = nurse.post(path, write.values(), write.key());
        if (answer.status() == 201) {
          String id = answer.body().at("/observation/id").asText();
          acknowledged.add(new Acknowledged(write, id, sent, Instant.now(), tries));
          return true;
        }
        if (!ASK_AGAIN.contains(answer.status())) {
          faults.add("'%s' was answered %s".formatted(write.note(), answer));
          return false;
        }
      } catch (Api.Unanswered nothing) {
        // as if it had been a 503 of which nothing is known
      }
      pause();
    }
    faults.add("'%s' was not confirmed within %s".formatted(write.note(), PATIENCE));
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(BEFORE_NEXT_TRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<Acknowledged> acknowledged() {
    return acknowledged;
  }

  List<Write> open() {
    return open;
  }

  /** What no server may answer. */
  List<String> faults() {
    return faults;
  }

  /** All that is in this chair's chart. */
  List<Row> rows() {
    return nurse.all(path).stream().map(row -> new Row(row.get("id").asText(), row)).toList();
  }
}
