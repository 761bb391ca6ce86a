package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Charted values are kept, derived from, corrected and never guessed. */
@ApplicationTest
class ObservationTest {

  @Test
  void meanPressureAndScoreAreDerived() {
    TestClinic clinic = TestClinic.open();
    clinic
        .chart(clinic.aRunningSession(), set(now(), Map.of("systolic", 166, "diastolic", 100)))
        .then()
        .body("observation.meanArterial", equalTo(122.0f))
        .body("observation.meanArterialDerived", equalTo(true))
        .body("observation.news2.score", equalTo(0))
        .body("observation.news2.complete", equalTo(true));
  }

  @Test
  void freshValueCompletesScore() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Instant at = now().minus(Duration.ofMinutes(20));
    clinic
        .chart(session, Map.of("takenAt", at.toString(), "systolic", 120, "diastolic", 80))
        .then()
        .body("observation.news2.score", nullValue())
        .body("observation.news2.complete", equalTo(false))
        .body("observation.news2.missing", hasItem("respiratoryRate"));

    clinic.chart(session, TestClinic.baseline(at.plusSeconds(60)));
    clinic
        .chart(
            session,
            Map.of("takenAt", at.plusSeconds(600).toString(), "systolic", 120, "diastolic", 80))
        .then()
        .body("observation.news2.score", equalTo(0))
        .body("observation.news2.carriedForward.parameter", hasItem("temperature"));
    // past the freshness window it is unknown again
    clinic
        .chart(
            session,
            Map.of("takenAt", at.plusSeconds(1140).toString(), "systolic", 120, "diastolic", 80))
        .then()
        .body("observation.news2.score", nullValue());
  }

  @Test
  void scale2AppliesWhenPrescribed() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> values = Map.of("spo2", 90, "supplementalOxygen", false);
    UUID usual = clinic.aBookedSessionFor(clinic.aPatient(), 0);
    UUID prescribed = clinic.aBookedSessionFor(clinic.aPatient(Map.of("spo2Scale", 2)), 1);
    for (UUID session : List.of(usual, prescribed)) {
      clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    }
    clinic.chart(usual, set(now(), values)).then().body("observation.news2.score", equalTo(3));
    clinic.chart(prescribed, set(now(), values)).then().body("observation.news2.score", equalTo(0));
  }

  @Test
  void impossibleIsRefusedAndImplausibleConfirmed() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session + "/observations";
    clinic
        .nurse
        .post(at, set(now(), Map.of("systolic", 12, "temperature", 98.6)))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:chairside:problem:invalid"))
        .body("errors.field", containsInAnyOrder("systolic", "temperature"))
        .body("errors.message", hasItem("must be between 30 and 300"));

    Map<String, Object> swapped = set(now(), Map.of("systolic", 80, "diastolic", 125));
    clinic
        .nurse
        .post(at, swapped)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:chairside:problem:implausible"))
        .body("errors[0].code", equalTo("diastolic-not-below-systolic"));
    swapped.put("confirmed", true);
    clinic
        .chart(session, swapped)
        .then()
        .body("observation.confirmed", equalTo(true))
        .body("observation.implausible.code", contains("diastolic-not-below-systolic"));
    assertThat(clinic.session(session).path("observations")).hasSize(2);
  }

  @Test
  void singleValueCanBeCharted() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    for (Map<String, Object> one :
        List.<Map<String, Object>>of(
            Map.of("systolic", 120),
            Map.of("diastolic", 70),
            Map.of("heartRate", 60),
            Map.of("pain", 0),
            Map.of("note", "asleep"))) {
      clinic.chart(session, one).then().body("observation.takenAt", notNullValue());
    }
    clinic
        .nurse
        .post("/api/sessions/" + session + "/observations", Map.of())
        .then()
        .statusCode(400);
  }

  @Test
  void correctionSupersedesAndWithdrawsFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    var charted = clinic.chart(session, set(now(), Map.of("systolic", 190)));
    String wrong = charted.path("observation.id");
    String flag = charted.path("flags[0].id");
    String at = "/api/sessions/" + session + "/observations/" + wrong + "/corrections";

    clinic.nurse.post(at, Map.of("systolic", 130)).then().statusCode(400);
    clinic
        .nurse
        .post(at, Map.of("systolic", 130, "reason", "typed 190 for 130"))
        .then()
        .statusCode(201)
        .body("observation.supersedes", equalTo(wrong))
        .body("observation.diastolic", equalTo(80))
        .body("flags", empty());
    clinic
        .nurse
        .get("/api/flags/" + flag)
        .then()
        .body("status", equalTo("RESOLVED"))
        .body("resolvedBy", nullValue())
        .body("reasonCode", equalTo("flag.withdrawn"))
        .body("withdrawnAt", notNullValue())
        .body("clearedAt", notNullValue());
    clinic
        .nurse
        .get("/api/sessions/" + session + "/observations")
        .then()
        .body("items.find { it.id == '" + wrong + "' }.systolic", equalTo(190))
        .body("items.find { it.id == '" + wrong + "' }.supersededBy", notNullValue());
    clinic.nurse.post(at, Map.of("systolic", 131, "reason", "again")).then().statusCode(409);
  }

  @Test
  void correctionCanRemoveValue() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String id = clinic.chart(session, set(now(), Map.of())).path("observation.id");
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/observations/" + id + "/corrections",
            Map.of("remove", List.of("temperature"), "reason", "probe was out"))
        .then()
        .statusCode(201)
        .body("observation.temperature", nullValue())
        .body("observation.systolic", equalTo(125));
  }

  @Test
  void wrongPatientsSetIsRemovedByCorrection() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String id = clinic.chart(session, set(now(), Map.of("systolic", 190))).path("observation.id");
    String at = "/api/sessions/" + session + "/observations/" + id + "/corrections";
    clinic.nurse.post(at, Map.of("reason", "no change")).then().statusCode(400);
    clinic
        .nurse
        .post(
            at,
            Map.of(
                "reason",
                "taken of the patient in chair 2",
                "remove",
                List.of(
                    "systolic",
                    "diastolic",
                    "heartRate",
                    "spo2",
                    "respiratoryRate",
                    "temperature",
                    "supplementalOxygen",
                    "consciousness",
                    "sedation",
                    "pain")))
        .then()
        .statusCode(201)
        .body("observation.systolic", nullValue());
  }

  @Test
  void malformedCsvIsRefusedWithoutEcho() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    for (String csv :
        List.of(
            "Maria Gomez,1980\n",
            "takenAt,systolic,systolic\n" + now() + ",120,130\n",
            "takenAt,systolic,diastolic,temperature\n" + now() + ",120,70,36,6\n",
            "takenAt,systolic,diastolic\n" + now() + ",120\n",
            "takenAt,systolic,diastolic\n" + now() + ",١٢٠,70\n",
            "takenAt,temperature\n" + now() + ",1e99999999\n",
            "takenAt,note\n" + now() + ",a\u0000b\n",
            "takenAt,note\n" + now() + "," + "x".repeat(4001) + "\n",
            "takenAt,note\n" + now() + ",\"open\n",
            "takenAt\n",
            " ")) {
      clinic
          .nurse
          .request()
          .contentType("text/csv; charset=UTF-8")
          .body(csv)
          .post("/api/sessions/" + session + "/observations/import")
          .then()
          .statusCode(400)
          .body(not(containsString("Gomez")));
    }
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void csvIsImportedWholeOrNotAtAll() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(50));
    Instant at = now().minus(Duration.ofMinutes(45));
    String header = "takenAt,systolic,diastolic,heartRate,spo2,consciousness,note\n";

    clinic
        .nurse
        .request()
        .contentType("text/csv")
        .body(
            header
                + at
                + ",130,80,70,98,ALERT,\n"
                + "yesterday,130,80,70,98,ALERT,\n"
                + at
                + ",12,80,seventy,98,AWAKE,\n"
                + at
                + ",80,95,70,98,ALERT,\n")
        .post("/api/sessions/" + session + "/observations/import")
        .then()
        .statusCode(400)
        .body("errors.line", contains(3, 4, 4, 5))
        .body("errors.field", hasItem("takenAt"))
        .body("errors.field", hasItem("heartRate"))
        .body("errors.field", hasItem("consciousness"));
    assertThat(clinic.session(session).path("observations")).hasSize(1);

    clinic
        .nurse
        .request()
        .contentType("text/csv")
        .body(
            header
                + at
                + ",130,80,70,98,ALERT,\"calm, talks\"\n"
                + at.plusSeconds(600)
                + ",188,112,80,97,ALERT,\n")
        .post("/api/sessions/" + session + "/observations/import")
        .then()
        .statusCode(201)
        .body("observations.size()", equalTo(2))
        .body("observations.enteredLate", contains(true, true))
        .body("flags.find { it.rule.code == 'pressure-high' }.severity", equalTo("CRITICAL"))
        .body("flags.find { it.rule.code == 'pressure-high' }.enteredLate", equalTo(true))
        .body(
            "flags.find { it.rule.code == 'pressure-high' }.occurredAt",
            equalTo(at.plusSeconds(600).toString()));
  }

  @Test
  void lateEntriesRaiseNoOverdueFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    Instant came = now().minus(Duration.ofHours(3));
    String at = "/api/sessions/" + session;
    clinic
        .nurse
        .post(at + "/check-in", Map.of("at", came.toString()))
        .then()
        .body("nextSet.status", equalTo("DUE"));
    clinic.started(session, came.plus(Duration.ofMinutes(20)));
    clinic.nurse.get(at).then().body("nextSet.status", equalTo("DUE"));
    clinic
        .nurse
        .post(at + "/finish", Map.of("at", came.plus(Duration.ofMinutes(80)).toString()))
        .then()
        .body("nextSet.status", equalTo("DUE"))
        .body("flags.findAll { it.rule.code == 'vitals-overdue' }", empty());
  }

  @Test
  void dissociationIsNotConfusion() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session + "/side-effects";
    clinic
        .nurse
        .post(at, Map.of("type", "DISSOCIATION", "severity", "MILD"))
        .then()
        .statusCode(201)
        .body("flags.rule.code", contains("dissociation"))
        .body("flags.severity", contains("ADVISORY"));
    String id =
        clinic
            .nurse
            .post(
                at,
                Map.of("type", "HALLUCINATION", "severity", "SEVERE", "action", "lights dimmed"))
            .then()
            .statusCode(201)
            .body("sideEffect.grade", equalTo(3))
            .body("sideEffect.wording", containsString("severe"))
            .body("flags.severity", contains("WARNING"))
            .extract()
            .path("sideEffect.id");
    clinic
        .nurse
        .post(at + "/" + id + "/resolve", Map.of("resolvedAt", now().minusSeconds(9999).toString()))
        .then()
        .statusCode(400);
    clinic
        .nurse
        .post(at + "/" + id + "/resolve")
        .then()
        .statusCode(200)
        .body("sideEffect.resolvedAt", notNullValue());
    clinic.nurse.post(at + "/" + id + "/resolve").then().statusCode(409);
    clinic
        .nurse
        .get("/api/side-effect-types")
        .then()
        .body("items.type", hasItem("CONFUSION"))
        .body("items.type", hasItem("DISSOCIATION"));
  }

  @Test
  void correctedCriticalReadingWithdrawsFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Answer high = clinic.chart(session, set(now(), Map.of("systolic", 190)));
    clinic
        .nurse
        .post(
            "/api/sessions/"
                + session
                + "/observations/"
                + high.path("observation.id")
                + "/corrections",
            corrected(high, Map.of("systolic", 145)))
        .then()
        .statusCode(201);

    clinic
        .nurse
        .get("/api/flags/" + high.path("flags[0].id"))
        .then()
        .body("severity", equalTo("CRITICAL"))
        .body("status", equalTo("RESOLVED"))
        .body("withdrawnAt", notNullValue());
    assertThat(
            clinic.session(session).path("flags").findValuesAsText("status").stream()
                .filter("OPEN"::equals))
        .as("145 mmHg is an advisory of its own")
        .hasSize(1);
  }

  @Test
  void unrelatedCorrectionKeepsFlagResolved() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Answer high = clinic.chart(session, set(now(), Map.of("systolic", 185, "pain", 2)));
    String flag = high.path("flags[0].id");
    clinic
        .clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "CONTINUE"))
        .then()
        .statusCode(200);
    String at = "/api/sessions/" + session + "/observations/";

    Answer otherValue =
        clinic.nurse.post(
            at + high.path("observation.id") + "/corrections",
            corrected(high, Map.of("respiratoryRate", 15)));
    otherValue.then().statusCode(201).body("flags", empty());
    clinic
        .nurse
        .post(
            at + otherValue.path("observation.id") + "/corrections",
            corrected(high, Map.of("respiratoryRate", 15, "systolic", 186)))
        .then()
        .statusCode(201)
        .body("flags.rule.code", contains("pressure-high"));
  }

  private static Map<String, Object> corrected(Answer entered, Map<String, ?> changed) {
    Map<String, Object> values = set(now(), changed);
    values.put("takenAt", entered.path("observation.takenAt"));
    values.put("reason", "misread");
    if (!changed.containsKey("systolic")) {
      values.put("systolic", 185);
    }
    return values;
  }
}
