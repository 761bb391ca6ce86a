package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.testclinic.TestClinic;

/**
 * One thing that happens to the database while a nurse charts: how long until she is told, and how
 * long until she can go on once it is mended.
 */
final class Outage {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int MOST_TAKEN = 5_000;

  /** What breaks or mends the database. */
  interface Step {
    void run() throws Exception;
  }

  private final Api nurse;
  private final String path;
  private final PrintStream out;
  private final Instant begun = TestClinic.now();

  Outage(URI server, TestClinic clinic, UUID session, PrintStream out) {
    nurse = new Api(server, clinic.nurse.token());
    path = "/api/sessions/" + session + "/observations";
    this.out = out;
  }

  /**
   * What was measured.
   *
   * @param answer the first answer after the database broke
   * @param toAnswer how long it took
   * @param toRecovery from the end of the mending to the confirmation of the same write
   */
  record Found(Api.Answer answer, Duration toAnswer, Duration toRecovery) {

    String code() {
      return answer.body().path("code").asText();
    }
  }

  /** The same each time, as a request that is sent again has to be. */
  private Map<String, Object> values(String name) {
    return TestClinic.set(begun, Map.of("heartRate", 70, "note", name));
  }

  private static String key(String name) {
    return "outage " + name;
  }

  /** Breaks the database, charts, mends the database, and charts the same until it is confirmed. */
  Found measure(String name, Step breaking, Step mending) throws Exception {
    breaking.run();
    Instant sent = Instant.now();
    Api.Answer answer = tryOnce(name);
    Duration toAnswer = Duration.between(sent, Instant.now());
    mending.run();
    Instant mended = Instant.now();
    while (tryOnce(name).status() != 201) {
      if (Duration.between(mended, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(name + ": not recovered within " + PATIENCE);
      }
      Thread.sleep(50);
    }
    Found found = new Found(answer, toAnswer, Duration.between(mended, Instant.now()));
    out.printf(
        "%-34s answered %d %s after %d ms; the same write confirmed %d ms after it was mended%n",
        name,
        answer.status(),
        answer.status() == 201 ? "" : found.code(),
        toAnswer.toMillis(),
        found.toRecovery().toMillis());
    return found;
  }

  /**
   * Charts other sets until one is refused: a full disk takes some in what is allocated already.
   */
  void chartUntilRefused() {
    for (int i = 0; i < MOST_TAKEN; i++) {
      if (tryOnce("until it is full " + i).status() != 201) {
        return;
      }
    }
    throw new IllegalStateException("no write was refused of " + MOST_TAKEN);
  }

  /** Charts a set of this name once, and returns whatever is answered. */
  Api.Answer tryOnce(String name) {
    return nurse.post(path, values(name), key(name));
  }

  /** How often a set of this name is in the chart. */
  long charted(String name) {
    return nurse.all(path).stream()
        .map(row -> row.path("note"))
        .map(JsonNode::asText)
        .filter(name::equals)
        .count();
  }
}
