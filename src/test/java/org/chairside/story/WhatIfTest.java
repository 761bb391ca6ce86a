package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;

/** A clinician tries a draft on the sessions of a period before publishing it. */
@ApplicationTest
class WhatIfTest {

  private static final String VERSIONS = "/api/protocols/ketamine-standard/versions";

  @Test
  void replayUnderSameProtocolRaisesLiveFlags() {
    TestClinic clinic = TestClinic.open();
    UUID session = anEventfulSession(clinic);

    JsonNode answer = answered(clinic, ask(clinic, 1, period()));

    assertThat(answer.at("/comparison/sessions").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/differing").asInt()).isZero();
    List<String> replayed = new ArrayList<>();
    for (JsonNode count : answer.at("/comparison/flags")) {
      assertThat(count.get("now").asInt()).isEqualTo(1);
      assertThat(count.get("then").asInt()).isEqualTo(1);
      replayed.add(count.get("rule").asText() + " " + count.get("severity").asText());
    }
    assertThat(replayed)
        .hasSizeGreaterThan(3)
        .containsExactlyInAnyOrderElementsOf(live(clinic, session));
  }

  @Test
  void draftIsReplayedWithoutChangingSessions() {
    TestClinic clinic = TestClinic.open();
    UUID session = anEventfulSession(clinic);
    JsonNode before = clinic.session(session);
    // nothing is critical below 200 any more, and 130 is an advisory
    clinic.clinician.post(VERSIONS).then().statusCode(201);
    ObjectNode document = (ObjectNode) json(clinic.clinician.get(VERSIONS + "/2")).get("document");
    for (JsonNode rule : document.get("rules")) {
      if (rule.get("code").asText().equals("pressure-high")) {
        ((ObjectNode) rule.at("/levels/2/condition/conditions/0")).put("value", 200);
      }
    }
    clinic
        .clinician
        .request()
        .contentType("application/json")
        .header("If-Match", "*")
        .body(Map.of("document", document))
        .put(VERSIONS + "/2")
        .then()
        .statusCode(200);

    JsonNode answer = answered(clinic, ask(clinic, 2, period()));

    assertThat(answer.at("/comparison/critical/lost").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/critical/won").asInt()).isZero();
    assertThat(answer.at("/comparison/now/sessionsCritical").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/then/sessionsWarned").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/now/alarmsPerSessionHour").asDouble()).isPositive();
    clinic
        .clinician
        .get("/api/what-ifs/" + answer.get("id").asText() + "/differences")
        .then()
        .statusCode(200)
        .body("items[0].sessionId", equalTo(session.toString()))
        .body("items[0].rules.rule", hasItem("pressure-high"))
        .body("items[0].rules[0].severityNow", equalTo("CRITICAL"))
        .body("items[0].rules[0].severityThen", equalTo("WARNING"));
    clinic
        .clinician
        .get(VERSIONS + "/2/what-ifs")
        .then()
        .body("items.id", hasItem(answer.get("id").asText()));
    assertThat(clinic.session(session).get("flags")).isEqualTo(before.get("flags"));
    assertThat(clinic.session(session).get("version")).isEqualTo(before.get("version"));
  }

  @Test
  void onlySessionsOfPeriodAndClinicAreReplayed() {
    TestClinic clinic = TestClinic.open();
    anEventfulSession(clinic);
    Map<String, Object> lastYear =
        Map.of(
            "from",
            now().minus(Duration.ofDays(400)).toString(),
            "until",
            now().minus(Duration.ofDays(30)).toString());
    Map<String, Object> here = new HashMap<>(period());
    here.put("clinicId", clinic.clinicId);

    assertThat(answered(clinic, ask(clinic, 1, lastYear)).at("/comparison/sessions").asInt())
        .isZero();
    assertThat(answered(clinic, ask(clinic, 1, here)).at("/comparison/sessions").asInt())
        .isEqualTo(1);
  }

  @Test
  void invalidRequestIsRefused() {
    TestClinic clinic = TestClinic.open();
    clinic.nurse.post(VERSIONS + "/1/what-ifs", period()).then().statusCode(403);
    clinic.clinician.post(VERSIONS + "/7/what-ifs", period()).then().statusCode(404);
    clinic
        .clinician
        .post(
            VERSIONS + "/1/what-ifs",
            Map.of("from", now().toString(), "until", now().minusSeconds(1).toString()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("until"));
    clinic
        .clinician
        .post(
            VERSIONS + "/1/what-ifs",
            Map.of(
                "from",
                now().toString(),
                "until",
                now().plusSeconds(1).toString(),
                "clinicId",
                UUID.randomUUID()))
        .then()
        .statusCode(404);
    clinic.clinician.get("/api/what-ifs/" + UUID.randomUUID()).then().statusCode(404);
    UUID asked = UUID.fromString(ask(clinic, 1, period()).path("id"));
    answered(clinic, asked);
    clinic.clinician.post("/api/what-ifs/" + asked + "/cancel").then().statusCode(409);
    TestClinic other = TestClinic.open();
    other.clinician.get("/api/what-ifs/" + asked).then().statusCode(404);
  }

  @Test
  void canceledRunStaysCanceled() throws Exception {
    TestClinic clinic = TestClinic.open();
    anEventfulSession(clinic);
    UUID asked;
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(clinic, 1, period()).path("id"));
      awaitStatus(clinic, asked, "RUNNING");
      clinic
          .clinician
          .post("/api/what-ifs/" + asked + "/cancel")
          .then()
          .statusCode(200)
          .body("status", equalTo("CANCELLED"));
      release(holder);
    }
    // the next one is answered after it has been given up
    answered(clinic, ask(clinic, 1, period()));
    clinic
        .clinician
        .get("/api/what-ifs/" + asked)
        .then()
        .body("status", equalTo("CANCELLED"))
        .body("comparison", nullValue())
        .body("replayed", equalTo(0));
    clinic.clinician.get("/api/what-ifs/" + asked + "/differences").then().body("items", empty());
  }

  /** A replica that hung leaves its question to the one that took over. */
  @Test
  void takenOverWorkerWritesNothing() throws Exception {
    TestClinic clinic = TestClinic.open();
    anEventfulSession(clinic);
    UUID asked;
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(clinic, 1, period()).path("id"));
      awaitStatus(clinic, asked, "RUNNING");
      takenUpByAnother(asked, 0);
      release(holder);
    }
    answered(clinic, ask(clinic, 1, period()));
    clinic
        .clinician
        .get("/api/what-ifs/" + asked)
        .then()
        .body("status", equalTo("RUNNING"))
        .body("replayed", equalTo(0));
    clinic.clinician.post("/api/what-ifs/" + asked + "/cancel").then().statusCode(200);
  }

  @Test
  void deadReplicasRunIsResumed() throws Exception {
    TestClinic clinic = TestClinic.open();
    anEventfulSession(clinic);
    UUID asked;
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(clinic, 1, period()).path("id"));
      awaitStatus(clinic, asked, "RUNNING");
      takenUpByAnother(asked, 22);
      release(holder);
    }
    // others are answered meanwhile, this one waits for who may still be at it
    answered(clinic, ask(clinic, 1, period()));
    clinic.clinician.get("/api/what-ifs/" + asked).then().body("status", equalTo("RUNNING"));
    JsonNode answer = answered(clinic, asked);
    assertThat(answer.at("/comparison/sessions").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/flags")).isNotEmpty();
  }

  /** Nobody can read an observation until they are released. */
  private static void holdObservations(Connection holder) throws SQLException {
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("lock table observation in access exclusive mode");
    }
  }

  private static void release(Connection holder) throws SQLException {
    holder.rollback();
    holder.setAutoCommit(true);
  }

  /** As if another replica had taken it up and had last been seen that many seconds ago. */
  private void takenUpByAnother(UUID id, int seconds) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update what_if set worker = ?, seen_alive_at = now() - ? * interval '1 second'
                where id = ?
                """)) {
      update.setObject(1, UUID.randomUUID());
      update.setInt(2, seconds);
      update.setObject(3, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static void awaitStatus(TestClinic clinic, UUID id, String... status) {
    List<String> wanted = List.of(status);
    await().atMost(Duration.ofSeconds(30)).until(() -> wanted.contains(statusOf(clinic, id)));
  }

  private static String statusOf(TestClinic clinic, UUID id) {
    return clinic.clinician.get("/api/what-ifs/" + id).path("status");
  }

  /** Pressures that rise and fall, a side effect, a correction, and sets that were missed. */
  private static UUID anEventfulSession(TestClinic clinic) {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(40));
    clinic.chart(session, set(now().minusSeconds(1200), Map.of("systolic", 168, "diastolic", 92)));
    clinic.chart(session, set(now().minusSeconds(1000), Map.of("systolic", 171, "spo2", 93)));
    clinic.chart(session, set(now().minusSeconds(700), Map.of("heartRate", 115)));
    Answer wrong = clinic.chart(session, set(now().minusSeconds(400), Map.of("systolic", 185)));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/side-effects",
            Map.of("type", "NAUSEA", "severity", "SEVERE"))
        .then()
        .statusCode(201);
    clinic
        .nurse
        .post(
            "/api/sessions/"
                + session
                + "/observations/"
                + wrong.path("observation.id")
                + "/corrections",
            Map.of("systolic", 145, "diastolic", 80, "reason", "read from the wrong monitor"))
        .then()
        .statusCode(201);
    return session;
  }

  private static List<String> live(TestClinic clinic, UUID session) {
    // A flag that was withdrawn and the one in its place are one in a replay.
    Map<String, Severity> flags = new TreeMap<>();
    for (JsonNode flag : clinic.session(session).get("flags")) {
      flags.merge(
          flag.at("/rule/code").asText(),
          Severity.valueOf(flag.get("severity").asText()),
          BinaryOperator.maxBy(Comparator.naturalOrder()));
    }
    return flags.entrySet().stream().map(flag -> flag.getKey() + " " + flag.getValue()).toList();
  }

  private static Map<String, Object> period() {
    return Map.of(
        "from",
        now().minus(Duration.ofDays(2)).toString(),
        "until",
        now().plusSeconds(60).toString());
  }

  private static Answer ask(TestClinic clinic, int version, Map<String, ?> period) {
    Answer answer = clinic.clinician.post(VERSIONS + "/" + version + "/what-ifs", period);
    answer.then().statusCode(202).header("Location", startsWith("/api/what-ifs/"));
    return answer;
  }

  private static JsonNode answered(TestClinic clinic, Answer asked) {
    return answered(clinic, UUID.fromString(asked.path("id")));
  }

  private static JsonNode answered(TestClinic clinic, UUID id) {
    awaitStatus(clinic, id, "DONE", "FAILED");
    JsonNode answer = json(clinic.clinician.get("/api/what-ifs/" + id));
    assertThat(answer.get("status").asText()).isEqualTo("DONE");
    assertThat(answer.get("replayed")).isEqualTo(answer.get("sessions"));
    return answer;
  }
}
