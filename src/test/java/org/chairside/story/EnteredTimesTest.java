package org.chairside.story;

import static org.chairside.testclinic.TestClinic.minute;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A time that cannot be is refused with its bound. */
@ApplicationTest
class EnteredTimesTest {

  private static Answer born(TestClinic clinic, String date) {
    return clinic.scheduler.post(
        "/api/patients",
        Map.of(
            "mrn",
            "MRN-" + TestClinic.some(),
            "givenName",
            "Ada",
            "familyName",
            "Okafor",
            "birthDate",
            date));
  }

  @Test
  void birthDateIsNotAfterTodayAtTheClinic() {
    TestClinic clinic = TestClinic.open();
    LocalDate today = now().atZone(clinic.zone()).toLocalDate();
    born(clinic, today.toString()).then().statusCode(201);
    born(clinic, "1900-01-01").then().statusCode(201);
    for (String wrong : List.of(today.plusDays(1).toString(), "1899-12-31", "2999-01-01")) {
      born(clinic, wrong).then().statusCode(400).body("errors.field", hasItem("birthDate"));
    }
    clinic
        .scheduler
        .patch(
            "/api/patients/" + clinic.aPatient(), Map.of("birthDate", today.plusDays(1).toString()))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("patient.birth-date"));
    // where the organization has a clinic further east, its day has come already
    ZoneId east = ZoneId.of("Pacific/Kiritimati");
    TestClinic.id(
        clinic.admin.post(
            "/api/clinics",
            Map.of(
                "name",
                "East " + TestClinic.some(),
                "timeZone",
                east.getId(),
                "hours",
                TestClinic.hours("08:00", "18:00"))));
    LocalDate there = now().atZone(east).toLocalDate();
    born(clinic, there.toString()).then().statusCode(201);
    born(clinic, there.plusDays(1).toString()).then().statusCode(400);
  }

  @Test
  void sessionStartsAtWholeMinute() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    Instant start = minute(now().plus(Duration.ofDays(2)));
    for (Instant odd : List.of(start.plusSeconds(37), start.plusMillis(1))) {
      Map<String, Object> wrong =
          Map.of("start", odd.toString(), "chairId", clinic.chairIds.getFirst());
      for (String path : List.of("/bookings", "/holds")) {
        clinic
            .scheduler
            .post("/api/courses/" + course + path, Map.of("sessions", List.of(wrong)))
            .then()
            .statusCode(400)
            .body("errors.field", contains("sessions[0].start"))
            .body("errors.code", contains("field.whole-minutes"));
      }
    }
    UUID session = clinic.furtherSessionOf(course, start);
    clinic
        .scheduler
        .post(
            "/api/sessions/" + session + "/reschedule",
            Map.of("start", start.plusSeconds(97).toString(), "preview", true))
        .then()
        .statusCode(400)
        .body("errors.field", contains("start"))
        .body("errors.code", contains("field.whole-minutes"));
    clinic
        .scheduler
        .post(
            "/api/courses/" + course + "/bookings",
            Map.of(
                "sessions",
                List.of(place(start.plus(Duration.ofDays(3)), clinic.chairIds.getFirst()))))
        .then()
        .statusCode(201);
  }

  @Test
  void nothingIsChartedAfterDischarge() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(90));
    String path = "/api/sessions/" + session;
    Instant left = now().minus(Duration.ofMinutes(10));
    clinic
        .nurse
        .post(path + "/finish", Map.of("at", left.minus(Duration.ofMinutes(20)).toString()))
        .then()
        .statusCode(200);
    clinic
        .clinician
        .post(
            path + "/discharge",
            Map.of("at", left.toString(), "overrideReason", "the story goes on after it"))
        .then()
        .statusCode(200);
    String late = left.plus(Duration.ofMinutes(5)).toString();
    clinic
        .nurse
        .post(path + "/observations", Map.of("takenAt", late, "pain", 3))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("takenAt"))
        .body("errors[0].code", equalTo("chair.not-after-discharge"));
    clinic
        .nurse
        .post(path + "/observations", Map.of("pain", 3))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("chair.not-after-discharge"));
    clinic
        .nurse
        .postCsv(path + "/observations/import", "takenAt,pain\n" + late + ",3\n")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("chair.not-after-discharge"));
    clinic
        .nurse
        .post(path + "/side-effects", Map.of("type", "NAUSEA", "severity", "MILD", "onsetAt", late))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("onsetAt"))
        .body("errors[0].code", equalTo("chair.not-after-discharge"));
    clinic
        .nurse
        .post(path + "/observations", Map.of("takenAt", left.toString(), "pain", 3))
        .then()
        .statusCode(201);
  }
}
