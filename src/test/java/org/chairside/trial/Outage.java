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

  private static final Duration NOTICES = Duration.ofSeconds(10);

  private static final int MOST_TAKEN = 5_000;

  private static final String READY = "/q/health/ready";

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
   * @param set the name of the set that was charted
   * @param answer the first answer after the database broke
   * @param toAnswer how long it took
   * @param toRecovery from the end of the mending to the confirmation of the same write
   */
  record Found(String set, Api.Answer answer, Duration toAnswer, Duration toRecovery) {

    String code() {
      return answer.body().path("code").asText();
    }
  }

  private record Tried(String set, Api.Answer answer, Duration toAnswer) {}

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
    return mend(name, timed(name), mending);
  }

  /**
   * The same of the first set that is refused: a full disk takes some in what is allocated already.
   */
  Found measureFirstRefused(String name, Step breaking, Step mending) throws Exception {
    breaking.run();
    for (int i = 0; i < MOST_TAKEN; i++) {
      Tried tried = timed(name + " " + i);
      if (tried.answer().status() != 201) {
        out.printf("%-34s %d sets were taken before one was refused%n", name, i);
        return mend(name, tried, mending);
      }
    }
    throw new IllegalStateException("no write was refused of " + MOST_TAKEN);
  }

  private Tried timed(String set) {
    Instant sent = Instant.now();
    Api.Answer answer = tryOnce(set);
    return new Tried(set, answer, Duration.between(sent, Instant.now()));
  }

  private Found mend(String name, Tried tried, Step mending) throws Exception {
    mending.run();
    Instant mended = Instant.now();
    while (tryOnce(tried.set()).status() != 201) {
      if (Duration.between(mended, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(name + ": not recovered within " + PATIENCE);
      }
      Thread.sleep(50);
    }
    Found found =
        new Found(
            tried.set(), tried.answer(), tried.toAnswer(), Duration.between(mended, Instant.now()));
    out.printf(
        "%-34s answered %d %s after %d ms; the same write confirmed %d ms after it was mended%n",
        name,
        found.answer().status(),
        found.answer().status() == 201 ? "" : found.code(),
        found.toAnswer().toMillis(),
        found.toRecovery().toMillis());
    return found;
  }

  /** What readiness answers once it has had some seconds to notice: 503 where it has. */
  int readinessAfterAWhile() throws InterruptedException {
    Instant asked = Instant.now();
    int status = nurse.get(READY).status();
    while (status != 503 && Duration.between(asked, Instant.now()).compareTo(NOTICES) < 0) {
      Thread.sleep(100);
      status = nurse.get(READY).status();
    }
    return status;
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
