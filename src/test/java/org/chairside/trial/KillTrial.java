package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.chairside.testclinic.TestClinic;

/**
 * Kills the program while sixteen nurses chart, starts it again on the same directory, and looks
 * whether everything that was answered is there: {@code mvn -Ptrial -Dtrial=kill}.
 */
public final class KillTrial {

  private static final int WRITERS = 16;
  private static final long SEED = 20260302;

  private final Server server;
  private final PrintStream out;
  private final TestClinic clinic;
  private final Api nurse;
  private final List<Writer> writers = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private long lastEvent;
  private int answered;
  private int unanswered;
  private int writtenUnanswered;

  private KillTrial(Server server, PrintStream out) {
    this.server = server;
    this.out = out;
    clinic = server.clinic(WRITERS);
    nurse = new Api(server.uri(), clinic.nurse.token());
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer(i, aRunningSession(i)));
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> faults = run(Integer.getInteger("rounds", 20), System.out);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** Runs this many rounds and returns what was lost, duplicated or changed. */
  static List<String> run(int rounds, PrintStream out) throws IOException, InterruptedException {
    try (Server server = new Server("kill")) {
      KillTrial trial = new KillTrial(server, out);
      Random random = new Random(SEED);
      for (int round = 1; round <= rounds; round++) {
        trial.round(round, Duration.ofMillis(random.nextInt(1000, 2000)));
      }
      out.printf(
          "%d rounds: %d answered writes, %d unanswered of which %d had been written; %s%n",
          rounds,
          trial.answered,
          trial.unanswered,
          trial.writtenUnanswered,
          trial.faults.isEmpty()
              ? "nothing lost, nothing doubled, nothing changed"
              : trial.faults.size() + " FAULTS");
      return trial.faults;
    }
  }

  private UUID aRunningSession(int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return clinic.started(session, TestClinic.now().minusSeconds(60));
  }

  private void round(int round, Duration untilKill) throws IOException, InterruptedException {
    int faultsBefore = faults.size();
    writers.forEach(w -> w.answeredInRound = 0);
    List<Thread> threads =
        writers.stream().map(w -> Thread.ofPlatform().start(() -> w.write(round))).toList();
    awaitFirstAnswers(); // a program that has just started is slow
    Thread.sleep(untilKill); // not a synchronisation: the kill is to come at any moment
    server.kill9();
    for (Thread thread : threads) {
      thread.join();
    }
    Instant start = Instant.now();
    server.startAgain();
    Duration restart = Duration.between(start, Instant.now());

    int answeredNow = 0;
    int open = 0;
    int written = 0;
    Set<String> rows = new HashSet<>();
    for (Writer writer : writers) {
      answeredNow += writer.answeredInRound;
      if (writer.open != null) {
        open++;
        written += writer.retryOpen() ? 1 : 0;
      }
      rows.addAll(writer.readBack());
    }
    checkEvents(rows);
    answered += answeredNow;
    unanswered += open;
    writtenUnanswered += written;
    out.printf(
        "round %2d: killed %d ms after each writer's first answer, up again in %d ms; %d answered, %d unanswered (%d of them"
            + " written); %d observations, events 1 to %d: %s%n",
        round,
        untilKill.toMillis(),
        restart.toMillis(),
        answeredNow,
        open,
        written,
        rows.size(),
        lastEvent,
        faults.size() == faultsBefore
            ? "all there, each once"
            : faults.subList(faultsBefore, faults.size()));
  }

  private void awaitFirstAnswers() throws InterruptedException {
    Instant longest = Instant.now().plusSeconds(30);
    while (writers.stream().anyMatch(w -> w.answeredInRound == 0)
        && Instant.now().isBefore(longest)) {
      Thread.sleep(10);
    }
  }

  /** The numbers have no gap, and every observation there is was told exactly once. */
  private void checkEvents(Set<String> rows) throws IOException {
    String path = "/api/clinics/" + clinic.clinicId;
    long last = nurse.get(path + "/board").expect(200).body().get("lastEventId").asLong();
    for (EventTape.Heard heard :
        EventTape.between(lastEvent, last, server.uri(), clinic.nurse.token(), clinic.clinicId)) {
      if (heard.id() != ++lastEvent) {
        faults.add("event " + heard.id() + " came in the place of " + lastEvent);
        lastEvent = heard.id();
      }
      JsonNode event = heard.event();
      if (event.get("type").asText().equals("ObservationRecorded")
          && !told.add(event.at("/data/observationId").asText())) {
        faults.add("event " + heard.id() + " tells an observation again");
      }
    }
    if (!told.equals(rows)) {
      faults.add(
          "events tell of %d observations, the charts hold %d".formatted(told.size(), rows.size()));
    }
  }

  /** One request, to be sent again word by word. */
  private record Write(String key, Map<String, Object> values) {}

  /** A nurse at one chair who remembers every answer. */
  private final class Writer {

    private final int chair;
    private final String path;
    private final Map<String, Write> answers = new HashMap<>();
    private final int before;
    private Write open;
    private volatile int answeredInRound;

    Writer(int chair, UUID session) {
      this.chair = chair;
      path = "/api/sessions/" + session + "/observations";
      before = nurse.all(path).size();
    }

    void write(int round) {
      open = null;
      for (int n = 0; ; n++) {
        Write next = next(round, n);
        try {
          Api.Answer answer = nurse.postPatiently(path, next.values(), next.key());
          if (answer.status() != 201) {
            fault("a write was answered " + answer);
            open = next;
            return;
          }
          answers.put(answer.body().at("/observation/id").asText(), next);
          answeredInRound = n + 1;
        } catch (Api.Unanswered killed) {
          open = next;
          return;
        }
      }
    }

    private Write next(int round, int n) {
      int spread = 31 * round + 17 * chair + 7 * n;
      // Some of them raise flags, whose events are in the same transaction.
      return new Write(
          "kill-%d-%d-%d".formatted(round, chair, n),
          Map.of(
              "takenAt", TestClinic.now().toString(),
              "systolic", 100 + spread % 90,
              "diastolic", 60 + spread % 20,
              "heartRate", 55 + spread % 70,
              "spo2", 90 + spread % 11,
              "note", "round %d, chair %d, number %d".formatted(round, chair, n)));
    }

    /** Sends the request that got no answer again, and says whether it had been written before. */
    boolean retryOpen() {
      String note = (String) open.values().get("note");
      List<JsonNode> found = rows().stream().filter(row -> note(row).equals(note)).toList();
      Api.Answer answer = nurse.postPatiently(path, open.values(), open.key());
      String id = answer.body().at("/observation/id").asText();
      if (answer.status() != 201) {
        fault("the retry of '" + note + "' was answered " + answer);
      } else if (!found.isEmpty() && !found.getFirst().get("id").asText().equals(id)) {
        fault("the retry of '" + note + "' was answered with another observation");
      } else {
        answers.put(id, open);
      }
      return !found.isEmpty();
    }

    /** Compares the chart with the answers, and returns the ids of all that is in it. */
    Set<String> readBack() {
      Map<String, JsonNode> byId = new HashMap<>();
      Map<String, Integer> byNote = new HashMap<>();
      rows()
          .forEach(
              row -> {
                if (byId.put(row.get("id").asText(), row) != null) {
                  fault("an observation is listed twice");
                }
                byNote.merge(note(row), 1, Integer::sum);
              });
      answers.forEach(
          (id, write) -> {
            JsonNode row = byId.get(id);
            String note = (String) write.values().get("note");
            if (row == null) {
              fault("LOST: '" + note + "'");
            } else if (byNote.get(note) != 1) {
              fault("DOUBLED: '" + note + "'");
            } else if (!holds(row, write)) {
              fault("CHANGED: '" + note + "' to " + row);
            }
          });
      if (byId.size() != before + answers.size()) {
        fault(
            "chair %d has %d observations, %d were answered"
                .formatted(chair, byId.size() - before, answers.size()));
      }
      return byId.keySet();
    }

    private boolean holds(JsonNode row, Write write) {
      return write.values().entrySet().stream()
          .allMatch(
              value ->
                  value.getKey().equals("takenAt")
                      ? Instant.parse(row.get("takenAt").asText())
                          .equals(Instant.parse((String) value.getValue()))
                      : row.get(value.getKey()).asText().equals(value.getValue().toString()));
    }

    private List<JsonNode> rows() {
      return nurse.all(path);
    }

    private static String note(JsonNode row) {
      return row.get("note").asText();
    }
  }

  private void fault(String text) {
    synchronized (faults) {
      faults.add(text);
    }
  }
}
