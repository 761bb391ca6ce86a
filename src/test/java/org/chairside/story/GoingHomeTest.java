package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.testclinic.TestClinic.baseline;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The patient goes home when the protocol's criteria are met, or when a clinician says why not. */
@ApplicationTest
class GoingHomeTest {

  @Test
  void recoveredPatientLeavesWithEscort() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    String at = "/api/sessions/" + session;
    clinic
        .scheduler
        .get(at + "/discharge-readiness")
        .then()
        .statusCode(200)
        .body("ready", equalTo(false))
        .body("criteria.find { it.code == 'vitals-stable' }.met", equalTo(true))
        .body("criteria.find { it.code == 'score' }.met", nullValue())
        .body("criteria.find { it.code == 'escort' }.met", equalTo(false))
        .body("criteria.find { it.code == 'gait' }.met", nullValue());
    clinic
        .nurse
        .post(at + "/discharge")
        .then()
        .statusCode(409)
        .body("errors.field", hasItems("discharge.score", "discharge.escort", "discharge.gait"))
        .body("errors.field", not(hasItem("discharge.vitals-stable")))
        .body("detail", containsString("score"));
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("RECOVERY");

    clinic.prepareToLeave(session);
    clinic
        .nurse
        .get(at + "/discharge-readiness")
        .then()
        .body("ready", equalTo(true))
        .body("criteria.met", everyItem(equalTo(true)));
    clinic.nurse.post(at + "/discharge").then().statusCode(200);
    clinic
        .nurse
        .get(at)
        .then()
        .body("status", equalTo("DISCHARGED"))
        .body("escort", equalTo("her brother"))
        .body("recoveryScores.total", contains(10))
        .body("dischargeChecklist.ok", everyItem(equalTo(true)))
        .body("dischargeOverride", nullValue())
        .body("dischargeUnmet", empty());
    clinic.nurse.get(at + "/discharge-readiness").then().body("ready", equalTo(true));
  }

  @Test
  void dischargeOverrideRecordsUnmetCriteria() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session;
    clinic.nurse.post(at + "/finish").then().statusCode(200);
    clinic
        .clinician
        .post(at + "/discharge", Map.of("overrideReason", "goes on to the hospital"))
        .then()
        .statusCode(200)
        .body("dischargeOverride", equalTo("goes on to the hospital"))
        .body("dischargeOverrideBy", equalTo(clinic.clinician.id()))
        .body("dischargeUnmet.code", hasItems("minutes-after-end", "vitals-stable", "escort"));
    JsonNode discharged = clinic.session(session).path("events");
    assertThat(discharged.get(discharged.size() - 1).at("/data/unmet").toString())
        .contains("minutes-after-end");
  }

  @Test
  void needlessOverrideIsNotRecorded() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    clinic.prepareToLeave(session);
    clinic
        .clinician
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "in a hurry"))
        .then()
        .statusCode(200)
        .body("dischargeOverride", nullValue())
        .body("dischargeOverrideBy", nullValue())
        .body("dischargeUnmet", empty());
  }

  @Test
  void criticalFlagBlocksDischarge() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    clinic.prepareToLeave(session);
    String flag =
        clinic
            .nurse
            .post(
                "/api/sessions/" + session + "/flags",
                Map.of("severity", "CRITICAL", "reason", "chest pain on standing"))
            .path("id");
    clinic
        .nurse
        .post("/api/sessions/" + session + "/discharge")
        .then()
        .statusCode(409)
        .body("errors.field", contains("discharge.no-critical-flag"));
    clinic
        .clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "CONTINUE"))
        .then()
        .statusCode(200);
    clinic.nurse.post("/api/sessions/" + session + "/discharge").then().statusCode(200);
  }

  @Test
  void lateEntryIsJudgedAtItsInstant() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    clinic.prepareToLeave(session);
    // the second set came five minutes ago, and the half hour was over then
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/discharge",
            Map.of("at", now().minus(Duration.ofMinutes(8)).toString()))
        .then()
        .statusCode(409)
        .body(
            "errors.field",
            contains("discharge.minutes-after-end", "discharge.vitals-stable", "discharge.score"));
    clinic.chart(session, set(now(), Map.of("systolic", 175)));
    clinic
        .nurse
        .get("/api/sessions/" + session + "/discharge-readiness")
        .then()
        .body("criteria.find { it.code == 'vitals-stable' }.met", equalTo(false))
        .body(
            "criteria.find { it.code == 'vitals-stable' }.why",
            containsString("systolic 175 mmHg (baseline 125, +40 %)"));
  }

  @Test
  void setEnteredTwiceIsOneSet() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionInRecoverySince(Duration.ofMinutes(35));
    String at = "/api/sessions/" + session;
    Instant taken = now().minus(Duration.ofMinutes(4)).truncatedTo(ChronoUnit.SECONDS);
    String csv =
        ("takenAt,systolic,diastolic,heartRate,spo2,respiratoryRate,temperature,"
                + "supplementalOxygen,consciousness,sedation,pain\n"
                + "%s,125,80,70,98,14,36.60,false,ALERT,5,2\n")
            .formatted(taken);
    String first =
        clinic
            .nurse
            .postCsv(at + "/observations/import", csv)
            .then()
            .statusCode(201)
            .extract()
            .path("observations[0].id");

    clinic
        .nurse
        .postCsv(at + "/observations/import", csv)
        .then()
        .statusCode(201)
        .body("observations.id", contains(first))
        .body("flags", empty());
    // by hand what was imported before
    clinic.chart(session, baseline(taken)).then().body("observation.id", equalTo(first));
    clinic
        .nurse
        .get(at + "/observations")
        .then()
        .body("items.findAll { it.id == '%s' }".formatted(first), hasSize(1));
    assertStable(clinic, session, false, "1 of 2 sets");
    // a second later it is another set, but says nothing new of how stable the patient is
    clinic.chart(session, baseline(taken.plusSeconds(1)));
    assertStable(clinic, session, false, "sets less than 5 minutes apart count as one");
    clinic
        .nurse
        .post(at + "/discharge")
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("discharge.vitals-stable"));
    // nor does the correction of a set make two of it
    clinic
        .nurse
        .post(
            at + "/observations/" + first + "/corrections",
            Map.of("reason", "read wrongly", "heartRate", 71))
        .then()
        .statusCode(201);
    assertStable(clinic, session, false, "1 of 2 sets");

    clinic.chart(session, baseline(taken.minus(Duration.ofMinutes(5))));
    clinic
        .nurse
        .get(at + "/discharge-readiness")
        .then()
        .body("criteria.find { it.code == 'vitals-stable' }.met", equalTo(true));
  }

  private static void assertStable(TestClinic clinic, UUID session, boolean met, String why) {
    clinic
        .nurse
        .get("/api/sessions/" + session + "/discharge-readiness")
        .then()
        .body("criteria.find { it.code == 'vitals-stable' }.met", equalTo(met))
        .body("criteria.find { it.code == 'vitals-stable' }.why", containsString(why));
  }

  @Test
  void setOfAnotherTimeOrValueIsAnotherSet() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Instant taken = now();
    clinic.chart(session, baseline(taken));
    clinic.chart(session, set(taken, Map.of("heartRate", 71)));
    clinic.chart(session, set(taken, Map.of("note", "in the other arm")));
    clinic.chart(session, baseline(taken.minusSeconds(1)));

    clinic.nurse.get("/api/sessions/" + session + "/observations").then().body("items", hasSize(5));
  }

  @Test
  void scoreSentTwiceIsOneScore() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    String path = "/api/sessions/" + session + "/recovery-scores";
    Map<String, Object> score =
        Map.of(
            "scale",
            "ALDRETE",
            "assessedAt",
            now().toString(),
            "items",
            Map.of("activity", 2, "respiration", 2, "consciousness", 2));
    UUID first = TestClinic.id(clinic.nurse.post(path, score));

    assertThat(TestClinic.id(clinic.nurse.post(path, score))).isEqualTo(first);
    clinic.nurse.get(path).then().body("items.id", contains(first.toString()));
  }

  @Test
  void overrideNeedsReasonInWords() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session;
    clinic.nurse.post(at + "/finish").then().statusCode(200);
    for (String reason :
        List.of("ok", "           ok", "ok ok ok ok ok", "necessarily", "1234 5678 90")) {
      clinic
          .clinician
          .post(at + "/discharge", Map.of("overrideReason", reason))
          .then()
          .statusCode(400)
          .body("errors.field", contains("overrideReason"))
          .body(
              "errors[0].message", containsString("at least 10 characters and 2 different words"));
    }
    UUID waiting = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post("/api/sessions/" + waiting + "/check-in").then().statusCode(200);
    clinic
        .clinician
        .post("/api/sessions/" + waiting + "/start", Map.of("doseMg", 35, "overrideReason", "fine"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("overrideReason"));
    clinic
        .clinician
        .post(at + "/discharge", Map.of("overrideReason", "Ärztin übernimmt"))
        .then()
        .statusCode(200);
  }

  @Test
  void recoveryScoreIsRecordedForGood() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    String path = "/api/sessions/" + session + "/recovery-scores";
    clinic
        .nurse
        .post(path, Map.of("scale", "ALDRETE", "items", Map.of("activity", 1)))
        .then()
        .statusCode(201)
        .body("total", nullValue())
        .body("complete", equalTo(false))
        .body("missing", contains("respiration", "consciousness"))
        .body("items.find { it.code == 'circulation' }.points", equalTo(2))
        .body("items.find { it.code == 'circulation' }.derived", equalTo(true))
        .body("items.find { it.code == 'activity' }.wording", equalTo("Moves two limbs"));
    clinic
        .clinician
        .post(
            path,
            Map.of(
                "scale",
                "PADSS",
                "items",
                Map.of("vitalSigns", 2, "activity", 2, "painNauseaVomiting", 1)))
        .then()
        .statusCode(201)
        .body("total", equalTo(9))
        .body("items.findAll { it.byDefinition }.code", contains("bleeding", "intakeOutput"));
    clinic.nurse.get(path).then().body("items.scale", contains("ALDRETE", "PADSS"));
    clinic
        .nurse
        .get("/api/recovery-scales")
        .then()
        .statusCode(200)
        .body("items.code", contains("ALDRETE", "PADSS"))
        .body("items[0].items[0].points.points", contains(2, 1, 0));

    clinic
        .nurse
        .post(path, Map.of("scale", "ALDRETE", "items", Map.of("activity", 3)))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("items.activity"))
        .body("errors[0].message", equalTo("must be between 0 and 2"));
    clinic
        .nurse
        .post(path, Map.of("scale", "ALDRETE", "items", Map.of("colour", 2)))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("items"));
    clinic
        .nurse
        .post(
            path,
            Map.of(
                "scale",
                "ALDRETE",
                "assessedAt",
                now().minus(Duration.ofMinutes(40)).toString(),
                "items",
                Map.of()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("assessedAt"));
    clinic
        .scheduler
        .post(path, Map.of("scale", "ALDRETE", "items", Map.of()))
        .then()
        .statusCode(403);
    for (String change :
        List.of("update recovery_score set total = 10", "delete from recovery_score")) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("never changed or deleted");
    }
  }

  @Test
  void onlyRecoveryCanBeScored() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/recovery-scores",
            Map.of("scale", "ALDRETE", "items", Map.of("activity", 2)))
        .then()
        .statusCode(409);
  }

  @Test
  void latestChecklistAnswerCounts() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    String path = "/api/sessions/" + session + "/discharge-checklist";
    clinic
        .nurse
        .put(path, Map.of("items", List.of(Map.of("code", "gait", "ok", false, "note", "sways"))))
        .then()
        .statusCode(200)
        .body("dischargeChecklist.find { it.code == 'gait' }.ok", equalTo(false))
        .body("escort", nullValue());
    clinic
        .nurse
        .put(path, Map.of("items", List.of(Map.of("code", "gait", "ok", true))))
        .then()
        .body("dischargeChecklist.find { it.code == 'gait' }.ok", equalTo(true));
    clinic.nurse.put(path, Map.of("escort", "daughter")).then().body("escort", equalTo("daughter"));
    assertThat(
            clinic.session(session).path("events").findValuesAsText("type").stream()
                .filter("DischargeChecklistAnswered"::equals))
        .hasSize(3);
    assertThat(clinic.session(session).path("events").toString()).doesNotContain("daughter");

    clinic.nurse.put(path, Map.of()).then().statusCode(400);
    clinic.nurse.put(path, Map.of("escort", " ")).then().statusCode(400);
    clinic
        .nurse
        .put(path, Map.of("items", List.of(Map.of("code", "unheard-of", "ok", true))))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("items[0].code"));
    clinic.scheduler.put(path, Map.of("escort", "daughter")).then().statusCode(403);
  }

  @Test
  void readinessNeedsCheckIn() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    clinic.nurse.get("/api/sessions/" + session + "/discharge-readiness").then().statusCode(409);
    clinic
        .nurse
        .put("/api/sessions/" + session + "/discharge-checklist", Map.of("escort", "daughter"))
        .then()
        .statusCode(409);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
