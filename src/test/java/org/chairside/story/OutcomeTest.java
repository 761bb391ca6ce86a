package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A course's outcomes are measured, compared and never guessed. */
@ApplicationTest
class OutcomeTest {

  private static String of(UUID course) {
    return "/api/courses/" + course + "/outcomes";
  }

  private static Map<String, Object> filledIn(String instrument, Integer... answers) {
    return Map.of("instrument", instrument, "answers", Arrays.asList(answers));
  }

  private static Answer write(TestClinic clinic, String path, Map<String, ?> outcome) {
    Answer answer = clinic.nurse.post(path, outcome);
    answer.then().statusCode(201);
    return answer;
  }

  private static Map<String, Object> pain(String moment, int value) {
    return Map.of("instrument", "PAIN_NRS", "moment", moment, "value", value);
  }

  private static UUID aCourse(TestClinic clinic) {
    return clinic.aCourseFor(clinic.aPatient());
  }

  @Test
  void courseComparesFirstWithLatest() {
    TestClinic clinic = TestClinic.open();
    UUID course = aCourse(clinic);
    String earlier = now().minus(Duration.ofDays(30)).toString();
    Map<String, Object> first = new HashMap<>(filledIn("HIT6", 11, 11, 11, 11, 11, 11));
    first.put("takenAt", earlier);
    write(clinic, of(course), first)
        .then()
        .body("outcome.total", equalTo(66))
        .body("outcome.band", equalTo("severe impact"))
        .body("flags", empty());
    write(clinic, of(course), filledIn("HIT6", 10, 10, 10, 10, 10, 10));
    write(
        clinic,
        of(course),
        Map.of("instrument", "HEADACHE_DAYS", "value", 20, "windowDays", 28, "takenAt", earlier));
    write(clinic, of(course), Map.of("instrument", "HEADACHE_DAYS", "value", 12, "windowDays", 30));
    write(
        clinic,
        of(course),
        Map.of(
            "instrument",
            "MIDAS",
            "answers",
            List.of(5, 5, 5, 5, 1),
            "headacheDays",
            40,
            "averagePain",
            7));

    clinic
        .clinician
        .get(of(course))
        .then()
        .statusCode(200)
        .body("entries.size()", equalTo(5))
        .body("instruments.find { it.instrument == 'HIT6' }.first.total", equalTo(66))
        .body("instruments.find { it.instrument == 'HIT6' }.latest.total", equalTo(60))
        .body("instruments.find { it.instrument == 'HIT6' }.change", equalTo(-6))
        .body("instruments.find { it.instrument == 'MIDAS' }.first.total", equalTo(21))
        .body("instruments.find { it.instrument == 'MIDAS' }.latest", nullValue())
        // twelve of thirty days are not comparable with twenty of twenty-eight
        .body("instruments.find { it.instrument == 'HEADACHE_DAYS' }.change", nullValue())
        .body("meaningfulChange.met", equalTo(true))
        .body("meaningfulChange.why", containsString("6 points lower"))
        .body("responder.met", nullValue())
        .body("responder.why", containsString("no pain score"));

    // a later incomplete one leaves it unknown
    write(clinic, of(course), filledIn("HIT6", 6, 6, null, 6, 6, 6))
        .then()
        .body("outcome.total", nullValue())
        .body("outcome.complete", equalTo(false))
        .body("outcome.answers", contains(6, 6, null, 6, 6, 6));
    clinic
        .nurse
        .get(of(course))
        .then()
        .body("instruments.find { it.instrument == 'HIT6' }.change", nullValue())
        .body("meaningfulChange.met", nullValue());
  }

  @Test
  void painAroundSessionsShowsResponse() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    UUID course = clinic.courseOf(session);
    String at = "/api/sessions/" + session + "/outcomes";
    write(clinic, at, pain("BEFORE", 7)).then().body("outcome.total", equalTo(7));
    clinic
        .nurse
        .post(at, pain("AFTER", 4))
        .then()
        .statusCode(409)
        .body("detail", containsString("not started"));
    clinic.started(session, now().minusSeconds(60));
    clinic.nurse.get(of(course)).then().body("responder.met", nullValue());
    write(clinic, at, pain("AFTER", 5));
    clinic
        .clinician
        .get(of(course))
        .then()
        .body("sessions[0].number", equalTo(1))
        .body("sessions[0].before", equalTo(7))
        .body("sessions[0].after", equalTo(5))
        .body("sessions[0].change", equalTo(-2))
        .body("responder.met", equalTo(true))
        .body("responder.why", containsString("7 before session 1, 5 after session 1"));
    clinic
        .clinician
        .get("/api/sessions/" + session + "/review")
        .then()
        .body("outcomes.responder.met", equalTo(true));
  }

  @Test
  void invalidAnswerIsRefusedByField() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    UUID course = clinic.courseOf(session);
    Map<Map<String, Object>, String> wrong =
        Map.of(
            Map.of("value", 3), "instrument",
            filledIn("HIT6", 6, 7, 6, 6, 6, 6), "answers[1]",
            filledIn("PHQ9", 0, 0, 0), "answers",
            filledIn("MIDAS", 0, 91, 0, 0, 0), "answers[1]",
            Map.of("instrument", "HEADACHE_DAYS", "value", 3), "windowDays",
            Map.of("instrument", "PAIN_NRS", "value", 11), "value",
            Map.of("instrument", "PAIN_NRS", "value", 3, "moment", "BEFORE"), "moment",
            Map.of(
                    "instrument",
                    "PAIN_NRS",
                    "value",
                    3,
                    "takenAt",
                    now().plusSeconds(3600).toString()),
                "takenAt");
    wrong.forEach(
        (outcome, field) ->
            clinic
                .nurse
                .post(of(course), outcome)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field)));
    String at = "/api/sessions/" + session + "/outcomes";
    clinic
        .nurse
        .post(at, Map.of("instrument", "PAIN_NRS", "value", 3))
        .then()
        .statusCode(400)
        .body("errors.field", contains("moment"));
    Map<String, Object> midas = new HashMap<>(filledIn("MIDAS", 0, 0, 0, 0, 0));
    midas.put("moment", "AFTER");
    clinic.nurse.post(at, midas).then().statusCode(409);
    midas.put("moment", "BEFORE");
    clinic.nurse.post(at, midas).then().statusCode(400).body("errors.field", contains("moment"));
    for (Person person : List.of(clinic.scheduler, clinic.admin)) {
      person.post(of(course), filledIn("HIT6", 6, 6, 6, 6, 6, 6)).then().statusCode(403);
      person.get(of(course)).then().statusCode(403);
    }
    TestClinic.open().nurse.get(of(course)).then().statusCode(404);
    clinic.nurse.get(of(course)).then().body("entries", empty());
  }

  @Test
  void outcomeIsCorrectedAndRetracted() {
    TestClinic clinic = TestClinic.open();
    UUID course = aCourse(clinic);
    String wrong =
        write(clinic, of(course), Map.of("instrument", "PAIN_NRS", "value", 7)).path("outcome.id");
    String corrections = of(course) + "/" + wrong + "/corrections";
    clinic.nurse.post(corrections, Map.of("value", 5)).then().statusCode(400);
    clinic.nurse.post(corrections, Map.of("value", 7, "reason", "x")).then().statusCode(400);
    clinic.nurse.post(corrections, Map.of("value", 12, "reason", "x")).then().statusCode(400);
    String right =
        clinic
            .nurse
            .post(corrections, Map.of("value", 5, "reason", "typed 7 for 5"))
            .then()
            .statusCode(201)
            .body("outcome.supersedes", equalTo(wrong))
            .body("outcome.total", equalTo(5))
            .extract()
            .path("outcome.id");
    clinic.nurse.post(corrections, Map.of("value", 4, "reason", "again")).then().statusCode(409);
    clinic
        .nurse
        .get(of(course))
        .then()
        .body("entries.size()", equalTo(2))
        .body("entries.find { it.id == '" + wrong + "' }.supersededBy", equalTo(right))
        .body("instruments[0].first.total", equalTo(5));
    String second = of(course) + "/" + right + "/corrections";
    clinic
        .nurse
        .post(second, Map.of("retracted", true, "value", 3, "reason", "x"))
        .then()
        .statusCode(400);
    clinic
        .nurse
        .post(second, Map.of("retracted", true, "reason", "another patient"))
        .then()
        .statusCode(201)
        .body("outcome.retracted", equalTo(true));
    clinic
        .nurse
        .get(of(course))
        .then()
        .body("entries.size()", equalTo(3))
        .body("instruments", empty());
  }

  @Test
  void thoughtsOfDeathRaiseFlagAtOnce() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID course = clinic.aCourseFor(patient);
    write(clinic, of(course), filledIn("PHQ9", 1, 1, 1, 1, 1, 1, 1, 1, 0))
        .then()
        .body("outcome.band", equalTo("mild"))
        .body("flags", empty());
    String flag =
        write(clinic, of(course), filledIn("PHQ9", null, 3, 3, 3, 3, 3, 3, 3, 1))
            .then()
            .body("outcome.total", nullValue())
            .body("flags.severity", contains("WARNING"))
            .body("flags[0].rule.code", equalTo("phq9-item-9"))
            .body("flags[0].rule.protocol", nullValue())
            .body("flags[0].sessionId", nullValue())
            .body("flags[0].courseId", equalTo(course.toString()))
            .body(
                "flags[0].reason",
                equalTo("PHQ-9 item 9 answered 1 of 3: thoughts of death or self-harm"))
            .body("flags[0].evidence.kind", contains("OUTCOME"))
            .extract()
            .path("flags[0].id");
    clinic
        .clinician
        .get("/api/flags?clinic=" + clinic.clinicId)
        .then()
        .body("items.id", hasItem(flag));

    // the same again is the same flag; what a nurse has seen, she has seen
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    write(clinic, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1))
        .then()
        .body("flags", empty());
    clinic
        .nurse
        .get("/api/flags/" + flag)
        .then()
        .body("evidence.size()", equalTo(2))
        .body("escalations.to", contains("CLINICIAN_ON_DUTY"))
        .body("status", equalTo("ACKNOWLEDGED"));
    // another answer is news, and escalated again
    write(clinic, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 2))
        .then()
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("answered 2 of 3"))
        .body("flags[0].escalations.size()", equalTo(2));
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    clinic
        .nurse
        .get("/api/flags/" + flag)
        .then()
        .body("evidence.size()", equalTo(3))
        .body("status", equalTo("ACKNOWLEDGED"))
        .body("clearedAt", nullValue());
    // it cleared and came back: it is open again
    write(clinic, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 0));
    clinic.nurse.get("/api/flags/" + flag).then().body("clearedAt", notNullValue());
    write(clinic, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 3))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("answered 3 of 3"));

    // anyone who has the patient in the chair sees it, though no session raised it
    UUID session =
        UUID.fromString(
            clinic
                .scheduler
                .post(
                    "/api/courses/" + course + "/bookings",
                    Map.of(
                        "sessions", List.of(TestClinic.place(now(), clinic.chairIds.getFirst()))))
                .path("sessions[0].id"));
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic.chart(session, TestClinic.baseline(now()));
    clinic.nurse.get("/api/sessions/" + session).then().body("flags.id", hasItem(flag));
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .body("chairs[0].session.flags.id", hasItem(flag));
    clinic.nurse.get("/api/flags/" + flag).then().body("withdrawnAt", nullValue());

    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of(
                "disposition", "ADJUST", "recommendation", Map.of("dosePerKg", 0.4, "reason", "x")))
        .then()
        .statusCode(400)
        .body("errors.field", contains("recommendation"));
    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of("disposition", "HOLD_COURSE", "note", "seen today, safety plan made"))
        .then()
        .statusCode(200);
    clinic.clinician.get("/api/courses/" + course).then().body("status", equalTo("HELD"));
    // only what is new raises another
    write(clinic, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1))
        .then()
        .body("flags.id", not(hasItem(flag)))
        .body("flags.size()", equalTo(1));
  }

  @Test
  void correctedOutcomeWithdrawsSessionFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    UUID course = clinic.courseOf(session);
    Answer written =
        write(
            clinic,
            "/api/sessions/" + session + "/outcomes",
            filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1));
    written.then().body("flags[0].sessionId", equalTo(session.toString()));
    String flag = written.path("flags[0].id");
    // the session's protocol does not affect it
    clinic.chart(session, TestClinic.baseline(now()));
    clinic
        .nurse
        .get("/api/flags/" + flag)
        .then()
        .body("clearedAt", nullValue())
        .body("withdrawnAt", nullValue());
    clinic
        .clinician
        .get("/api/reviews?clinic=" + clinic.clinicId)
        .then()
        .body("items.session.id", contains(session.toString()));
    clinic
        .nurse
        .post(
            of(course) + "/" + written.path("outcome.id") + "/corrections",
            Map.of("answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0), "reason", "wrong line"))
        .then()
        .statusCode(201);
    clinic
        .nurse
        .get("/api/flags/" + flag)
        .then()
        .body("withdrawnAt", notNullValue())
        .body("status", equalTo("OPEN"));
    assertThat(clinic.session(session).path("events").findValuesAsText("type"))
        .contains("OutcomeRecorded", "OutcomeCorrected", "FlagRaised", "FlagConditionChanged");
    clinic
        .clinician
        .get("/api/sessions/" + session + "/review")
        .then()
        .body("timeline.text", hasItem(containsString("thoughts of death")));
    clinic.sendHome(session);
    clinic
        .clinician
        .post("/api/sessions/" + session + "/review")
        .then()
        .statusCode(409)
        .body("detail", containsString("resolved"));
    clinic.signsOff(session, Map.of());
    // afterwards it is the course's
    write(
            clinic,
            "/api/sessions/" + session + "/outcomes",
            filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 2))
        .then()
        .body("flags[0].sessionId", nullValue());
  }
}
