package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** What a course does for the patient is measured, compared, and never guessed. */
@ApplicationTest
class OutcomeTest {

  private static String of(UUID course) {
    return "/api/courses/" + course + "/outcomes";
  }

  private static Map<String, Object> filledIn(String instrument, Integer... answers) {
    return Map.of("instrument", instrument, "answers", Arrays.asList(answers));
  }

  private static Response write(Ward ward, String path, Map<String, ?> outcome) {
    Response answer = ward.nurse.post(path, outcome);
    answer.then().statusCode(201);
    return answer;
  }

  private static Map<String, Object> pain(String moment, int value) {
    return Map.of("instrument", "PAIN_NRS", "moment", moment, "value", value);
  }

  private static UUID aCourse(Ward ward) {
    return ward.aCourseFor(ward.aPatient());
  }

  @Test
  void aCourseIsComparedFromItsFirstToItsLatest() {
    Ward ward = Ward.open();
    UUID course = aCourse(ward);
    String earlier = now().minus(Duration.ofDays(30)).toString();
    Map<String, Object> first = new HashMap<>(filledIn("HIT6", 11, 11, 11, 11, 11, 11));
    first.put("takenAt", earlier);
    write(ward, of(course), first)
        .then()
        .body("outcome.total", equalTo(66))
        .body("outcome.band", equalTo("severe impact"))
        .body("flags", empty());
    write(ward, of(course), filledIn("HIT6", 10, 10, 10, 10, 10, 10));
    write(
        ward,
        of(course),
        Map.of("instrument", "HEADACHE_DAYS", "value", 20, "windowDays", 28, "takenAt", earlier));
    write(ward, of(course), Map.of("instrument", "HEADACHE_DAYS", "value", 12, "windowDays", 30));
    write(
        ward,
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

    ward.clinician
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
        .body("responder.why", containsString("not asked"));

    // a later incomplete one leaves it unknown
    write(ward, of(course), filledIn("HIT6", 6, 6, null, 6, 6, 6))
        .then()
        .body("outcome.total", nullValue())
        .body("outcome.complete", equalTo(false))
        .body("outcome.answers", contains(6, 6, null, 6, 6, 6));
    ward.nurse
        .get(of(course))
        .then()
        .body("instruments.find { it.instrument == 'HIT6' }.change", nullValue())
        .body("meaningfulChange.met", nullValue());
  }

  @Test
  void painAroundTheSessionsTellsWhetherThePatientResponds() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    UUID course = ward.courseOf(session);
    String at = "/api/sessions/" + session + "/outcomes";
    write(ward, at, pain("BEFORE", 7)).then().body("outcome.total", equalTo(7));
    ward.nurse
        .post(at, pain("AFTER", 4))
        .then()
        .statusCode(409)
        .body("detail", containsString("not started"));
    ward.started(session, now().minusSeconds(60));
    ward.nurse.get(of(course)).then().body("responder.met", nullValue());
    write(ward, at, pain("AFTER", 5));
    ward.clinician
        .get(of(course))
        .then()
        .body("sessions[0].number", equalTo(1))
        .body("sessions[0].before", equalTo(7))
        .body("sessions[0].after", equalTo(5))
        .body("sessions[0].change", equalTo(-2))
        .body("responder.met", equalTo(true))
        .body("responder.why", containsString("7 before session 1, 5 after session 1"));
    ward.clinician
        .get("/api/sessions/" + session + "/review")
        .then()
        .body("outcomes.responder.met", equalTo(true));
  }

  @Test
  void whatAnInstrumentDoesNotHaveIsRefusedByItsName() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    UUID course = ward.courseOf(session);
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
            ward.nurse
                .post(of(course), outcome)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field)));
    String at = "/api/sessions/" + session + "/outcomes";
    ward.nurse
        .post(at, Map.of("instrument", "PAIN_NRS", "value", 3))
        .then()
        .statusCode(400)
        .body("errors.field", contains("moment"));
    Map<String, Object> midas = new HashMap<>(filledIn("MIDAS", 0, 0, 0, 0, 0));
    midas.put("moment", "AFTER");
    ward.nurse.post(at, midas).then().statusCode(409);
    midas.put("moment", "BEFORE");
    ward.nurse.post(at, midas).then().statusCode(400).body("errors.field", contains("moment"));
    for (Person person : List.of(ward.scheduler, ward.admin)) {
      person.post(of(course), filledIn("HIT6", 6, 6, 6, 6, 6, 6)).then().statusCode(403);
      person.get(of(course)).then().statusCode(403);
    }
    Ward.open().nurse.get(of(course)).then().statusCode(404);
    ward.nurse.get(of(course)).then().body("entries", empty());
  }

  @Test
  void anOutcomeIsCorrectedBySupersedingAndTakenBackWhereItNeverWas() {
    Ward ward = Ward.open();
    UUID course = aCourse(ward);
    String wrong =
        write(ward, of(course), Map.of("instrument", "PAIN_NRS", "value", 7)).path("outcome.id");
    String corrections = of(course) + "/" + wrong + "/corrections";
    ward.nurse.post(corrections, Map.of("value", 5)).then().statusCode(400);
    ward.nurse.post(corrections, Map.of("value", 7, "reason", "x")).then().statusCode(400);
    ward.nurse.post(corrections, Map.of("value", 12, "reason", "x")).then().statusCode(400);
    String right =
        ward.nurse
            .post(corrections, Map.of("value", 5, "reason", "typed 7 for 5"))
            .then()
            .statusCode(201)
            .body("outcome.supersedes", equalTo(wrong))
            .body("outcome.total", equalTo(5))
            .extract()
            .path("outcome.id");
    ward.nurse.post(corrections, Map.of("value", 4, "reason", "again")).then().statusCode(409);
    ward.nurse
        .get(of(course))
        .then()
        .body("entries.size()", equalTo(2))
        .body("entries.find { it.id == '" + wrong + "' }.supersededBy", equalTo(right))
        .body("instruments[0].first.total", equalTo(5));
    String second = of(course) + "/" + right + "/corrections";
    ward.nurse
        .post(second, Map.of("retracted", true, "value", 3, "reason", "x"))
        .then()
        .statusCode(400);
    ward.nurse
        .post(second, Map.of("retracted", true, "reason", "another patient"))
        .then()
        .statusCode(201)
        .body("outcome.retracted", equalTo(true));
    ward.nurse
        .get(of(course))
        .then()
        .body("entries.size()", equalTo(3))
        .body("instruments", empty());
  }

  @Test
  void thoughtsOfDeathRaiseAFlagAtOnceAlsoAtIntakeAndWithAnswersMissing() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    UUID course = ward.aCourseFor(patient);
    write(ward, of(course), filledIn("PHQ9", 1, 1, 1, 1, 1, 1, 1, 1, 0))
        .then()
        .body("outcome.band", equalTo("mild"))
        .body("flags", empty());
    String flag =
        write(ward, of(course), filledIn("PHQ9", null, 3, 3, 3, 3, 3, 3, 3, 1))
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
    ward.clinician.get("/api/flags?clinic=" + ward.clinicId).then().body("items.id", hasItem(flag));

    // the same again is the same flag; what a nurse has seen, she has seen
    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    write(ward, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1))
        .then()
        .body("flags", empty());
    ward.nurse
        .get("/api/flags/" + flag)
        .then()
        .body("evidence.size()", equalTo(2))
        .body("escalations.to", contains("CLINICIAN_ON_DUTY"))
        .body("status", equalTo("ACKNOWLEDGED"));
    // another answer is news, and told again
    write(ward, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 2))
        .then()
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("answered 2 of 3"))
        .body("flags[0].escalations.size()", equalTo(2));
    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    ward.nurse
        .get("/api/flags/" + flag)
        .then()
        .body("evidence.size()", equalTo(3))
        .body("status", equalTo("ACKNOWLEDGED"))
        .body("clearedAt", nullValue());
    // it cleared and came back: it is open again
    write(ward, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 0));
    ward.nurse.get("/api/flags/" + flag).then().body("clearedAt", notNullValue());
    write(ward, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 3))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("answered 3 of 3"));

    // whoever has the patient in the chair sees it, though no session raised it
    UUID session =
        UUID.fromString(
            ward.scheduler
                .post(
                    "/api/courses/" + course + "/bookings",
                    Map.of("sessions", List.of(Ward.place(now(), ward.chairIds.getFirst()))))
                .path("sessions[0].id"));
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    ward.chart(session, Ward.baseline(now()));
    ward.nurse.get("/api/sessions/" + session).then().body("flags.id", hasItem(flag));
    ward.nurse
        .get("/api/clinics/" + ward.clinicId + "/board")
        .then()
        .body("chairs[0].session.flags.id", hasItem(flag));
    ward.nurse.get("/api/flags/" + flag).then().body("withdrawnAt", nullValue());

    ward.clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of(
                "disposition", "ADJUST", "recommendation", Map.of("dosePerKg", 0.4, "reason", "x")))
        .then()
        .statusCode(400)
        .body("errors.field", contains("recommendation"));
    ward.clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of("disposition", "HOLD_COURSE", "note", "seen today, safety plan made"))
        .then()
        .statusCode(200);
    ward.clinician.get("/api/courses/" + course).then().body("status", equalTo("HELD"));
    // only what is new raises another
    write(ward, of(course), filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1))
        .then()
        .body("flags.id", not(hasItem(flag)))
        .body("flags.size()", equalTo(1));
  }

  @Test
  void atASessionTheFlagIsTheSessionsAndACorrectionTakesItsGroundAway() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    UUID course = ward.courseOf(session);
    Response written =
        write(
            ward,
            "/api/sessions/" + session + "/outcomes",
            filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 1));
    written.then().body("flags[0].sessionId", equalTo(session.toString()));
    String flag = written.path("flags[0].id");
    // what the session's protocol finds does not touch it
    ward.chart(session, Ward.baseline(now()));
    ward.nurse
        .get("/api/flags/" + flag)
        .then()
        .body("clearedAt", nullValue())
        .body("withdrawnAt", nullValue());
    ward.clinician
        .get("/api/reviews?clinic=" + ward.clinicId)
        .then()
        .body("items.session.id", contains(session.toString()));
    ward.nurse
        .post(
            of(course) + "/" + written.path("outcome.id") + "/corrections",
            Map.of("answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0), "reason", "wrong line"))
        .then()
        .statusCode(201);
    ward.nurse
        .get("/api/flags/" + flag)
        .then()
        .body("withdrawnAt", notNullValue())
        .body("status", equalTo("OPEN"));
    assertThat(ward.session(session).path("events").findValuesAsText("type"))
        .contains("OutcomeRecorded", "OutcomeCorrected", "FlagRaised", "FlagConditionChanged");
    ward.clinician
        .get("/api/sessions/" + session + "/review")
        .then()
        .body("timeline.text", hasItem(containsString("thoughts of death")));
    ward.sendHome(session);
    ward.clinician
        .post("/api/sessions/" + session + "/review")
        .then()
        .statusCode(409)
        .body("detail", containsString("resolved"));
    ward.signsOff(session, Map.of());
    // afterwards it is the course's
    write(
            ward,
            "/api/sessions/" + session + "/outcomes",
            filledIn("PHQ9", 0, 0, 0, 0, 0, 0, 0, 0, 2))
        .then()
        .body("flags[0].sessionId", nullValue());
  }
}
