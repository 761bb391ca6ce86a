package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.ward.Person;
import org.chairside.ward.StreamReader;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A flag that nobody acknowledges goes from the nurse at the chair to the clinician on duty. */
@ApplicationTest
class EscalationTest {

  @Inject AgroalDataSource database;

  @Test
  void theNurseAtTheChairIsToldAtOnce() {
    Ward ward = Ward.open();
    ward.takeOn(Role.NURSE);
    UUID session = ward.aSessionWithACriticalFlag();

    ward.nurse
        .get("/api/sessions/" + session)
        .then()
        .body("nurseId", equalTo(ward.nurse.id()))
        .body("flags[0].openSince", equalTo(ward.session(session).at("/flags/0/raisedAt").asText()))
        .body("flags[0].escalations.to", contains("ASSIGNED_NURSE"))
        .body("flags[0].escalations[0].staffIds", contains(ward.nurse.id()))
        .body("flags[0].escalations[0].fallback", equalTo(false));
    ward.nurse
        .get("/api/clinics/" + ward.clinicId + "/board")
        .then()
        .body("chairs[0].session.nurseId", equalTo(ward.nurse.id()));
  }

  @Test
  void aFlagThatNobodySeesGoesOnAndStopsWhenSomebodyDoes() throws Exception {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    Person charge = ward.takeOn(Role.NURSE);
    onDuty(ward, charge.id(), ward.clinician.id());
    String url =
        "http://localhost:" + RestAssured.port + "/api/clinics/" + ward.clinicId + "/events";
    String flag;
    try (StreamReader reader = StreamReader.open(url, ward.nurse.token(), null)) {
      flag =
          ward.chart(session, set(now(), Map.of("systolic", 188, "diastolic", 85)))
              .path("flags[0].id");
      openedEarlier(flag, Duration.ofSeconds(61));
      await(ward, flag, "ASSIGNED_NURSE", "CHARGE_NURSE");
      reader.awaitType("FlagEscalated", Duration.ofSeconds(10));
    }
    JsonNode told = escalations(ward, flag).get(1);
    assertThat(told.path("staffIds").get(0).asText()).isEqualTo(charge.id());
    assertThat(told.path("fallback").asBoolean()).isFalse();
    charge.get("/api/flags?escalatedTo=me").then().body("items.id", contains(flag));
    ward.nurse.get("/api/flags?escalatedTo=" + charge.id()).then().body("items.id", contains(flag));
    ward.clinician.get("/api/flags?escalatedTo=me").then().body("items", empty());
    ward.nurse.get("/api/flags?escalatedTo=nobody").then().statusCode(400);

    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    openedEarlier(flag, Duration.ofMinutes(10));
    ward.chart(session, set(now(), Map.of("systolic", 187, "diastolic", 85)));
    assertThat(escalations(ward, flag).findValuesAsText("to"))
        .containsExactly("ASSIGNED_NURSE", "CHARGE_NURSE");
  }

  @Test
  void whatFellDueIsCaughtUpInOrderAndEachStepIsTakenOnce() throws Exception {
    Ward ward = Ward.open();
    UUID session = ward.aSessionWithACriticalFlag();
    String flag = ward.session(session).at("/flags/0/id").asText();
    openedEarlier(flag, Duration.ofMinutes(5));
    await(ward, flag, "ASSIGNED_NURSE", "CHARGE_NURSE", "CLINICIAN_ON_DUTY");
    // nobody was named, so that everybody of the role is told
    assertThat(escalations(ward, flag).get(2).path("fallback").asBoolean()).isTrue();
    assertThat(escalations(ward, flag).get(2).path("staffIds").get(0).asText())
        .isEqualTo(ward.clinician.id());
    ward.chart(session, set(now(), Map.of("systolic", 189)));
    ward.chart(session, set(now(), Map.of("systolic", 190)));
    assertThat(escalations(ward, flag)).hasSize(3);
  }

  @Test
  void aFlagThatGrowsGraverTellsAnew() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    String flag = ward.chart(session, set(now(), Map.of("systolic", 150))).path("flags[0].id");
    ward.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    ward.chart(session, set(now(), Map.of("systolic", 190)));

    JsonNode told = escalations(ward, flag);
    assertThat(told.findValuesAsText("to")).containsExactly("ASSIGNED_NURSE", "ASSIGNED_NURSE");
    assertThat(Instant.parse(told.get(0).path("since").asText()))
        .isBefore(Instant.parse(told.get(1).path("since").asText()));
  }

  @Test
  void whatAPersonRaisesIsEscalatedToo() throws Exception {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    Response raised =
        ward.clinician.post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "CRITICAL", "reason", "looks grey"));
    raised.then().statusCode(201).body("escalations.to", contains("ASSIGNED_NURSE"));
    openedEarlier(raised.path("id"), Duration.ofMinutes(1));
    await(ward, raised.path("id"), "ASSIGNED_NURSE", "CHARGE_NURSE");
  }

  @Test
  void aFlagOfAPatientWhoHasLeftWaitsInTheQueue() throws Exception {
    Ward ward = Ward.open();
    UUID session = ward.aSessionWithACriticalFlag();
    String flag = ward.session(session).at("/flags/0/id").asText();
    ward.leave(session);
    openedEarlier(flag, Duration.ofMinutes(10));
    ward.chart(session, set(now(), Map.of()));
    assertThat(escalations(ward, flag)).hasSize(1);
  }

  @Test
  void nobodyAtAllIsSaidToo() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    ward.admin
        .request()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("active", false))
        .patch("/api/staff/" + ward.nurse.id())
        .then()
        .statusCode(200);
    ward.clinician
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "ADVISORY", "reason", "a word"))
        .then()
        .body("escalations.to", contains("ASSIGNED_NURSE"))
        .body("escalations[0].staffIds", empty())
        .body("escalations[0].fallback", equalTo(true));
  }

  @Test
  void anotherNurseTakesTheChair() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    Person other = ward.takeOn(Role.NURSE);
    String path = "/api/sessions/" + session + "/nurse";
    ward.scheduler
        .put(path, Map.of("staffId", other.id()))
        .then()
        .statusCode(200)
        .body("nurseId", equalTo(other.id()));
    assertThat(ward.session(session).path("events").findValuesAsText("type"))
        .contains("NurseAssigned");
    ward.nurse
        .put(path, Map.of("staffId", ward.clinician.id()))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("staffId"));
    ward.nurse.put(path, Map.of("staffId", UUID.randomUUID())).then().statusCode(400);
    ward.admin.put(path, Map.of("staffId", other.id())).then().statusCode(403);
    ward.nurse
        .request()
        .header("If-Match", "\"9999\"")
        .contentType("application/json")
        .body(Map.of("staffId", other.id()))
        .put(path)
        .then()
        .statusCode(412);
    ward.scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "unwell"))
        .then()
        .statusCode(200);
    ward.nurse.put(path, Map.of("staffId", other.id())).then().statusCode(409);
  }

  @Test
  void whoIsNotANurseIsAssignedNoSession() {
    Ward ward = Ward.open();
    UUID session = ward.aBookedSession();
    ward.clinician.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    ward.nurse.get("/api/sessions/" + session).then().body("nurseId", nullValue());
  }

  @Test
  void whoIsOnDutyIsNamed() {
    Ward ward = Ward.open();
    String path = "/api/clinics/" + ward.clinicId + "/duty";
    ward.scheduler
        .get(path)
        .then()
        .statusCode(200)
        .body("chargeNurseId", nullValue())
        .body("clinicianIds", empty());
    String etag = ward.nurse.get(path).header("ETag");
    ward.nurse.put(path, duty(ward.nurse.id(), ward.clinician.id())).then().statusCode(428);
    putDuty(ward.scheduler, ward, etag, duty(null)).then().statusCode(403);
    putDuty(ward.nurse, ward, etag, duty(ward.nurse.id(), ward.clinician.id()))
        .then()
        .statusCode(200)
        .body("chargeNurseId", equalTo(ward.nurse.id()))
        .body("clinicianIds", contains(ward.clinician.id()));
    putDuty(ward.nurse, ward, etag, duty(null)).then().statusCode(412);
    putDuty(ward.clinician, ward, "*", duty(ward.clinician.id(), ward.nurse.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("chargeNurseId", "clinicianIds[0]"));
    putDuty(ward.clinician, ward, "*", duty(null, ward.clinician.id(), ward.clinician.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("clinicianIds[1]"));
    putDuty(ward.admin, ward, "*", duty(null)).then().statusCode(200);
    ward.nurse.get("/api/clinics/" + UUID.randomUUID() + "/duty").then().statusCode(404);
  }

  @Test
  void whatWasToldStays() throws Exception {
    Ward ward = Ward.open();
    ward.aSessionWithACriticalFlag();
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

  private static void onDuty(Ward ward, String chargeNurse, String clinician) {
    putDuty(ward.admin, ward, "*", duty(chargeNurse, clinician)).then().statusCode(200);
  }

  private static Response putDuty(Person by, Ward ward, String etag, Map<String, ?> duty) {
    return by.request()
        .header("If-Match", etag)
        .contentType("application/json")
        .body(duty)
        .put("/api/clinics/" + ward.clinicId + "/duty");
  }

  private static JsonNode escalations(Ward ward, String flag) {
    return Ward.json(ward.nurse.get("/api/flags/" + flag)).path("escalations");
  }

  private static void await(Ward ward, String flag, String... told) throws InterruptedException {
    for (int i = 0; i < 100 && escalations(ward, flag).size() < told.length; i++) {
      Thread.sleep(100);
    }
    assertThat(escalations(ward, flag).findValuesAsText("to")).containsExactly(told);
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
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
