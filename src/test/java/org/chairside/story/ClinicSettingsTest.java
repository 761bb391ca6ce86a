package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.some;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A clinic's settings: hours, staffing, reminders, chairs. */
@ApplicationTest
class ClinicSettingsTest {

  private static Map<String, Object> hours(String day, String opens, String closes) {
    return Map.of("day", day, "opens", opens, "closes", closes);
  }

  private static Map<String, Object> aClinic(Map<String, ?> more) {
    Map<String, Object> clinic =
        new HashMap<>(Map.of("name", "Uptown " + some(), "timeZone", "Europe/Berlin"));
    clinic.putAll(more);
    return clinic;
  }

  @Test
  void newClinicHasDefaultSettings() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .get("/api/clinics/" + clinic.clinicId)
        .then()
        .body("pumps", nullValue())
        .body("patientsPerNurse", equalTo(3))
        .body("highAcuityPatientsPerNurse", equalTo(2))
        .body("heightenedSessions", equalTo(3))
        .body("reminderLeadHours", contains(72, 24))
        .body("fastingSolidsHours", equalTo(6))
        .body("fastingFluidsHours", equalTo(2));
    // one patient to a nurse leaves no more for those of high acuity
    clinic
        .admin
        .post("/api/clinics", aClinic(Map.of("patientsPerNurse", 1)))
        .then()
        .statusCode(201)
        .body("highAcuityPatientsPerNurse", equalTo(1));
  }

  @Test
  void clinicHasALanguageForPatientsWhoseOwnIsUnknown() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/clinics/" + clinic.clinicId;
    clinic.admin.get(path).then().body("patientLanguage", equalTo("en"));
    clinic
        .admin
        .patch(path, Map.of("patientLanguage", "de"))
        .then()
        .statusCode(200)
        .body("patientLanguage", equalTo("de"));
    clinic.admin.patch(path, Map.of("fastingSolidsHours", 8)).then().statusCode(200);
    clinic.admin.get(path).then().body("patientLanguage", equalTo("de"));
    clinic
        .admin
        .patch(path, Map.of("patientLanguage", "fr"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("patientLanguage"))
        .body("errors[0].code", equalTo("field.one-of"));
  }

  @Test
  void adminChangesSettings() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/clinics/" + clinic.clinicId;
    clinic
        .admin
        .patch(
            path,
            Map.of(
                "pumps", 4,
                "patientsPerNurse", 4,
                "highAcuityPatientsPerNurse", 3,
                "heightenedSessions", 0,
                "reminderLeadHours", List.of(1, 336, 24),
                "fastingSolidsHours", 8,
                "fastingFluidsHours", 4))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get(path)
        .then()
        .body("pumps", equalTo(4))
        .body("patientsPerNurse", equalTo(4))
        .body("highAcuityPatientsPerNurse", equalTo(3))
        .body("heightenedSessions", equalTo(0))
        .body("reminderLeadHours", contains(336, 24, 1))
        .body("fastingSolidsHours", equalTo(8))
        .body("fastingFluidsHours", equalTo(4));
    // what is left out stays
    clinic
        .admin
        .patch(path, Map.of("reminderLeadHours", List.of()))
        .then()
        .statusCode(200)
        .body("pumps", equalTo(4))
        .body("reminderLeadHours.size()", equalTo(0));
  }

  @Test
  void settingOutOfBoundsIsRefusedByField() {
    TestClinic clinic = TestClinic.open();
    record Case(String field, Map<String, ?> change) {}
    for (Case wrong :
        List.of(
            new Case("pumps", Map.of("pumps", -1)),
            new Case("pumps", Map.of("pumps", 1001)),
            new Case("patientsPerNurse", Map.of("patientsPerNurse", 0)),
            new Case("patientsPerNurse", Map.of("patientsPerNurse", 7)),
            new Case("highAcuityPatientsPerNurse", Map.of("highAcuityPatientsPerNurse", 0)),
            new Case("highAcuityPatientsPerNurse", Map.of("highAcuityPatientsPerNurse", 4)),
            new Case("highAcuityPatientsPerNurse", Map.of("patientsPerNurse", 1)),
            new Case("heightenedSessions", Map.of("heightenedSessions", 61)),
            new Case("reminderLeadHours", Map.of("reminderLeadHours", List.of(1, 2, 3, 4, 5, 6))),
            new Case("reminderLeadHours", Map.of("reminderLeadHours", List.of(24, 24))),
            new Case("reminderLeadHours[0]", Map.of("reminderLeadHours", List.of(0))),
            new Case("reminderLeadHours[1]", Map.of("reminderLeadHours", List.of(24, 337))),
            new Case("fastingSolidsHours", Map.of("fastingSolidsHours", 25)),
            new Case("fastingFluidsHours", Map.of("fastingFluidsHours", -1)))) {
      Answer answer = clinic.admin.patch("/api/clinics/" + clinic.clinicId, wrong.change());
      assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(400);
      assertThat(String.join(" ", answer.<List<String>>path("errors.field")))
          .as(wrong.toString())
          .contains(wrong.field());
    }
    clinic
        .admin
        .get("/api/clinics/" + clinic.clinicId)
        .then()
        .body("patientsPerNurse", equalTo(3))
        .body("version", equalTo(0));
  }

  @Test
  void clinicCanBeOpenAroundTheClock() {
    TestClinic clinic = TestClinic.open();
    List<Map<String, Object>> always = new ArrayList<>();
    for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
      always.add(hours(day.name(), "00:00", "00:00"));
    }
    clinic
        .admin
        .post("/api/clinics", aClinic(Map.of("hours", always)))
        .then()
        .statusCode(201)
        .body("hours.size()", equalTo(7))
        .body("hours[0].closes", equalTo("00:00"));
    clinic
        .admin
        .post(
            "/api/clinics",
            aClinic(
                Map.of(
                    "hours",
                    List.of(
                        hours("MONDAY", "08:00", "12:00"),
                        hours("MONDAY", "12:00", "23:59"),
                        hours("TUESDAY", "08:00", "00:00")))))
        .then()
        .statusCode(201);
  }

  @Test
  void openingHoursMustNotOverlap() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .post(
            "/api/clinics",
            aClinic(
                Map.of(
                    "hours",
                    List.of(
                        hours("MONDAY", "08:00", "12:00"),
                        hours("TUESDAY", "08:00", "12:00"),
                        hours("MONDAY", "11:59", "17:00")))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("hours[2]"));
    clinic
        .admin
        .patch(
            "/api/clinics/" + clinic.clinicId,
            Map.of(
                "hours",
                List.of(hours("FRIDAY", "20:00", "00:00"), hours("FRIDAY", "23:59", "23:59"))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("hours[1]"));
    clinic
        .admin
        .patch(
            "/api/clinics/" + clinic.clinicId,
            Map.of("hours", List.of(hours("FRIDAY", "12:00", "12:00"))))
        .then()
        .statusCode(400);
  }

  @Test
  void chairOutOfUseIsNotBooked() {
    TestClinic clinic = TestClinic.open();
    UUID chair = clinic.chairIds.getFirst();
    String path = "/api/chairs/" + chair;
    String etag = "\"0\"";
    clinic
        .admin
        .request()
        .contentType("application/json")
        .body(Map.of("active", false))
        .patch(path)
        .then()
        .statusCode(428);
    clinic.scheduler.patch(path, etag, Map.of("active", false)).then().statusCode(403);
    clinic
        .admin
        .patch(path, etag, Map.of("active", false, "name", "By the window"))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("active", equalTo(false))
        .body("name", equalTo("By the window"));
    clinic.admin.patch(path, etag, Map.of("active", true)).then().statusCode(412);
    clinic.admin.patch(path, "\"1\"", Map.of("name", "Chair 2")).then().statusCode(409);
    clinic.admin.patch(path, "\"1\"", Map.of("name", "  ")).then().statusCode(400);
    clinic
        .scheduler
        .post(
            "/api/courses/" + clinic.aCourseFor(clinic.aPatient()) + "/bookings",
            Map.of("sessions", List.of(TestClinic.place(TestClinic.now(), chair))))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("sessions[0].chairId"));
    TestClinic.open().admin.patch(path, "\"1\"", Map.of("active", true)).then().statusCode(404);
  }

  @Test
  void patientHasAvailabilityAndReminderChannel() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> availability =
        Map.of(
            "weekly", List.of(Map.of("day", "MONDAY", "from", "09:00", "until", "12:00")),
            "away", List.of(Map.of("from", "2026-03-01", "until", "2026-03-08")));
    UUID patient = clinic.aPatient(Map.of("availability", availability, "reminders", "NONE"));
    String path = "/api/patients/" + patient;
    clinic
        .nurse
        .get(path)
        .then()
        .body("availability.weekly[0].day", equalTo("MONDAY"))
        .body("availability.weekly[0].until", equalTo("12:00"))
        .body("availability.away[0].until", equalTo("2026-03-08"))
        .body("reminders", equalTo("NONE"));
    clinic
        .scheduler
        .patch(path, Map.of("phone", "1"))
        .then()
        .body("availability.weekly.size()", equalTo(1));
    clinic
        .scheduler
        .patch(path, Map.of("availability", Map.of("weekly", List.of(), "away", List.of())))
        .then()
        .statusCode(200)
        .body("availability", nullValue())
        .body("reminders", equalTo("NONE"));
    // unknown unless somebody enters it
    clinic
        .nurse
        .get("/api/patients/" + clinic.aPatient())
        .then()
        .body("availability", nullValue())
        .body("reminders", equalTo("EMAIL"));
  }

  @Test
  void reversedSpanIsRefused() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/patients/" + clinic.aPatient();
    Map<String, Object> monday = Map.of("day", "MONDAY", "from", "12:00", "until", "12:00");
    Map<String, Object> tuesday = Map.of("day", "TUESDAY", "from", "12:00", "until", "00:00");
    Map<String, Object> away = Map.of("from", "2026-03-02", "until", "2026-03-01");
    clinic
        .scheduler
        .patch(
            path,
            Map.of(
                "availability", Map.of("weekly", List.of(tuesday, monday), "away", List.of(away))))
        .then()
        .statusCode(400)
        .body("errors.field", contains("availability.weekly[1].from", "availability.away[0].from"));
    clinic
        .scheduler
        .patch(
            path,
            Map.of(
                "availability",
                Map.of(
                    "weekly",
                    IntStream.range(0, 51).mapToObj(_ -> tuesday).toList(),
                    "away",
                    List.of())))
        .then()
        .statusCode(400)
        .body("errors.field", contains("availability.weekly"));
    clinic.scheduler.patch(path, Map.of("reminders", "PIGEON")).then().statusCode(400);
  }
}
