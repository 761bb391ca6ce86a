package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.set;
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
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/**
 * A session from booking to signature: the nurse charts, the protocol flags, the clinician decides.
 */
@ApplicationTest
class ChartedSessionTest {

  @Test
  void aPressureThatRisesIsFlaggedSeenDecidedAndSignedOff() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(9));

    // one reading asks for a repeat, the repeat confirms
    ward.chart(session, set(now().minusSeconds(240), Map.of("systolic", 168, "diastolic", 88)))
        .then()
        .body("flags.severity", contains("ADVISORY"))
        .body("flags[0].rule.code", equalTo("systolic-high"))
        .body("flags[0].repeatBy", notNullValue());
    ward.chart(session, set(now(), Map.of("systolic", 171, "diastolic", 88)))
        .then()
        .body("flags.severity", contains("WARNING"))
        .body("flags[0].reason", containsString("baseline 125"))
        .body("flags[0].reason", containsString("confirmed by systolic 171"))
        .body("flags[0].rule.protocol", equalTo("ketamine-standard"))
        .body("flags[0].evidence.size()", equalTo(2));

    // the clinician's queue has it
    ward.clinician
        .get("/api/reviews?clinic=" + ward.clinicId)
        .then()
        .body("items.session.id", contains(session.toString()))
        .body("items[0].severity", equalTo("WARNING"));
    String flag =
        ward.clinician
            .get("/api/flags?status=OPEN,ACKNOWLEDGED&clinic=" + ward.clinicId)
            .path("items[0].id");

    ward.nurse
        .post("/api/flags/" + flag + "/acknowledge")
        .then()
        .statusCode(200)
        .body("status", equalTo("ACKNOWLEDGED"));
    ward.clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of("disposition", "ADJUST", "note", "rate halved"))
        .then()
        .statusCode(200)
        .body("status", equalTo("RESOLVED"));
    ward.nurse
        .post("/api/sessions/" + session + "/rate", Map.of("mgPerHour", 17.5, "reason", "pressure"))
        .then()
        .statusCode(200)
        .body("infusion.mgPerHour", equalTo(17.5f));

    // a calm set does not reopen what was resolved
    ward.chart(session, set(now(), Map.of())).then().body("flags", empty());

    ward.nurse
        .post("/api/sessions/" + session + "/finish")
        .then()
        .body("status", equalTo("RECOVERY"));
    ward.clinician.post("/api/sessions/" + session + "/review").then().statusCode(409);
    ward.clinician
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "goes early"))
        .then()
        .body("status", equalTo("DISCHARGED"));
    ward.clinician
        .post("/api/sessions/" + session + "/review", Map.of("note", "well tolerated"))
        .then()
        .statusCode(200);
    ward.clinician.get("/api/reviews?clinic=" + ward.clinicId).then().body("items", empty());
    ward.nurse
        .post("/api/sessions/" + session + "/observations", set(now(), Map.of()))
        .then()
        .statusCode(409)
        .body("detail", containsString("signed off"));

    JsonNode whole = ward.session(session);
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
  void aCriticalPressureIsFlaggedAtOnceAndStaysUntilAClinicianResolvesIt() {
    Ward ward = Ward.open();
    UUID session = ward.aSessionWithACriticalFlag();

    ward.chart(session, set(now(), Map.of()));
    ward.nurse
        .get("/api/flags?severity=CRITICAL&clinic=" + ward.clinicId)
        .then()
        .body("items.status", hasItem("OPEN"))
        .body("items.clearedAt", not(hasItem((Object) null)));
    ward.leave(session);
    ward.clinician
        .post("/api/sessions/" + session + "/review")
        .then()
        .statusCode(409)
        .body("detail", containsString("no clinician has resolved"));
  }

  @Test
  void acknowledgingTheLesserDoesNotHideTheGraver() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    String flag = ward.chart(session, set(now(), Map.of("systolic", 150))).path("flags[0].id");
    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);

    ward.chart(session, set(now(), Map.of("systolic", 190)))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].severity", equalTo("CRITICAL"))
        .body("flags[0].status", equalTo("OPEN"));
  }

  @Test
  void whatComesBackAfterItHadClearedIsNotCoveredByAnOldAcknowledgement() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(10));
    String flag =
        ward.chart(session, set(now().minusSeconds(300), Map.of("systolic", 185)))
            .path("flags[0].id");
    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    // still the same: the nurse knows
    ward.chart(session, set(now().minusSeconds(240), Map.of("systolic", 186)))
        .then()
        .body("flags", empty());
    ward.chart(session, set(now().minusSeconds(120), Map.of()));
    ward.chart(session, set(now(), Map.of("systolic", 190)))
        .then()
        .body("flags.id", contains(flag))
        .body("flags[0].status", equalTo("OPEN"))
        .body("flags[0].reason", containsString("systolic 190"));
  }

  @Test
  void aDoseFarFromTheOrderIsAskedBack() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    ward.meetChecklist(session);
    ward.chart(session, Ward.baseline(now()));
    String at = "/api/sessions/" + session;
    ward.nurse
        .post(at + "/start", Map.of("doseMg", 350))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("dose-far-from-order"));
    ward.nurse.post(at + "/start", Map.of("doseMg", 350, "confirmed", true)).then().statusCode(200);
    ward.nurse
        .post(at + "/rate", Map.of("mgPerHour", 1000, "reason", "slip"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("mgPerHour"));
  }

  @Test
  void aPatientSitsInOneChair() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    UUID first = ward.aBookedSessionAt(patient, 0, now());
    UUID second = ward.aBookedSessionAt(patient, 1, now().plus(Duration.ofDays(3)));
    ward.nurse.post("/api/sessions/" + first + "/check-in").then().statusCode(200);
    ward.nurse
        .post("/api/sessions/" + second + "/check-in")
        .then()
        .statusCode(409)
        .body("detail", containsString(first.toString()));
  }

  @Test
  void whatWasPrescribedAtCheckInHoldsForTheSession() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    UUID session = ward.aBookedSessionFor(patient, 0);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    ward.chart(session, set(now(), Map.of("spo2", 90)));
    ward.scheduler
        .request()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("spo2Scale", 2, "weightKg", 35))
        .patch("/api/patients/" + patient)
        .then()
        .statusCode(200);
    ward.nurse
        .get("/api/sessions/" + session + "/observations")
        .then()
        .body("items[0].news2.score", equalTo(3));
  }

  @Test
  void onlyAClinicianDischargesByAnOverride() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    ward.nurse.post("/api/sessions/" + session + "/finish").then().statusCode(200);
    ward.nurse
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "wants to go"))
        .then()
        .statusCode(403);
  }

  @Test
  void theInfusionNeedsItsChecklistAndItsBaselineUnlessAClinicianSaysWhyNot() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    Map<String, Object> start = Map.of("doseMg", 35);

    ward.nurse
        .post("/api/sessions/" + session + "/start", start)
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("baseline.systolic"))
        .body("errors.field", hasItem("checklist.escort"));
    ward.nurse
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "overrideReason", "in a hurry"))
        .then()
        .statusCode(403);
    ward.clinician
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "overrideReason", "known patient, oximeter broken"))
        .then()
        .statusCode(200)
        .body("infusion.overrideReason", equalTo("known patient, oximeter broken"));
  }

  @Test
  void theDeliveredDoseFollowsRateChangesAndPauses() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(40));
    String at = "/api/sessions/" + session;
    var begun = now().minus(Duration.ofMinutes(40));

    ward.nurse
        .post(
            at + "/pause",
            Map.of("at", begun.plus(Duration.ofMinutes(10)).toString(), "reason", "nausea"))
        .then()
        .body("status", equalTo("PAUSED"))
        .body("infusion.plannedEnd", equalTo(null));
    ward.nurse
        .post(at + "/resume", Map.of("at", begun.plus(Duration.ofMinutes(20)).toString()))
        .then()
        .body("status", equalTo("INFUSING"));
    ward.nurse
        .post(
            at + "/stop",
            Map.of("at", begun.plus(Duration.ofMinutes(30)).toString(), "reason", "enough"))
        .then()
        .body("status", equalTo("STOPPED"))
        .body("infusion.segments.mgPerHour", contains(35.0f, 0.0f, 35.0f));
    // 35 mg/h for 10 and 10 minutes; the start lies milliseconds before "begun"
    ward.nurse
        .post(at + "/finish")
        .then()
        .body("status", equalTo("RECOVERY"))
        .body("infusion.deliveredMg.toString()", org.hamcrest.Matchers.startsWith("11.6"))
        .body("infusion.endReason", equalTo("enough"));
  }

  @Test
  void aHeldCourseStartsNoSession() {
    Ward ward = Ward.open();
    UUID session = ward.aSessionWithACriticalFlag();
    UUID course = UUID.fromString(ward.session(session).path("course").path("id").asText());
    String flag = ward.nurse.get("/api/flags?clinic=" + ward.clinicId).path("items[0].id");
    ward.clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "HOLD_COURSE"))
        .then()
        .statusCode(200);

    ward.clinician.get("/api/courses/" + course).then().body("status", equalTo("HELD"));
    ward.scheduler
        .post(
            "/api/courses/" + course + "/bookings",
            Map.of(
                "sessions",
                List.of(Ward.place(now().plus(Duration.ofDays(2)), ward.chairIds.getFirst()))))
        .then()
        .statusCode(409)
        .body("detail", containsString("held"));
  }
}
