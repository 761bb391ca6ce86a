package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A flag that nobody acknowledges goes from the nurse at the chair to the clinician on duty. */
@ApplicationTest
class EscalationTest {

  @Test
  void assignedNurseIsNotifiedAtOnce() {
    TestClinic clinic = TestClinic.open();
    clinic.takeOn(Role.NURSE);
    UUID session = clinic.aSessionWithACriticalFlag();

    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("nurseId", equalTo(clinic.nurse.id()))
        .body(
            "flags[0].openSince", equalTo(clinic.session(session).at("/flags/0/raisedAt").asText()))
        .body("flags[0].escalations.to", contains("ASSIGNED_NURSE"))
        .body("flags[0].escalations[0].staffIds", contains(clinic.nurse.id()))
        .body("flags[0].escalations[0].fallback", equalTo(false));
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .body("chairs[0].session.nurseId", equalTo(clinic.nurse.id()));
  }

  @Test
  void escalationStopsOnAcknowledgment() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Person charge = clinic.takeOn(Role.NURSE);
    onDuty(clinic, charge.id(), clinic.clinician.id());
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    String flag;
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      flag =
          clinic
              .chart(session, set(now(), Map.of("systolic", 188, "diastolic", 85)))
              .path("flags[0].id");
      openedEarlier(flag, Duration.ofSeconds(61));
      awaitTold(clinic, flag, "ASSIGNED_NURSE", "CHARGE_NURSE");
      reader.awaitType("FlagEscalated", Duration.ofSeconds(10));
    }
    JsonNode told = escalations(clinic, flag).get(1);
    assertThat(told.path("staffIds").get(0).asText()).isEqualTo(charge.id());
    assertThat(told.path("fallback").asBoolean()).isFalse();
    charge.get("/api/flags?escalatedTo=me").then().body("items.id", contains(flag));
    clinic
        .nurse
        .get("/api/flags?escalatedTo=" + charge.id())
        .then()
        .body("items.id", contains(flag));
    clinic.clinician.get("/api/flags?escalatedTo=me").then().body("items", empty());
    clinic.nurse.get("/api/flags?escalatedTo=nobody").then().statusCode(400);

    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    assertThat(escalations(clinic, flag).findValuesAsText("to"))
        .as("a nurse's acknowledgment keeps no critical flag from a clinician")
        .containsExactly("ASSIGNED_NURSE", "CHARGE_NURSE", "CLINICIAN_ON_DUTY");
    assertThat(escalations(clinic, flag).get(2).path("staffIds").get(0).asText())
        .isEqualTo(clinic.clinician.id());
    openedEarlier(flag, Duration.ofMinutes(10));
    clinic.chart(session, set(now(), Map.of("systolic", 187, "diastolic", 85)));
    assertThat(escalations(clinic, flag)).hasSize(3);
  }

  @Test
  void cliniciansAcknowledgmentEndsEscalation() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    String flag = clinic.session(session).at("/flags/0/id").asText();
    clinic.clinician.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    openedEarlier(flag, Duration.ofMinutes(10));
    clinic.chart(session, set(now(), Map.of("systolic", 187, "diastolic", 85)));

    assertThat(escalations(clinic, flag).findValuesAsText("to")).containsExactly("ASSIGNED_NURSE");
  }

  @Test
  void withdrawnFlagIsNotEscalated() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Answer low = clinic.chart(session, set(now(), Map.of("spo2", 69)));
    String flag = clinic.session(session).path("flags").findValuesAsText("id").getFirst();
    clinic
        .nurse
        .post(
            "/api/sessions/"
                + session
                + "/observations/"
                + low.path("observation.id")
                + "/corrections",
            Map.of("spo2", 96, "reason", "read upside down"))
        .then()
        .statusCode(201);
    openedEarlier(flag, Duration.ofMinutes(10));
    clinic.chart(session, set(now(), Map.of("spo2", 98)));

    assertThat(escalations(clinic, flag).findValuesAsText("to")).containsExactly("ASSIGNED_NURSE");
  }

  @Test
  void missedStepsAreTakenOnceInOrder() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    String flag = clinic.session(session).at("/flags/0/id").asText();
    openedEarlier(flag, Duration.ofMinutes(5));
    awaitTold(clinic, flag, "ASSIGNED_NURSE", "CHARGE_NURSE", "CLINICIAN_ON_DUTY");
    // nobody was named, so everybody with the role is notified
    assertThat(escalations(clinic, flag).get(2).path("fallback").asBoolean()).isTrue();
    assertThat(escalations(clinic, flag).get(2).path("staffIds").get(0).asText())
        .isEqualTo(clinic.clinician.id());
    clinic.chart(session, set(now(), Map.of("systolic", 189)));
    clinic.chart(session, set(now(), Map.of("systolic", 190)));
    assertThat(escalations(clinic, flag)).hasSize(3);
  }

  @Test
  void graverFlagEscalatesAgain() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String flag = clinic.chart(session, set(now(), Map.of("systolic", 145))).path("flags[0].id");
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    clinic.chart(session, set(now(), Map.of("systolic", 190)));

    JsonNode told = escalations(clinic, flag);
    assertThat(told.findValuesAsText("to")).containsExactly("ASSIGNED_NURSE", "ASSIGNED_NURSE");
    assertThat(Instant.parse(told.get(0).path("since").asText()))
        .isBefore(Instant.parse(told.get(1).path("since").asText()));
  }

  @Test
  void manualFlagIsEscalated() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Answer raised =
        clinic.clinician.post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "CRITICAL", "reason", "looks grey"));
    raised.then().statusCode(201).body("escalations.to", contains("ASSIGNED_NURSE"));
    openedEarlier(raised.path("id"), Duration.ofMinutes(1));
    awaitTold(clinic, raised.path("id"), "ASSIGNED_NURSE", "CHARGE_NURSE");
  }

  @Test
  void flagOfDischargedPatientIsNotEscalated() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    String flag = clinic.session(session).at("/flags/0/id").asText();
    clinic.leave(session);
    openedEarlier(flag, Duration.ofMinutes(10));
    clinic.chart(session, set(now(), Map.of()));
    assertThat(escalations(clinic, flag)).hasSize(1);
  }

  @Test
  void missingRecipientIsRecorded() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic
        .admin
        .request()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("active", false))
        .patch("/api/staff/" + clinic.nurse.id())
        .then()
        .statusCode(200);
    clinic
        .clinician
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "ADVISORY", "reason", "a word"))
        .then()
        .body("escalations.to", contains("ASSIGNED_NURSE"))
        .body("escalations[0].staffIds", empty())
        .body("escalations[0].fallback", equalTo(true));
  }

  @Test
  void sessionIsReassignedToAnotherNurse() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Person other = clinic.takeOn(Role.NURSE);
    String path = "/api/sessions/" + session + "/nurse";
    clinic
        .scheduler
        .put(path, Map.of("staffId", other.id()))
        .then()
        .statusCode(200)
        .body("nurseId", equalTo(other.id()));
    assertThat(clinic.session(session).path("events").findValuesAsText("type"))
        .contains("NurseAssigned");
    clinic
        .nurse
        .put(path, Map.of("staffId", clinic.clinician.id()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("staffId"));
    clinic.nurse.put(path, Map.of("staffId", UUID.randomUUID())).then().statusCode(400);
    clinic.admin.put(path, Map.of("staffId", other.id())).then().statusCode(403);
    clinic
        .nurse
        .request()
        .header("If-Match", "\"9999\"")
        .contentType("application/json")
        .body(Map.of("staffId", other.id()))
        .put(path)
        .then()
        .statusCode(412);
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "unwell"))
        .then()
        .statusCode(200);
    clinic.nurse.put(path, Map.of("staffId", other.id())).then().statusCode(409);
  }

  @Test
  void onlyNurseIsAssignedAtCheckIn() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    clinic.clinician.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic.nurse.get("/api/sessions/" + session).then().body("nurseId", nullValue());
  }

  @Test
  void dutyIsSetAndShown() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/clinics/" + clinic.clinicId + "/duty";
    clinic
        .scheduler
        .get(path)
        .then()
        .statusCode(200)
        .body("chargeNurseId", nullValue())
        .body("clinicianIds", empty());
    String etag = clinic.nurse.get(path).header("ETag");
    clinic
        .nurse
        .putWithoutVersion(path, duty(clinic.nurse.id(), clinic.clinician.id()))
        .then()
        .statusCode(428);
    putDuty(clinic.scheduler, clinic, etag, duty(null)).then().statusCode(403);
    putDuty(clinic.nurse, clinic, etag, duty(clinic.nurse.id(), clinic.clinician.id()))
        .then()
        .statusCode(200)
        .body("chargeNurseId", equalTo(clinic.nurse.id()))
        .body("clinicianIds", contains(clinic.clinician.id()));
    putDuty(clinic.nurse, clinic, etag, duty(null)).then().statusCode(412);
    putDuty(clinic.clinician, clinic, "*", duty(clinic.clinician.id(), clinic.nurse.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("chargeNurseId", "clinicianIds[0]"));
    putDuty(clinic.clinician, clinic, "*", duty(null, clinic.clinician.id(), clinic.clinician.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("clinicianIds[1]"));
    putDuty(clinic.admin, clinic, "*", duty(null)).then().statusCode(200);
    clinic.nurse.get("/api/clinics/" + UUID.randomUUID() + "/duty").then().statusCode(404);
  }

  @Test
  void escalationsAreNeverChanged() throws Exception {
    TestClinic clinic = TestClinic.open();
    clinic.aSessionWithACriticalFlag();
    for (String change :
        List.of("update flag_escalation set fallback = true", "delete from flag_escalation")) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("never changed or deleted");
    }
  }

  // ---------------------------------------------------------------- small things

  private static Map<String, Object> duty(String chargeNurse, String... clinicians) {
    Map<String, Object> duty = new HashMap<>();
    duty.put("chargeNurseId", chargeNurse);
    duty.put("clinicianIds", Arrays.asList(clinicians));
    return duty;
  }

  private static void onDuty(TestClinic clinic, String chargeNurse, String clinician) {
    putDuty(clinic.admin, clinic, "*", duty(chargeNurse, clinician)).then().statusCode(200);
  }

  private static Answer putDuty(Person by, TestClinic clinic, String etag, Map<String, ?> duty) {
    return by.request()
        .header("If-Match", etag)
        .contentType("application/json")
        .body(duty)
        .put("/api/clinics/" + clinic.clinicId + "/duty");
  }

  private static JsonNode escalations(TestClinic clinic, String flag) {
    return TestClinic.json(clinic.nurse.get("/api/flags/" + flag)).path("escalations");
  }

  private static void awaitTold(TestClinic clinic, String flag, String... told) {
    await()
        .untilAsserted(
            () ->
                assertThat(escalations(clinic, flag).findValuesAsText("to")).containsExactly(told));
  }

  /** As though the flag had been open that much longer: nobody waits minutes in a test. */
  private void openedEarlier(String flag, Duration earlier) throws SQLException {
    String since = "interval '%d seconds'".formatted(earlier.toSeconds());
    execute("alter table flag_escalation disable trigger escalations_are_append_only");
    execute(
        "update flag_escalation set since = since - %s where flag_id = '%s'"
            .formatted(since, flag));
    execute("alter table flag_escalation enable trigger escalations_are_append_only");
    execute(
        """
        update flag set open_since = open_since - %1$s, raised_at = raised_at - %1$s
        where id = '%2$s'
        """
            .formatted(since, flag));
    execute(
        """
        update infusion_session set next_check_at = next_check_at - %s
        where id = (select session_id from flag where id = '%s')
        """
            .formatted(since, flag));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
