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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/**
 * A session from booking to signature: the nurse charts, the protocol flags, the clinician decides.
 */
@ApplicationTest
class ChartedSessionTest {

  @Test
  void risingPressureIsFlaggedDecidedAndSignedOff() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(9));

    // one reading asks for a repeat, the repeat confirms
    clinic
        .chart(session, set(now().minusSeconds(240), Map.of("systolic", 168, "diastolic", 88)))
        .then()
        .body("flags.severity", contains("ADVISORY"))
        .body("flags[0].rule.code", equalTo("pressure-high"))
        .body("flags[0].repeatBy", notNullValue());
    clinic
        .chart(session, set(now(), Map.of("systolic", 171, "diastolic", 88)))
        .then()
        .body("flags.severity", contains("WARNING"))
        .body("flags[0].reason", containsString("baseline 125"))
        .body("flags[0].reason", containsString("systolic 171 mmHg, 36 % above baseline 125"))
        .body("flags[0].rule.protocol", equalTo("ketamine-standard"))
        .body("flags[0].evidence.size()", equalTo(2));

    // the clinician's queue has it
    clinic
        .clinician
        .get("/api/reviews?clinic=" + clinic.clinicId)
        .then()
        .body("items.session.id", contains(session.toString()))
        .body("items[0].severity", equalTo("WARNING"));
    String flag =
        clinic
            .clinician
            .get("/api/flags?status=OPEN,ACKNOWLEDGED&clinic=" + clinic.clinicId)
            .path("items[0].id");

    clinic
        .nurse
        .post("/api/flags/" + flag + "/acknowledge")
        .then()
        .statusCode(200)
        .body("status", equalTo("ACKNOWLEDGED"));
    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of("disposition", "ADJUST", "note", "rate halved"))
        .then()
        .statusCode(200)
        .body("status", equalTo("RESOLVED"));
    clinic
        .nurse
        .post("/api/sessions/" + session + "/rate", Map.of("mgPerHour", 17.5, "reason", "pressure"))
        .then()
        .statusCode(200)
        .body("infusion.mgPerHour", equalTo(17.5f));

    // a calm set does not reopen what was resolved
    clinic.chart(session, set(now(), Map.of())).then().body("flags", empty());

    clinic
        .nurse
        .post("/api/sessions/" + session + "/finish")
        .then()
        .body("status", equalTo("RECOVERY"));
    clinic.clinician.post("/api/sessions/" + session + "/review").then().statusCode(409);
    clinic
        .clinician
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "goes early"))
        .then()
        .body("status", equalTo("DISCHARGED"));
    clinic
        .clinician
        .post("/api/sessions/" + session + "/review", Map.of("note", "well tolerated"))
        .then()
        .statusCode(200);
    clinic.clinician.get("/api/reviews?clinic=" + clinic.clinicId).then().body("items", empty());
    clinic
        .nurse
        .post("/api/sessions/" + session + "/observations", set(now(), Map.of()))
        .then()
        .statusCode(409)
        .body("detail", containsString("signed off"));

    JsonNode whole = clinic.session(session);
    assertThat(whole.path("events").findValuesAsText("type"))
        .containsSubsequence(
            "SessionBooked",
            "SessionCheckedIn",
            "ChecklistAnswered",
            "ObservationRecorded",
            "InfusionStarted",
            "ObservationRecorded",
            "FlagRaised",
            "FlagWorsened",
            "FlagAcknowledged",
            "FlagResolved",
            "RateChanged",
            "RecoveryBegan",
            "PatientDischarged",
            "SessionSignedOff");
  }

  @Test
  void criticalFlagStaysUntilClinicianResolvesIt() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();

    clinic.chart(session, set(now(), Map.of()));
    clinic.chart(session, set(now(), Map.of()));
    clinic
        .nurse
        .get("/api/flags?severity=CRITICAL&clinic=" + clinic.clinicId)
        .then()
        .body("items.status", hasItem("OPEN"))
        .body("items.clearedAt", not(hasItem((Object) null)));
    clinic.leave(session);
    clinic
        .clinician
        .post("/api/sessions/" + session + "/review")
        .then()
        .statusCode(409)
        .body("detail", containsString("not resolved"));
  }

  @Test
  void acknowledgedFlagReopensWhenGraver() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String flag = clinic.chart(session, set(now(), Map.of("systolic", 150))).path("flags[0].id");
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);

    clinic
        .chart(session, set(now(), Map.of("systolic", 190)))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].severity", equalTo("CRITICAL"))
        .body("flags[0].status", equalTo("OPEN"));
  }

  @Test
  void recurringFindingReopensAcknowledgedFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    String flag =
        clinic
            .chart(session, set(now().minusSeconds(300), Map.of("systolic", 185)))
            .path("flags[0].id");
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    // still the same: the nurse knows
    clinic
        .chart(session, set(now().minusSeconds(240), Map.of("systolic", 186)))
        .then()
        .body("flags", empty());
    clinic.chart(session, set(now().minusSeconds(180), Map.of()));
    clinic.chart(session, set(now().minusSeconds(120), Map.of()));
    clinic
        .chart(session, set(now(), Map.of("systolic", 190)))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("systolic 190"));
  }

  @Test
  void doseFarFromOrderNeedsConfirmation() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.meetChecklist(session);
    clinic.chart(session, TestClinic.baseline(now()));
    String at = "/api/sessions/" + session;
    clinic
        .nurse
        .post(at + "/start", Map.of("doseMg", 350))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("dose-far-from-order"));
    Map<String, Object> meant =
        Map.of("doseMg", 350, "confirmed", true, "doseReason", "trial of a high dose");
    clinic.nurse.post(at + "/start", meant).then().statusCode(403);
    clinic.clinician.post(at + "/start", meant).then().statusCode(200);
    clinic
        .nurse
        .post(at + "/rate", Map.of("mgPerHour", 1000, "reason", "slip"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("mgPerHour"));
  }

  @Test
  void patientIsInOneSessionAtATime() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID first = clinic.aBookedSessionAt(patient, 0, now());
    UUID second = clinic.aBookedSessionAt(patient, 1, now().plus(Duration.ofDays(3)));
    clinic.nurse.post("/api/sessions/" + first + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + second + "/check-in")
        .then()
        .statusCode(409)
        .body("detail", containsString(first.toString()));
  }

  @Test
  void prescribedScaleIsFixedAtCheckIn() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID session = clinic.aBookedSessionFor(patient, 0);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic.chart(session, set(now(), Map.of("spo2", 90)));
    clinic
        .scheduler
        .request()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("spo2Scale", 2, "weightKg", 35, "confirmed", true))
        .patch("/api/patients/" + patient)
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get("/api/sessions/" + session + "/observations")
        .then()
        .body("items[0].news2.score", equalTo(3));
  }

  @Test
  void onlyClinicianOverridesDischarge() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic.nurse.post("/api/sessions/" + session + "/finish").then().statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "wants to go"))
        .then()
        .statusCode(403);
  }

  @Test
  void startNeedsChecklistAndBaselineOrOverride() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Map<String, Object> start = Map.of("doseMg", 35);

    clinic
        .nurse
        .post("/api/sessions/" + session + "/start", start)
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("baseline.systolic"))
        .body("errors.field", hasItem("checklist.escort"));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "overrideReason", "in a hurry"))
        .then()
        .statusCode(403);
    clinic
        .clinician
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "overrideReason", "known patient, oximeter broken"))
        .then()
        .statusCode(200)
        .body("infusion.overrideReason", equalTo("known patient, oximeter broken"));
  }

  @Test
  void deliveredDoseFollowsRatesAndPauses() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(40));
    String at = "/api/sessions/" + session;
    var begun = now().minus(Duration.ofMinutes(40));

    clinic
        .nurse
        .post(
            at + "/pause",
            Map.of("at", begun.plus(Duration.ofMinutes(10)).toString(), "reason", "nausea"))
        .then()
        .body("status", equalTo("PAUSED"))
        .body("infusion.plannedEnd", equalTo(null));
    clinic
        .nurse
        .post(at + "/resume", Map.of("at", begun.plus(Duration.ofMinutes(20)).toString()))
        .then()
        .body("status", equalTo("INFUSING"));
    clinic
        .nurse
        .post(
            at + "/stop",
            Map.of("at", begun.plus(Duration.ofMinutes(30)).toString(), "reason", "enough"))
        .then()
        .body("status", equalTo("STOPPED"))
        .body("infusion.segments.mgPerHour", contains(35.0f, 0.0f, 35.0f));
    // 35 mg/h for 10 and 10 minutes; the start lies milliseconds before "begun"
    clinic
        .nurse
        .post(at + "/finish")
        .then()
        .body("status", equalTo("RECOVERY"))
        .body("infusion.deliveredMg.toString()", org.hamcrest.Matchers.startsWith("11.6"))
        .body("infusion.endReason", equalTo("enough"));
  }

  @Test
  void heldCourseStartsNoSession() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    UUID course = UUID.fromString(clinic.session(session).path("course").path("id").asText());
    String flag = clinic.nurse.get("/api/flags?clinic=" + clinic.clinicId).path("items[0].id");
    clinic
        .clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "HOLD_COURSE"))
        .then()
        .statusCode(200);

    clinic.clinician.get("/api/courses/" + course).then().body("status", equalTo("HELD"));
    clinic
        .scheduler
        .post(
            "/api/courses/" + course + "/bookings",
            Map.of(
                "sessions",
                List.of(
                    TestClinic.place(now().plus(Duration.ofDays(2)), clinic.chairIds.getFirst()))))
        .then()
        .statusCode(409)
        .body("detail", containsString("on hold"));
  }
}
