package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.PackagedApplicationTest;
import org.chairside.Replica;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The database hangs, and comes back; nobody waits for it, and nobody is told a lie. */
@PackagedApplicationTest
@ResourceLock("load") // what makes the machine busy takes turns
class DatabaseOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Long enough to tell an answer from none; how fast it was is printed. */
  private static final Duration LONG_ENOUGH_TO_TELL = Duration.ofSeconds(20);

  /** To the first process before it is asked for the others: stopped, it starts no more. */
  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    send(signal, pid);
    for (long each :
        ProcessHandle.of(pid).orElseThrow().descendants().map(ProcessHandle::pid).toList()) {
      send(signal, each);
    }
  }

  private static void send(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  private static int health(Replica replica, String which) {
    return Call.to(replica.uri().toString())
        .within(LONG_ENOUGH_TO_TELL)
        .get("/q/health/" + which)
        .statusCode();
  }

  @Test
  void hungDatabaseIsSaidAtOnceAndRecoversWithoutRestart() throws Exception {
    try (ScratchDatabase database = new ScratchDatabase("outage");
        Replica replica = database.replica()) {
      TestClinic clinic =
          TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
      UUID session = clinic.aRunningSession();
      assertThat(health(replica, "ready")).isEqualTo(200);

      signal("STOP", database.pid());
      Instant hung = Instant.now();
      Answer refused;
      try {
        // not by the clinic's own caller, which takes any fault for a broken contract
        refused =
            Call.to(replica.uri().toString())
                .cookie("chairside-sign-in", clinic.nurse.token())
                .contentType("application/json")
                .body(TestClinic.set(now(), Map.of("systolic", 123)))
                .post("/api/sessions/" + session + "/observations");
        System.out.printf(
            "hung database: answered %d after %d ms%n",
            refused.statusCode(), Duration.between(hung, Instant.now()).toMillis());
        await().atMost(PATIENCE).until(() -> health(replica, "ready") == 503);
        assertThat(health(replica, "live")).isEqualTo(200);
      } finally {
        signal("CONT", database.pid());
      }
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotBlank();
      assertThat(refused.asString()).contains("problem.database-away");

      Instant resumed = Instant.now();
      await().atMost(PATIENCE).until(() -> health(replica, "ready") == 200);
      clinic.chart(session, TestClinic.set(now(), Map.of("systolic", 124))).then().statusCode(201);
      System.out.printf(
          "hung database: writes again after %d ms%n",
          Duration.between(resumed, Instant.now()).toMillis());
      // what was refused with "nothing was saved" is not there
      assertThat(
              TestClinic.json(clinic.nurse.get("/api/sessions/" + session + "/observations"))
                  .path("items")
                  .findValuesAsText("systolic"))
          .contains("124")
          .doesNotContain("123");
      assertThat(replica.output()).doesNotContain("at org.chairside").doesNotContain("fault ");
    }
  }

  @Test
  void stopTellsReadersToComeBack() throws Exception {
    try (ScratchDatabase database = new ScratchDatabase("stop")) {
      Replica replica = database.replica();
      TestClinic clinic =
          TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
      List<EventTape> tapes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        tapes.add(EventTape.after(0, replica.uri(), clinic.nurse.token(), clinic.clinicId));
      }

      Instant asked = Instant.now();
      int code = replica.stop();
      System.out.printf(
          "stop with 20 open streams: %d ms%n", Duration.between(asked, Instant.now()).toMillis());

      assertThat(code).isEqualTo(143);
      for (EventTape tape : tapes) {
        assertThat(tape.untilItsEnd()).contains(": come back", "retry: 1000");
        tape.close();
      }
      assertThat(replica.output()).doesNotContain("Exception");
    }
  }

  @Test
  void wrongPasswordEndsStartWithOneSentence() {
    try (ScratchDatabase database = new ScratchDatabase("wrong-password")) {
      Map<String, String> environment = new HashMap<>(database.access().environment());
      environment.put("QUARKUS_DATASOURCE_PASSWORD", "not this one");

      Replica replica = Replica.launch(environment);

      assertThat(replica.awaitEnd()).isEqualTo(1);
      assertThat(replica.output().strip().lines())
          .singleElement()
          .asString()
          .contains("refuses the user")
          .contains("QUARKUS_DATASOURCE_PASSWORD")
          .doesNotContain("not this one");
    }
  }
}
