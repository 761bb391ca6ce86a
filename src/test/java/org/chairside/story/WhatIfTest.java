package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.json;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.set;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.chairside.ApplicationTest;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A clinician tries a draft on the sessions of a period before publishing it. */
@ApplicationTest
class WhatIfTest {

  private static final String VERSIONS = "/api/protocols/ketamine-standard/versions";

  @Inject AgroalDataSource database;

  @Test
  void underTheSameProtocolAReplayRaisesWhatWasRaisedLive() {
    Ward ward = Ward.open();
    UUID session = anEventfulSession(ward);

    JsonNode answer = answered(ward, ask(ward, 1, period()));

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
        .containsExactlyInAnyOrderElementsOf(live(ward, session));
  }

  @Test
  void aDraftIsTriedOnPastSessionsWithoutTouchingThem() {
    Ward ward = Ward.open();
    UUID session = anEventfulSession(ward);
    JsonNode before = ward.session(session);
    // nothing is critical below 200 any more, and 130 is an advisory
    ward.clinician.post(VERSIONS).then().statusCode(201);
    ObjectNode document = (ObjectNode) json(ward.clinician.get(VERSIONS + "/2")).get("document");
    for (JsonNode rule : document.get("rules")) {
      if (rule.get("code").asText().equals("systolic-high")) {
        ((ObjectNode) rule.at("/levels/2/condition")).put("value", 200);
      }
    }
    ward.clinician
        .request()
        .contentType(ContentType.JSON)
        .header("If-Match", "*")
        .body(Map.of("document", document))
        .put(VERSIONS + "/2")
        .then()
        .statusCode(200);

    JsonNode answer = answered(ward, ask(ward, 2, period()));

    assertThat(answer.at("/comparison/critical/lost").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/critical/won").asInt()).isZero();
    assertThat(answer.at("/comparison/now/sessionsCritical").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/then/sessionsWarned").asInt()).isEqualTo(1);
    assertThat(answer.at("/comparison/now/alarmsPerSessionHour").asDouble()).isPositive();
    ward.clinician
        .get("/api/what-ifs/" + answer.get("id").asText() + "/differences")
        .then()
        .statusCode(200)
        .body("items[0].sessionId", equalTo(session.toString()))
        .body("items[0].rules.rule", hasItem("systolic-high"))
        .body("items[0].rules[0].severityNow", equalTo("CRITICAL"))
        .body("items[0].rules[0].severityThen", equalTo("WARNING"));
    ward.clinician
        .get(VERSIONS + "/2/what-ifs")
        .then()
        .body("items.id", hasItem(answer.get("id").asText()));
    assertThat(ward.session(session).get("flags")).isEqualTo(before.get("flags"));
    assertThat(ward.session(session).get("version")).isEqualTo(before.get("version"));
  }

  @Test
  void onlySessionsOfThePeriodAndTheClinicAreTried() {
    Ward ward = Ward.open();
    anEventfulSession(ward);
    Map<String, Object> lastYear =
        Map.of(
            "from",
            now().minus(Duration.ofDays(400)).toString(),
            "until",
            now().minus(Duration.ofDays(30)).toString());
    Map<String, Object> here = new HashMap<>(period());
    here.put("clinicId", ward.clinicId);

    assertThat(answered(ward, ask(ward, 1, lastYear)).at("/comparison/sessions").asInt()).isZero();
    assertThat(answered(ward, ask(ward, 1, here)).at("/comparison/sessions").asInt()).isEqualTo(1);
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    Ward ward = Ward.open();
    ward.nurse.post(VERSIONS + "/1/what-ifs", period()).then().statusCode(403);
    ward.clinician.post(VERSIONS + "/7/what-ifs", period()).then().statusCode(404);
    ward.clinician
        .post(
            VERSIONS + "/1/what-ifs",
            Map.of("from", now().toString(), "until", now().minusSeconds(1).toString()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("until"));
    ward.clinician
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
    ward.clinician.get("/api/what-ifs/" + UUID.randomUUID()).then().statusCode(404);
    UUID asked = UUID.fromString(ask(ward, 1, period()).path("id"));
    answered(ward, asked);
    ward.clinician.post("/api/what-ifs/" + asked + "/cancel").then().statusCode(409);
    Ward other = Ward.open();
    other.clinician.get("/api/what-ifs/" + asked).then().statusCode(404);
  }

  @Test
  void whatIsCancelledWhileItRunsStaysCancelled() throws Exception {
    Ward ward = Ward.open();
    anEventfulSession(ward);
    UUID asked;
    try (Connection holder = database.getConnection()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(ward, 1, period()).path("id"));
      await(ward, asked, "RUNNING");
      ward.clinician
          .post("/api/what-ifs/" + asked + "/cancel")
          .then()
          .statusCode(200)
          .body("status", equalTo("CANCELLED"));
      release(holder);
    }
    // the next one is answered after it has been given up
    answered(ward, ask(ward, 1, period()));
    ward.clinician
        .get("/api/what-ifs/" + asked)
        .then()
        .body("status", equalTo("CANCELLED"))
        .body("comparison", nullValue())
        .body("replayed", equalTo(0));
    ward.clinician.get("/api/what-ifs/" + asked + "/differences").then().body("items", empty());
  }

  /** A replica that hung and was believed dead leaves its question to the one that took it up. */
  @Test
  void whoWasBelievedDeadWritesNothingMore() throws Exception {
    Ward ward = Ward.open();
    anEventfulSession(ward);
    UUID asked;
    try (Connection holder = database.getConnection()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(ward, 1, period()).path("id"));
      await(ward, asked, "RUNNING");
      takenUpByAnother(asked, 0);
      release(holder);
    }
    answered(ward, ask(ward, 1, period()));
    ward.clinician
        .get("/api/what-ifs/" + asked)
        .then()
        .body("status", equalTo("RUNNING"))
        .body("replayed", equalTo(0));
    ward.clinician.post("/api/what-ifs/" + asked + "/cancel").then().statusCode(200);
  }

  @Test
  void whatADeadReplicaLeftIsTakenUpAgainAfterHalfAMinute() throws Exception {
    Ward ward = Ward.open();
    anEventfulSession(ward);
    UUID asked;
    try (Connection holder = database.getConnection()) {
      holdObservations(holder);
      asked = UUID.fromString(ask(ward, 1, period()).path("id"));
      await(ward, asked, "RUNNING");
      takenUpByAnother(asked, 22);
      release(holder);
    }
    // others are answered meanwhile, this one waits for who may still be at it
    answered(ward, ask(ward, 1, period()));
    ward.clinician.get("/api/what-ifs/" + asked).then().body("status", equalTo("RUNNING"));
    JsonNode answer = answered(ward, asked);
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
    try (Connection connection = database.getConnection();
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

  private static void await(Ward ward, UUID id, String status) {
    Instant patience = Instant.now().plusSeconds(10);
    while (!status.equals(ward.clinician.get("/api/what-ifs/" + id).path("status"))) {
      assertThat(Instant.now()).as("when it is " + status).isBefore(patience);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Pressures that rise and fall, a side effect, a correction, and sets that were missed. */
  private static UUID anEventfulSession(Ward ward) {
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(40));
    ward.chart(session, set(now().minusSeconds(1200), Map.of("systolic", 168, "diastolic", 92)));
    ward.chart(session, set(now().minusSeconds(1000), Map.of("systolic", 171, "spo2", 93)));
    Response wrong = ward.chart(session, set(now().minusSeconds(400), Map.of("systolic", 185)));
    ward.nurse
        .post(
            "/api/sessions/" + session + "/side-effects",
            Map.of("type", "NAUSEA", "severity", "SEVERE"))
        .then()
        .statusCode(201);
    ward.nurse
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

  private static List<String> live(Ward ward, UUID session) {
    List<String> flags = new ArrayList<>();
    for (JsonNode flag : ward.session(session).get("flags")) {
      flags.add(flag.at("/rule/code").asText() + " " + flag.get("severity").asText());
    }
    return flags;
  }

  private static Map<String, Object> period() {
    return Map.of(
        "from",
        now().minus(Duration.ofDays(2)).toString(),
        "until",
        now().plusSeconds(60).toString());
  }

  private static Response ask(Ward ward, int version, Map<String, ?> period) {
    Response answer = ward.clinician.post(VERSIONS + "/" + version + "/what-ifs", period);
    answer.then().statusCode(202).header("Location", startsWith("/api/what-ifs/"));
    return answer;
  }

  private static JsonNode answered(Ward ward, Response asked) {
    return answered(ward, UUID.fromString(asked.path("id")));
  }

  private static JsonNode answered(Ward ward, UUID id) {
    Instant patience = Instant.now().plusSeconds(30);
    List<String> ended = List.of("DONE", "FAILED");
    while (!ended.contains(ward.clinician.get("/api/what-ifs/" + id).<String>path("status"))
        && Instant.now().isBefore(patience)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    JsonNode answer = json(ward.clinician.get("/api/what-ifs/" + id));
    assertThat(answer.get("status").asText()).isEqualTo("DONE");
    assertThat(answer.get("replayed")).isEqualTo(answer.get("sessions"));
    return answer;
  }
}
