package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.Replica;
import org.chairside.testclinic.TestClinic;

/**
 * Prints how long a what-if over many sessions takes, how that grows with their number, and what a
 * set of vital signs takes meanwhile: {@code mvn -Ptrial -Dtrial=what-if}. Fails where a session is
 * not replayed. The times belong to the machine; the ratios say something of the program.
 */
public final class WhatIfTrial {

  private static final int CHAIRS = 20;
  private static final String VERSIONS = "/api/protocols/ketamine-standard/versions";

  private final Replica replica;
  private final TestClinic clinic;
  private final Api clinician;
  private final Api nurse;

  private WhatIfTrial(Replica replica) {
    this.replica = replica;
    clinic = TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, CHAIRS);
    clinician = new Api(replica.uri(), clinic.clinician.token());
    nurse = new Api(replica.uri(), clinic.nurse.token());
  }

  public static void main(String[] args) throws Exception {
    int sessions = Integer.getInteger("sessions", 10_000);
    try (ScratchDatabase database = new ScratchDatabase("what-if");
        Replica replica = database.replica()) {
      WhatIfTrial trial = new WhatIfTrial(replica);
      Bulk bulk = new Bulk(database.access(), trial.clinic);
      trial.draft(155);
      trial
          .clinic
          .clinician
          .request()
          .header("If-Match", "*")
          .post(VERSIONS + "/2/publish")
          .then()
          .statusCode(200);
      trial.draft(165);
      bulk.past(sessions);
      trial.run(sessions, bulk);
    }
  }

  private void run(int sessions, Bulk bulk) throws InterruptedException {
    Instant tenth = bulk.beginningOf(sessions / 10);
    Instant all = bulk.beginningOf(sessions);
    List<String> bedsides = bedsides();
    posts(bedsides, 200);
    List<Long> before = posts(bedsides, 200);

    System.out.println("sessions differing  seconds  sessions/s   cores");
    Run few = run(tenth);
    Run many = run(all);
    System.out.printf(
        "%.1f times the sessions take %.1f times as long%n",
        (double) many.sessions() / few.sessions(), many.seconds() / few.seconds());
    UUID meanwhile = ask(all);
    List<Long> during = new ArrayList<>();
    while (!get(meanwhile).get("status").asText().equals("DONE")) {
      during.addAll(posts(bedsides, 10));
    }
    System.out.println("POST observations   median ms   95 % ms");
    print("alone", before);
    print("during a what-if", during);
    System.out.printf(
        "ratio %25.1f %9.1f%n",
        Nanos.at(during, 50) / Nanos.at(before, 50), Nanos.at(during, 95) / Nanos.at(before, 95));
    if (many.sessions() < sessions) {
      throw new IllegalStateException(many.sessions() + " of " + sessions + " were replayed");
    }
  }

  private static void print(String when, List<Long> nanos) {
    System.out.printf("%-19s %11.2f %9.2f%n", when, Nanos.at(nanos, 50), Nanos.at(nanos, 95));
  }

  private record Run(int sessions, double seconds) {}

  private Run run(Instant from) throws InterruptedException {
    Duration before = replica.processorTime();
    UUID id = ask(from);
    JsonNode answer = get(id);
    while (List.of("QUEUED", "RUNNING").contains(answer.get("status").asText())) {
      Thread.sleep(100);
      answer = get(id);
    }
    if (!answer.get("status").asText().equals("DONE")
        || !answer.get("replayed").equals(answer.get("sessions"))) {
      throw new IllegalStateException("no whole answer: " + answer);
    }
    int sessions = answer.get("sessions").asInt();
    double seconds =
        Duration.between(
                    Instant.parse(answer.get("startedAt").asText()),
                    Instant.parse(answer.get("endedAt").asText()))
                .toMillis()
            / 1e3;
    System.out.printf(
        "%8d %9d %8.1f %11.0f %7.1f%n",
        sessions,
        answer.at("/comparison/differing").asInt(),
        seconds,
        sessions / seconds,
        replica.processorTime().minus(before).toMillis() / 1e3 / seconds);
    return new Run(sessions, seconds);
  }

  private UUID ask(Instant from) {
    Map<String, Object> period =
        Map.of(
            "from",
            from.toString(),
            "until",
            TestClinic.now().minus(Duration.ofHours(3)).toString());
    return UUID.fromString(
        clinician.post(VERSIONS + "/3/what-ifs", period).expect(202).body().get("id").asText());
  }

  private JsonNode get(UUID id) {
    return clinician.get("/api/what-ifs/" + id).expect(200).body();
  }

  /** A new version in which a systolic pressure is a warning from there on, critical 20 above. */
  private void draft(int systolic) {
    int version = TestClinic.json(clinic.clinician.post(VERSIONS)).get("version").asInt();
    String path = VERSIONS + "/" + version;
    ObjectNode document = (ObjectNode) TestClinic.json(clinic.clinician.get(path)).get("document");
    for (JsonNode rule : document.get("rules")) {
      if (rule.get("code").asText().equals("pressure-high")) {
        ((ObjectNode) rule.at("/levels/1/condition/conditions/0")).put("value", systolic);
        ((ObjectNode) rule.at("/levels/2/condition/conditions/0")).put("value", systolic + 20);
      }
    }
    clinic
        .clinician
        .request()
        .contentType("application/json")
        .header("If-Match", "*")
        .body(Map.of("document", document))
        .put(path)
        .then()
        .statusCode(200);
  }

  /** Running sessions in every chair but the first, which is taken. */
  private List<String> bedsides() {
    List<String> paths = new ArrayList<>();
    for (int chair = 1; chair < CHAIRS; chair++) {
      UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
      clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
      clinic.started(session, TestClinic.now().minusSeconds(60));
      paths.add("/api/sessions/" + session + "/observations");
    }
    return paths;
  }

  private List<Long> posts(List<String> bedsides, int times) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Map<String, Object> values =
          TestClinic.set(
              TestClinic.now(), Map.of("systolic", 120 + i % 15, "heartRate", 60 + i % 30));
      String path = bedsides.get(i % bedsides.size());
      nanos.add(Nanos.of(() -> nurse.post(path, values).expect(201)));
    }
    return nanos;
  }
}
