package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A side effect worsens and improves, is corrected, and is shown at the next session. */
@ApplicationTest
class SideEffectTest {

  private static String at(UUID session) {
    return "/api/sessions/" + session + "/side-effects";
  }

  @Test
  void worseningIsFlaggedAndImprovementLowersNothing() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(20));
    var noticed =
        clinic.notices(
            session,
            Map.of(
                "type",
                "HALLUCINATION",
                "severity",
                "MODERATE",
                "onsetAt",
                now().minus(Duration.ofMinutes(10)).toString()));
    String id = noticed.path("sideEffect.id");
    List<String> before = noticed.path("flags.severity");
    assertThat(before).doesNotContain("CRITICAL");

    String grade = at(session) + "/" + id + "/grade";
    clinic
        .nurse
        .post(grade, Map.of("severity", "LIFE_THREATENING", "action", "pump stopped"))
        .then()
        .statusCode(201)
        .body("flags.severity", hasItem("CRITICAL"))
        .body("sideEffect.severity", equalTo("MODERATE"))
        .body("sideEffect.grade", equalTo(2))
        .body("sideEffect.currentSeverity", equalTo("LIFE_THREATENING"))
        .body("sideEffect.peakSeverity", equalTo("LIFE_THREATENING"))
        .body("sideEffect.peakGrade", equalTo(4));
    clinic
        .nurse
        .post(grade, Map.of("severity", "MILD", "note", "answers again"))
        .then()
        .statusCode(201)
        .body("flags", empty())
        .body("sideEffect.currentSeverity", equalTo("MILD"))
        .body("sideEffect.peakGrade", equalTo(4))
        .body("sideEffect.grades.grade", contains(4, 1))
        .body("sideEffect.grades[0].action", equalTo("pump stopped"))
        .body("sideEffect.grades[1].createdBy", notNullValue());
    JsonNode whole = clinic.session(session);
    assertThat(whole.path("flags").findValuesAsText("severity")).contains("CRITICAL");
    assertThat(whole.path("events").findValuesAsText("type"))
        .containsSubsequence("SideEffectNoticed", "SideEffectGraded", "SideEffectGraded");
  }

  @Test
  void gradeTimeIsBetweenOnsetAndResolution() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    Instant onset = now().minus(Duration.ofMinutes(20));
    String id =
        clinic
            .notices(
                session, Map.of("type", "NAUSEA", "severity", "MILD", "onsetAt", onset.toString()))
            .path("sideEffect.id");
    String grade = at(session) + "/" + id + "/grade";
    Map<String, Object> early = Map.of("severity", "SEVERE", "at", onset.minusMillis(1).toString());
    clinic
        .nurse
        .post(grade, early)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("at"))
        .body("errors[0].message", containsString("before the onset"));
    clinic
        .nurse
        .post(grade, Map.of())
        .then()
        .statusCode(400)
        .body("errors.field", contains("severity"));
    clinic
        .nurse
        .post(grade, Map.of("severity", "MODERATE", "at", onset.plusSeconds(600).toString()))
        .then()
        .statusCode(201);
    clinic
        .nurse
        .post(
            at(session) + "/" + id + "/resolve",
            Map.of("resolvedAt", onset.plusSeconds(599).toString()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("resolvedAt"));
    clinic
        .nurse
        .post(
            at(session) + "/" + id + "/resolve",
            Map.of("resolvedAt", onset.plusSeconds(900).toString()))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .post(grade, Map.of("severity", "SEVERE"))
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString("resolved"));
    for (Person person : List.of(clinic.scheduler, clinic.admin)) {
      person.post(grade, Map.of("severity", "SEVERE")).then().statusCode(403);
    }
    clinic
        .nurse
        .post(at(session) + "/" + UUID.randomUUID() + "/grade", Map.of("severity", "SEVERE"))
        .then()
        .statusCode(404);
  }

  @Test
  void onsetHasInfusionState() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Instant start = now().minus(Duration.ofMinutes(30));
    clinic.notices(
        session,
        Map.of(
            "type", "HEADACHE", "severity", "MILD", "onsetAt", start.minusSeconds(60).toString()));
    clinic.started(session, start);
    // 35 mg in 60 minutes for 70 kg
    clinic
        .notices(
            session,
            Map.of(
                "type", "NAUSEA", "severity", "MILD", "onsetAt", start.plusSeconds(720).toString()))
        .then()
        .body("sideEffect.atOnset.minutesSinceStart", equalTo(12))
        .body("sideEffect.atOnset.mgPerHour", equalTo(35.0f))
        .body("sideEffect.atOnset.mgPerKgPerHour", equalTo(0.5f))
        .body("sideEffect.atOnset.deliveredMg", equalTo(7.0f));
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("sideEffects[0].atOnset", nullValue())
        .body("sideEffects[1].atOnset.minutesSinceStart", equalTo(12));
  }

  @Test
  void unknownWeightLeavesRatePerKilogramUnknown() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> notWeighed = new HashMap<>();
    notWeighed.put("weightKg", null);
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(notWeighed), 0);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic.startedInSpite(session, now().minusSeconds(60), "scales broken, dose by order");
    clinic
        .notices(session, "DIZZINESS", "MILD")
        .then()
        .body("sideEffect.atOnset.mgPerHour", equalTo(35.0f))
        .body("sideEffect.atOnset.mgPerKgPerHour", nullValue());
  }

  @Test
  void correctionSupersedesAndWithdrawsFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    var wrong = clinic.notices(session, "CHEST_PAIN", "SEVERE");
    String id = wrong.path("sideEffect.id");
    List<String> raised = wrong.path("flags.id");
    assertThat(raised).isNotEmpty();
    String corrections = at(session) + "/" + id + "/corrections";

    clinic
        .nurse
        .post(corrections, Map.of("type", "ANXIETY"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
    clinic.nurse.post(corrections, Map.of("reason", "no change")).then().statusCode(400);
    String corrected =
        clinic
            .nurse
            .post(
                corrections,
                Map.of("type", "ANXIETY", "severity", "MILD", "reason", "wrong line of the list"))
            .then()
            .statusCode(201)
            .body("sideEffect.supersedes", equalTo(id))
            .body("sideEffect.correctionReason", equalTo("wrong line of the list"))
            .body("sideEffect.type", equalTo("ANXIETY"))
            .extract()
            .path("sideEffect.id");
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("sideEffects.find { it.id == '" + id + "' }.supersededBy", equalTo(corrected))
        .body("sideEffects.find { it.id == '" + id + "' }.type", equalTo("CHEST_PAIN"))
        .body("sideEffects.find { it.id == '" + corrected + "' }.supersededBy", nullValue());
    for (String flag : raised) {
      clinic
          .nurse
          .get("/api/flags/" + flag)
          .then()
          .body("status", equalTo("RESOLVED"))
          .body("evidence.id", hasItem(id));
    }
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body(
            "flags.find { it.rule.code == 'heart-or-brain-symptom' }.withdrawnAt", notNullValue());
    for (String verb : List.of("grade", "resolve", "corrections")) {
      clinic
          .nurse
          .post(
              at(session) + "/" + id + "/" + verb,
              verb.equals("grade")
                  ? Map.of("severity", "MILD")
                  : verb.equals("resolve") ? Map.of() : Map.of("reason", "again", "note", "x"))
          .then()
          .statusCode(409)
          .body("detail", containsString("Continue with its correction"));
    }
  }

  @Test
  void correctionKeepsOrReplacesGrades() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    Instant onset = now().minus(Duration.ofMinutes(20));
    String first =
        clinic
            .notices(
                session, Map.of("type", "NAUSEA", "severity", "MILD", "onsetAt", onset.toString()))
            .path("sideEffect.id");
    clinic
        .nurse
        .post(
            at(session) + "/" + first + "/grade",
            Map.of("severity", "SEVERE", "at", onset.plusSeconds(300).toString()))
        .then()
        .statusCode(201);
    String corrections = at(session) + "/" + first + "/corrections";
    clinic
        .nurse
        .post(
            corrections,
            Map.of("onsetAt", onset.plusSeconds(400).toString(), "reason", "began later"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("onsetAt"));
    String second =
        clinic
            .nurse
            .post(
                corrections,
                Map.of("onsetAt", onset.minusSeconds(60).toString(), "reason", "began earlier"))
            .then()
            .statusCode(201)
            .body("sideEffect.grades.severity", contains("SEVERE"))
            .body("sideEffect.peakGrade", equalTo(3))
            .extract()
            .path("sideEffect.id");
    clinic
        .nurse
        .post(
            at(session) + "/" + second + "/corrections",
            Map.of(
                "grades",
                List.of(Map.of("severity", "MODERATE", "at", onset.plusSeconds(300).toString())),
                "reason",
                "was moderate"))
        .then()
        .statusCode(201)
        .body("sideEffect.severity", equalTo("MILD"))
        .body("sideEffect.grades.severity", contains("MODERATE"))
        .body("sideEffect.peakGrade", equalTo(2));
  }

  @Test
  void correctionCanRemoveResolution() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String id = clinic.notices(session, "NAUSEA", "MILD").path("sideEffect.id");
    clinic.nurse.post(at(session) + "/" + id + "/resolve").then().statusCode(200);
    clinic
        .nurse
        .post(
            at(session) + "/" + id + "/corrections",
            Map.of("remove", List.of("resolvedAt"), "reason", "came back at once"))
        .then()
        .statusCode(201)
        .body("sideEffect.resolvedAt", nullValue());
  }

  @Test
  void retractedSideEffectStaysVisible() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String id = clinic.notices(session, "SEIZURE", "SEVERE").path("sideEffect.id");
    String corrections = at(session) + "/" + id + "/corrections";
    clinic
        .nurse
        .post(corrections, Map.of("retracted", true, "severity", "MILD", "reason", "x"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("retracted"));
    String retraction =
        clinic
            .nurse
            .post(corrections, Map.of("retracted", true, "reason", "patient in chair 2"))
            .then()
            .statusCode(201)
            .body("sideEffect.retracted", equalTo(true))
            .body("flags", empty())
            .extract()
            .path("sideEffect.id");
    JsonNode whole = clinic.session(session);
    assertThat(whole.path("sideEffects")).hasSize(2);
    assertThat(whole.path("flags").findValues("withdrawnAt"))
        .isNotEmpty()
        .allMatch(JsonNode::isTextual);
    clinic
        .nurse
        .get("/api/patients/" + clinic.patientOf(session) + "/side-effects")
        .then()
        .body("items", empty());
    clinic
        .nurse
        .post(at(session) + "/" + retraction + "/corrections", Map.of("note", "x", "reason", "y"))
        .then()
        .statusCode(409)
        .body("detail", containsString("nothing left"));
  }

  @Test
  void partialDissociationScoreCanFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();

    clinic
        .chart(session, Map.of("cadss6", Map.of("items", Arrays.asList(1, null, 4, 0, 0, 0))))
        .then()
        .body("observation.cadss6.score", nullValue())
        .body("flags[0].reason", equalTo("CADSS-6 at least 5, incomplete"));
  }

  @Test
  void dissociationIsScoredAndNeverGuessed() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Map<String, Object> incomplete = new HashMap<>();
    incomplete.put("items", Arrays.asList(0, 0, null, 0, 0, 0));
    clinic
        .chart(session, Map.of("cadss6", incomplete))
        .then()
        .body("observation.cadss6.score", nullValue())
        .body("observation.cadss6.complete", equalTo(false))
        .body("observation.cadss6.atLeast", equalTo(0))
        .body("observation.cadss6.items", contains(0, 0, null, 0, 0, 0))
        .body("flags", empty());
    clinic
        .chart(session, set(now(), Map.of("cadss6", Map.of("score", 0))))
        .then()
        .body("observation.cadss6.score", equalTo(0))
        .body("observation.cadss6.items", nullValue())
        .body("flags", empty());
    String id =
        clinic
            .chart(
                session, set(now(), Map.of("cadss6", Map.of("items", List.of(1, 0, 0, 0, 0, 0)))))
            .then()
            .body("observation.cadss6.score", equalTo(1))
            .body("flags.rule.code", contains("cadss6"))
            .body("flags.severity", contains("ADVISORY"))
            .body("flags[0].reason", containsString("CADSS-6 1"))
            .extract()
            .path("observation.id");
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/observations/" + id + "/corrections",
            Map.of("remove", List.of("cadss6"), "reason", "not asked"))
        .then()
        .statusCode(201)
        .body("observation.cadss6", nullValue());

    String observations = "/api/sessions/" + session + "/observations";
    clinic
        .nurse
        .post(observations, Map.of("cadss6", Map.of("items", List.of(0, 0, 0, 0, 0))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("cadss6.items"));
    clinic
        .nurse
        .post(observations, Map.of("cadss6", Map.of("items", List.of(0, 0, 5, 0, 0, 0))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("cadss6.items[2]"));
    clinic
        .nurse
        .post(observations, Map.of("cadss6", Map.of("score", 25)))
        .then()
        .statusCode(400)
        .body("errors.message", contains("must be between 0 and 24"));
    clinic
        .nurse
        .post(
            observations, Map.of("cadss6", Map.of("score", 1, "items", List.of(0, 0, 1, 0, 0, 0))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("cadss6.score"));
    clinic.nurse.post(observations, Map.of("cadss6", Map.of())).then().statusCode(400);
    clinic
        .nurse
        .request()
        .contentType("text/csv")
        .body("takenAt,cadss6\n" + now().minusSeconds(5) + ",7\n")
        .post(observations + "/import")
        .then()
        .statusCode(201)
        .body("observations[0].cadss6.score", equalTo(7));
  }

  @Test
  void dissociationRiseIsMeasuredFromBaseline() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.chart(
        session, set(now().minus(Duration.ofMinutes(10)), Map.of("cadss6", Map.of("score", 2))));
    clinic.started(session, now().minus(Duration.ofMinutes(5)));
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("baseline.find { it.sign == 'cadss6' }.value", equalTo(2));
    clinic
        .chart(session, Map.of("cadss6", Map.of("score", 5)))
        .then()
        .body("observation.cadss6.score", equalTo(5));
  }

  @Test
  void nextSessionShowsEarlierTolerance() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    Instant onset = now().minus(Duration.ofMinutes(40));
    String effect =
        clinic
            .notices(
                first,
                Map.of("type", "HALLUCINATION", "severity", "MILD", "onsetAt", onset.toString()))
            .path("sideEffect.id");
    clinic
        .nurse
        .post(
            at(first) + "/" + effect + "/grade",
            Map.of("severity", "SEVERE", "at", onset.plusSeconds(60).toString()))
        .then()
        .statusCode(201);
    String mistaken = clinic.notices(first, "SEIZURE", "SEVERE").path("sideEffect.id");
    clinic
        .nurse
        .post(
            at(first) + "/" + mistaken + "/corrections",
            Map.of("retracted", true, "reason", "somebody else"))
        .then()
        .statusCode(201);
    UUID course = clinic.courseOf(first);
    assertThat(clinic.session(first).path("earlierSessions")).isEmpty();
    clinic.sendHome(first);
    UUID second = clinic.furtherSessionOf(course, now().plus(Duration.ofDays(3)));

    clinic
        .nurse
        .get("/api/sessions/" + second)
        .then()
        .body("earlierSessions.sessionId", contains(first.toString()))
        .body("earlierSessions[0].number", equalTo(1))
        .body("earlierSessions[0].sideEffects.type", contains("HALLUCINATION"))
        .body("earlierSessions[0].sideEffects[0].peakGrade", equalTo(3))
        .body(
            "earlierSessions[0].sentence",
            contains("session 1: hallucination, grade 3, at 0.5 mg/kg/h"))
        .body("earlierSessions[0].flags.severity", not(hasItem("ADVISORY")))
        .body("earlierSessions[0].flags.severity", hasItem("WARNING"));
    clinic
        .checksInOnAnotherDay(second)
        .then()
        .statusCode(200)
        .body("earlierSessions.sessionId", contains(first.toString()));
  }

  @Test
  void sideEffectsAreListedNewestFirst() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    for (int minutes : List.of(20, 5, 10)) {
      clinic.notices(
          session,
          Map.of(
              "type",
              "NAUSEA",
              "severity",
              "MILD",
              "note",
              minutes + " ago",
              "onsetAt",
              now().minus(Duration.ofMinutes(minutes)).toString()));
    }
    String list = "/api/patients/" + clinic.patientOf(session) + "/side-effects";
    var page = clinic.clinician.get(list + "?limit=2");
    page.then()
        .body("items.sideEffect.note", contains("5 ago", "10 ago"))
        .body("items.sessionId", hasItem(session.toString()))
        .body("items[0].sessionNumber", equalTo(1));
    clinic
        .nurse
        .get(list + "?limit=2&cursor=" + page.path("next"))
        .then()
        .body("items.sideEffect.note", contains("20 ago"))
        .body("next", nullValue());
    clinic.nurse.get(list + "?cursor=nonsense").then().statusCode(400);
    clinic.scheduler.get(list).then().statusCode(403);
    TestClinic.open().nurse.get(list).then().statusCode(404);
  }
}
