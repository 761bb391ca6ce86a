package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The clinician reviews a session, recommends the next dose, and closes the record. */
@ApplicationTest
class ReviewTest {

  private static String at(UUID session) {
    return "/api/sessions/" + session;
  }

  @Test
  void timelineIsInOrder() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    clinic.chart(session, set(now().minus(Duration.ofMinutes(20)), Map.of("systolic", 185)));
    String effect =
        clinic
            .notices(
                session,
                Map.of(
                    "type",
                    "NAUSEA",
                    "severity",
                    "MILD",
                    "onsetAt",
                    now().minus(Duration.ofMinutes(15)).toString()))
            .path("sideEffect.id");
    clinic.nurse.post(
        at(session) + "/side-effects/" + effect + "/grade",
        Map.of("severity", "MODERATE", "action", "ondansetron"));
    clinic
        .nurse
        .post(at(session) + "/rate", Map.of("mgPerHour", 20, "reason", "sick"))
        .then()
        .statusCode(200);
    clinic.chart(session, Map.of("note", "talks about a journey"));
    clinic.sendHome(session);

    var review = clinic.clinician.get(at(session) + "/review");
    review
        .then()
        .statusCode(200)
        .body("session.id", equalTo(session.toString()))
        .body("session.flags.reason", hasItem(containsString("systolic 185")))
        .body("dose.orderedPerKg", equalTo(0.5f))
        .body("dose.orderedMg", equalTo(35.0f))
        .body("dose.setUpMg", equalTo(35.0f))
        .body("dose.minutes", equalTo(30))
        .body("dose.deliveredPerKg", notNullValue())
        .body("timeline.text", hasItem(containsString("systolic 185 mmHg")))
        .body("timeline.text", hasItem("nausea, mild (grade 1)"))
        .body("timeline.text", hasItem("nausea now moderate (grade 2): ondansetron"))
        .body("timeline.text", hasItem("rate 20 mg/h: sick"))
        .body("timeline.find { it.kind == 'NOTE' }.text", equalTo("talks about a journey"))
        .body("recommendation", nullValue())
        .body("addenda", empty());
    List<String> times = new ArrayList<>(review.<List<String>>path("timeline.at"));
    List<Instant> instants = times.stream().map(Instant::parse).toList();
    assertThat(instants).isSorted();
    assertThat(review.<List<String>>path("timeline.kind"))
        .contains("PHASE", "RATE", "OBSERVATION", "SIDE_EFFECT", "FLAG", "NOTE");
    for (Person person : List.of(clinic.nurse, clinic.scheduler, clinic.admin)) {
      person.get(at(session) + "/review").then().statusCode(403);
    }
    TestClinic.open().clinician.get(at(session) + "/review").then().statusCode(404);
  }

  @Test
  void unstartedSessionHasNoDose() {
    TestClinic clinic = TestClinic.open();
    clinic
        .clinician
        .get(at(clinic.aBookedSession()) + "/review")
        .then()
        .statusCode(200)
        .body("dose.deliveredMg", nullValue())
        .body("dose.minutes", nullValue())
        .body("timeline", empty());
  }

  @Test
  void nextSessionTakesRecommendation() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    UUID course = clinic.courseOf(first);
    clinic.sendHome(first);
    UUID second = clinic.furtherSessionOf(course, now().plus(Duration.ofDays(3)));
    clinic
        .nurse
        .get(at(second))
        .then()
        .body("ordered.dosePerKg", equalTo(0.5f))
        .body("ordered.doseMg", equalTo(35.0f))
        .body("ordered.recommendation", nullValue());

    clinic
        .signsOff(
            first,
            Map.of(
                "note",
                "dizzy for long",
                "disposition",
                "ADJUST",
                "recommendation",
                Map.of("dosePerKg", 0.4, "infusionMinutes", 75, "reason", "dizziness grade 2")))
        .then()
        .body("disposition", equalTo("ADJUST"))
        .body("recommendation.dosePerKg", equalTo(0.4f));
    clinic
        .nurse
        .get(at(first))
        .then()
        .body("reviewDisposition", equalTo("ADJUST"))
        .body("ordered.dosePerKg", equalTo(0.5f))
        .body("events.type", hasItem("DoseRecommended"));
    clinic
        .clinician
        .get(at(first) + "/review")
        .then()
        .body("recommendation.reason", equalTo("dizziness grade 2"));

    // before check-in it shows what would be taken, at check-in it is settled
    for (var answer : List.of(clinic.nurse.get(at(second)), clinic.checksInOnAnotherDay(second))) {
      answer
          .then()
          .statusCode(200)
          .body("course.dosePerKg", equalTo(0.5f))
          .body("ordered.dosePerKg", equalTo(0.4f))
          .body("ordered.doseMg", equalTo(28.0f))
          .body("ordered.infusionMinutes", equalTo(75))
          .body("ordered.recommendation.sessionId", equalTo(first.toString()))
          .body("ordered.note", nullValue());
    }
    JsonNode whole = clinic.session(second);
    assertThat(whole.path("infusionMinutes").asInt()).isEqualTo(75);
    assertThat(
            Duration.between(
                    Instant.parse(whole.path("start").asText()),
                    Instant.parse(whole.path("end").asText()))
                .toMinutes())
        .isEqualTo(
            75L
                + whole.path("preparationMinutes").asInt()
                + whole.path("disconnectMinutes").asInt()
                + whole.path("recoveryMinutes").asInt());

    // the dose is held against the recommended one: twice 28 mg
    clinic.meetChecklist(second);
    clinic.chart(second, TestClinic.baseline(now()));
    clinic
        .nurse
        .post(at(second) + "/start", Map.of("doseMg", 56.1))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("dose-far-from-order"))
        .body("errors[0].message", containsString("28.0 mg"));
    clinic
        .clinician
        .post(
            at(second) + "/start",
            Map.of("doseMg", 28, "overrideReason", "brought forward to the same day"))
        .then()
        .statusCode(200)
        .body("infusion.plannedDoseMg", equalTo(28.0f));
  }

  @Test
  void omittedRecommendationKeepsOrder() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    UUID course = clinic.courseOf(first);
    clinic.sendHome(first);
    UUID second = clinic.furtherSessionOf(course, now().plus(Duration.ofDays(3)));
    UUID third = clinic.furtherSessionOf(course, now().plus(Duration.ofDays(6)));
    clinic.signsOff(first, Map.of("recommendation", Map.of("dosePerKg", 0.4, "reason", "sick")));
    clinic.checksInOnAnotherDay(second).then().statusCode(200);
    String flag =
        TestClinic.id(
                clinic.nurse.post(
                    at(second) + "/flags", Map.of("severity", "WARNING", "reason", "x")))
            .toString();
    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of(
                "disposition",
                "ADJUST",
                "recommendation",
                Map.of("infusionMinutes", 90, "reason", "slower")))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get(at(third))
        .then()
        .body("ordered.dosePerKg", equalTo(0.4f))
        .body("ordered.infusionMinutes", equalTo(90));
    // what was settled is not moved by it
    clinic.nurse.get(at(second)).then().body("ordered.infusionMinutes", equalTo(60));
  }

  @Test
  void unavailableMinutesAreReportedNotTaken() {
    TestClinic clinic = TestClinic.open(1);
    UUID first = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    UUID course = clinic.courseOf(first);
    clinic.sendHome(first);
    Instant start = now().plus(Duration.ofDays(3));
    UUID second = clinic.furtherSessionOf(course, start);
    JsonNode booked = clinic.session(second);
    Instant end = Instant.parse(booked.path("end").asText());
    // the next patient sits down as soon as the chair is free again
    UUID next = clinic.aBookedSessionAt(clinic.aPatient(), 0, end.plus(Duration.ofMinutes(20)));
    assertThat(next).isNotNull();
    clinic.signsOff(
        first, Map.of("recommendation", Map.of("infusionMinutes", 90, "reason", "slower")));
    clinic
        .checksInOnAnotherDay(second)
        .then()
        .statusCode(200)
        .body("ordered.infusionMinutes", equalTo(60))
        .body("ordered.recommendation.infusionMinutes", equalTo(90))
        .body("ordered.note", containsString("60 minutes as booked"))
        .body("infusionMinutes", equalTo(60));
  }

  @Test
  void recommendationFarFromCourseNeedsConfirmation() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    clinic.sendHome(session);
    for (JsonNode flag : clinic.session(session).path("flags")) {
      clinic.clinician.post(
          "/api/flags/" + flag.path("id").asText() + "/resolve", Map.of("disposition", "CONTINUE"));
    }
    Map<Map<String, Object>, String> wrong =
        Map.of(
            Map.of("reason", "nothing said"), "recommendation.dosePerKg",
            Map.of("dosePerKg", 0.4), "recommendation.reason",
            Map.of("dosePerKg", 0, "reason", "x"), "recommendation.dosePerKg",
            Map.of("dosePerKg", 0.0001, "reason", "x"), "recommendation.dosePerKg",
            Map.of("infusionMinutes", 44, "reason", "x"), "recommendation.infusionMinutes",
            Map.of("infusionMinutes", 91, "reason", "x"), "recommendation.infusionMinutes",
            Map.of("dosePerKg", 1.001, "reason", "x"), "recommendation.dosePerKg");
    wrong.forEach(
        (recommendation, field) ->
            clinic
                .clinician
                .post(at(session) + "/review", Map.of("recommendation", recommendation))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field)));
    clinic
        .clinician
        .post(
            at(session) + "/review",
            Map.of(
                "disposition",
                "CONTINUE",
                "recommendation",
                Map.of("dosePerKg", 0.4, "reason", "x")))
        .then()
        .statusCode(400)
        .body("errors.field", contains("recommendation"));
    clinic
        .clinician
        .post(
            at(session) + "/review",
            Map.of("recommendation", Map.of("dosePerKg", 1.001, "reason", "x")))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("dose-far-from-order"));
    clinic
        .clinician
        .post(
            at(session) + "/review",
            Map.of("recommendation", Map.of("dosePerKg", 1.001, "reason", "x", "confirmed", true)))
        .then()
        .statusCode(200)
        .body("recommendation.dosePerKg", equalTo(1.001f));
  }

  @Test
  void flagTakesRecommendationOnlyWithAdjustment() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    String flag = clinic.session(session).path("flags").path(0).path("id").asText();
    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of(
                "disposition", "STOP", "recommendation", Map.of("dosePerKg", 0.3, "reason", "x")))
        .then()
        .statusCode(400)
        .body("errors.field", contains("recommendation"));
    clinic.clinician.get("/api/flags/" + flag).then().body("status", equalTo("OPEN"));
    clinic
        .nurse
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "ADJUST"))
        .then()
        .statusCode(403);
  }

  @Test
  void signOffCanHoldCourse() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    clinic.sendHome(session);
    clinic.signsOff(session, Map.of("disposition", "HOLD_COURSE", "note", "wait for the ECG"));
    clinic
        .clinician
        .get("/api/courses/" + clinic.courseOf(session))
        .then()
        .body("status", equalTo("HELD"))
        .body("statusReason", equalTo("wait for the ECG"));
  }

  @Test
  void signatureClosesRecord() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    String observation = clinic.chart(session, set(now(), Map.of())).path("observation.id");
    String effect = clinic.notices(session, "NAUSEA", "MODERATE").path("sideEffect.id");
    clinic.sendHome(session);
    clinic.signsOff(session, Map.of("note", "well tolerated"));
    String flag = clinic.session(session).path("flags").path(0).path("id").asText();
    JsonNode signed = clinic.session(session);

    Map<String, Object> writes =
        Map.ofEntries(
            Map.entry("/observations", TestClinic.baseline(now())),
            Map.entry(
                "/observations/" + observation + "/corrections",
                Map.of("systolic", 130, "reason", "x")),
            Map.entry("/side-effects", Map.of("type", "NAUSEA", "severity", "MILD")),
            Map.entry("/side-effects/" + effect + "/grade", Map.of("severity", "MILD")),
            Map.entry("/side-effects/" + effect + "/resolve", Map.of()),
            Map.entry(
                "/side-effects/" + effect + "/corrections",
                Map.of("severity", "MILD", "reason", "x")),
            Map.entry("/flags", Map.of("severity", "WARNING", "reason", "x")),
            Map.entry("/review", Map.of()));
    writes.forEach(
        (path, body) ->
            clinic
                .clinician
                .post(at(session) + path, body)
                .then()
                .statusCode(409)
                .body("detail", containsString("signed off")));
    clinic
        .nurse
        .request()
        .contentType("text/csv")
        .body("takenAt,pain\n" + now().minusSeconds(60) + ",3\n")
        .post(at(session) + "/observations/import")
        .then()
        .statusCode(409)
        .body("detail", containsString("signed off"));
    Map<String, Object> verbs =
        Map.of(
            "/check-in", Map.of(),
            "/start", Map.of("doseMg", 35),
            "/rate", Map.of("mgPerHour", 10, "reason", "x"),
            "/pause", Map.of(),
            "/resume", Map.of(),
            "/stop", Map.of("reason", "x"),
            "/finish", Map.of(),
            "/discharge", Map.of(),
            "/cancel", Map.of("reason", "x"),
            "/no-show", Map.of("reason", "x"));
    verbs.forEach(
        (path, body) ->
            clinic
                .clinician
                .request()
                .contentType("application/json")
                .body(body)
                .post(at(session) + path)
                .then()
                .statusCode(409)
                .body("detail", containsString("discharged")));
    clinic
        .nurse
        .put(
            at(session) + "/checklist",
            Map.of("items", List.of(Map.of("code", "escort", "ok", false))))
        .then()
        .statusCode(409);
    for (String verb : List.of("acknowledge", "resolve")) {
      clinic
          .clinician
          .post("/api/flags/" + flag + "/" + verb, Map.of("disposition", "CONTINUE"))
          .then()
          .statusCode(409)
          .body("detail", containsString("resolved"));
    }
    assertThat(clinic.session(session)).isEqualTo(signed);
  }

  @Test
  void databaseRejectsWritesAfterSignature() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSignedSession();
    for (String insert :
        List.of(
            """
            insert into observation (organization_id, id, session_id, taken_at, recorded_at, source,
              implausible, entered_late)
            select organization_id, gen_random_uuid(), id, now(), now(), 'CHAIR', '[]', false
            from infusion_session where id = '%s'
            """,
            """
            insert into side_effect (organization_id, id, session_id, type, severity, onset_at,
              created_at, version)
            select organization_id, gen_random_uuid(), id, 'NAUSEA', 'MILD', now(), now(), 0
            from infusion_session where id = '%s'
            """)) {
      assertThatThrownBy(() -> run(insert.formatted(session)))
          .hasMessageContaining("the record of a signed session is closed");
    }
    for (String table : List.of("dose_recommendation", "session_addendum", "side_effect_grade")) {
      assertThat(trigger(table)).as(table).isTrue();
    }
  }

  private void run(String statement) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  private boolean trigger(String table) {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var query =
            connection.prepareStatement(
                "select count(*) from pg_trigger where tgrelid = ?::regclass and tgname like '%append_only'")) {
      query.setString(1, table);
      var row = query.executeQuery();
      return row.next() && row.getInt(1) == 1;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void addendumIsAllowedAfterSignature() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    clinic.sendHome(session);
    clinic
        .nurse
        .post(at(session) + "/addenda", Map.of("text", "slept well"))
        .then()
        .statusCode(409)
        .body("detail", containsString("not signed off"));
    clinic.signsOff(session, Map.of());
    clinic
        .nurse
        .post(at(session) + "/addenda", Map.of("text", "called the next day: slept well"))
        .then()
        .statusCode(201)
        .body("createdBy", notNullValue());
    clinic.clinician.post(at(session) + "/addenda", Map.of("text", "good")).then().statusCode(201);
    clinic.nurse.post(at(session) + "/addenda", Map.of("text", " ")).then().statusCode(400);
    clinic.scheduler.post(at(session) + "/addenda", Map.of("text", "x")).then().statusCode(403);
    clinic
        .nurse
        .get(at(session))
        .then()
        .body("addenda.text", contains("called the next day: slept well", "good"))
        .body("events.type", hasItem("AddendumWritten"));
    clinic
        .clinician
        .get(at(session) + "/review")
        .then()
        .body("addenda.text", contains("called the next day: slept well", "good"))
        .body("timeline.text", hasItem("addendum: good"));
  }

  @Test
  void queueIsPagedByKnownCursor() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aSessionWithACriticalFlag();
    UUID second = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post(at(second) + "/check-in").then().statusCode(200);
    TestClinic.id(
        clinic.nurse.post(at(second) + "/flags", Map.of("severity", "WARNING", "reason", "pale")));
    String queue = "/api/reviews?limit=1&clinic=" + clinic.clinicId;
    var page = clinic.clinician.get(queue);
    page.then().body("items.session.id", contains(first.toString()));
    clinic
        .clinician
        .get(queue + "&cursor=" + page.path("next"))
        .then()
        .body("items.session.id", contains(second.toString()))
        .body("next", nullValue());
    String unknown =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    clinic
        .clinician
        .get(queue + "&cursor=" + unknown)
        .then()
        .statusCode(400)
        .body("errors.field", contains("cursor"));
  }

  @Test
  void queueOrdersGravestOpenDecisionFirst() {
    TestClinic clinic = TestClinic.open(3);
    UUID decided = clinic.aSessionWithACriticalFlag();
    for (JsonNode flag : clinic.session(decided).path("flags")) {
      clinic
          .clinician
          .post(
              "/api/flags/" + flag.path("id").asText() + "/resolve",
              Map.of("disposition", "ADJUST"))
          .then()
          .statusCode(200);
    }
    UUID warned = arrivedWithAFlag(clinic, 1, "WARNING");
    UUID critical = arrivedWithAFlag(clinic, 2, "CRITICAL");
    List<String> seen = new ArrayList<>();
    String queue = "/api/reviews?limit=1&clinic=" + clinic.clinicId;
    String next = "";
    while (next != null) {
      var page = clinic.clinician.get(queue + (next.isEmpty() ? "" : "&cursor=" + next));
      seen.addAll(page.path("items.session.id"));
      next = page.path("next");
    }
    assertThat(seen).containsExactly(critical.toString(), warned.toString(), decided.toString());
  }

  @Test
  void flagsAreResolvedTogetherOrNotAtAll() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    clinic
        .nurse
        .post(at(session) + "/flags", Map.of("severity", "WARNING", "reason", "pale"))
        .then()
        .statusCode(201);
    List<String> ids = new ArrayList<>();
    clinic.session(session).path("flags").forEach(flag -> ids.add(flag.path("id").asText()));
    assertThat(ids).hasSizeGreaterThan(1);

    List<String> withUnknown = new ArrayList<>(ids);
    withUnknown.add(UUID.randomUUID().toString());
    resolveAll(clinic.clinician, withUnknown).then().statusCode(404);
    assertThat(statuses(clinic, session)).doesNotContain("RESOLVED");

    resolveAll(clinic.nurse, ids).then().statusCode(403);
    resolveAll(clinic.clinician, List.of())
        .then()
        .statusCode(400)
        .body("errors.field", contains("flagIds"));

    Answer resolved = resolveAll(clinic.clinician, ids);
    resolved.then().statusCode(200).body("disposition", everyItem(equalTo("ADJUST")));
    assertThat(statuses(clinic, session)).containsOnly("RESOLVED");
    resolveAll(clinic.clinician, ids).then().statusCode(409);
  }

  @Test
  void jointRecommendationIsRecordedOnce() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    List<String> ids = new ArrayList<>();
    clinic.session(session).path("flags").forEach(flag -> ids.add(flag.path("id").asText()));
    clinic
        .clinician
        .post(
            "/api/flags/resolve",
            Map.of(
                "flagIds",
                ids,
                "disposition",
                "ADJUST",
                "recommendation",
                Map.of("dosePerKg", 0.4, "reason", "pressure at the usual dose")))
        .then()
        .statusCode(200);
    clinic
        .clinician
        .get(at(session) + "/review")
        .then()
        .body("recommendation.dosePerKg", equalTo(0.4f));
  }

  private static Answer resolveAll(Person person, List<String> ids) {
    return person.post("/api/flags/resolve", Map.of("flagIds", ids, "disposition", "ADJUST"));
  }

  private static List<String> statuses(TestClinic clinic, UUID session) {
    return clinic.session(session).path("flags").findValuesAsText("status");
  }

  private static UUID arrivedWithAFlag(TestClinic clinic, int chair, String severity) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post(at(session) + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .post(at(session) + "/flags", Map.of("severity", severity, "reason", "pale"))
        .then()
        .statusCode(201);
    return session;
  }
}
