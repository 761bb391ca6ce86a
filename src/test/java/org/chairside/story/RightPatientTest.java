package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.baseline;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The right patient, for the right session, in a chair and on a pump that serve nobody else. */
@ApplicationTest
class RightPatientTest {

  private static final Map<String, String> REASON =
      Map.of("overrideReason", "came early, seen by the clinician");

  private static String checkIn(UUID session) {
    return "/api/sessions/" + session + "/check-in";
  }

  private static void assertBooked(TestClinic clinic, UUID session) {
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("BOOKED");
  }

  @Test
  void sessionOfAnotherDayNeedsReason() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofDays(6)));

    clinic
        .nurse
        .post(checkIn(session))
        .then()
        .statusCode(409)
        .body("errors.field", contains("checkIn.day"))
        .body("errors.code", contains("arrival.another-day"))
        .body("detail", containsString("Check patient, session, and chair"));
    clinic
        .nurse
        .post(checkIn(session), Map.of("overrideReason", "ok"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("overrideReason"));
    assertBooked(clinic, session);

    clinic.nurse.post(checkIn(session), REASON).then().statusCode(200);
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("status", equalTo("CHECKED_IN"))
        .body(
            "events.find { it.type == 'SessionCheckedIn' }.data.overrideReason",
            equalTo(REASON.get("overrideReason")))
        .body(
            "events.find { it.type == 'SessionCheckedIn' }.data.doubts",
            contains("arrival.another-day"));
  }

  @Test
  void sessionOfEarlierDayNeedsReasonUnlessEnteredForThatDay() {
    TestClinic clinic = TestClinic.open();
    Instant then = now().minus(Duration.ofDays(2));
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, then);

    clinic
        .nurse
        .post(checkIn(session))
        .then()
        .statusCode(409)
        .body("errors.code", contains("arrival.another-day"));
    clinic.nurse.post(checkIn(session), Map.of("at", then.toString())).then().statusCode(200);
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("events.find { it.type == 'SessionCheckedIn' }.data.overrideReason", nullValue());
  }

  @Test
  void sessionOfTodayIsNamed() {
    TestClinic clinic = TestClinic.open();
    Answer booked =
        clinic.scheduler.post(
            "/api/courses/" + clinic.aCourseFor(clinic.aPatient()) + "/bookings",
            Map.of(
                "sessions",
                List.of(
                    place(now(), clinic.chairIds.getFirst()),
                    place(now().plus(Duration.ofDays(3)), clinic.chairIds.getFirst()))));
    String today = booked.path("sessions[0].id");
    UUID later = UUID.fromString(booked.path("sessions[1].id"));

    clinic
        .nurse
        .post(checkIn(later))
        .then()
        .statusCode(409)
        .body("errors.code", contains("arrival.another-day-than"))
        .body("errors[0].params.session", equalTo(today));
  }

  @Test
  void chairWithRunningInfusionTakesNobody() {
    TestClinic clinic = TestClinic.open();
    UUID infusing = clinic.aRunningSession();
    UUID next = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofHours(3)));

    for (Map<String, String> body : List.of(Map.<String, String>of(), REASON)) {
      clinic
          .nurse
          .post(checkIn(next), body)
          .then()
          .statusCode(409)
          .body("code", equalTo("arrival.infusing-in-chair"))
          .body("params.session", equalTo(infusing.toString()))
          .body("params.chair", equalTo("Chair 1"));
    }
    assertBooked(clinic, next);

    clinic.nurse.post("/api/sessions/" + infusing + "/finish").then().statusCode(200);
    clinic
        .nurse
        .post(checkIn(next))
        .then()
        .statusCode(409)
        .body("errors.code", contains("arrival.chair-taken"))
        .body("errors[0].params.session", equalTo(infusing.toString()));
    clinic.nurse.post(checkIn(next), REASON).then().statusCode(200);
  }

  @Test
  void chairIsFreeOnceItsPatientHasLeft() {
    TestClinic clinic = TestClinic.open();
    UUID before = clinic.aRunningSession();
    clinic.sendHome(before);
    UUID next = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofHours(3)));

    clinic.nurse.post(checkIn(next)).then().statusCode(200);
  }

  @Test
  void secondInfusionInOneChairDoesNotStart() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aCheckedInSession();
    UUID second = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofHours(3)));
    clinic.nurse.post(checkIn(second), REASON).then().statusCode(200);
    clinic.meetChecklist(second);
    clinic.chart(second, baseline(now()));
    clinic.started(first, now().minus(Duration.ofMinutes(1)));

    clinic
        .nurse
        .post("/api/sessions/" + second + "/start", Map.of("doseMg", 35, "pump", "another"))
        .then()
        .statusCode(409)
        .body("code", equalTo("arrival.infusing-in-chair"))
        .body("params.session", equalTo(first.toString()));
  }

  @Test
  void pumpRunsOneInfusionAtATime() {
    TestClinic clinic = TestClinic.open();
    UUID first = clinic.aRunningSession();
    String pump = clinic.session(first).at("/infusion/pump").asText();
    UUID second = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post(checkIn(second)).then().statusCode(200);
    clinic.meetChecklist(second);
    clinic.chart(second, baseline(now()));
    Map<String, Object> start =
        Map.of("doseMg", 35, "pump", " " + pump.toLowerCase(Locale.ROOT) + " ");

    clinic
        .nurse
        .post("/api/sessions/" + second + "/start", start)
        .then()
        .statusCode(409)
        .body("errors.field", contains("pump"))
        .body("code", equalTo("arrival.infusing-on-pump"))
        .body("params.session", equalTo(first.toString()));
    clinic.nurse.post("/api/sessions/" + first + "/finish").then().statusCode(200);
    clinic.nurse.post("/api/sessions/" + second + "/start", start).then().statusCode(200);
  }

  @Test
  void secondCourseBesideAnUnfinishedOneNeedsReason() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID first = clinic.aCourseFor(patient);
    Map<String, Object> second = new HashMap<>(clinic.aCourse(patient));
    second.put("drug", "Ketamine hydrochloride");

    clinic
        .clinician
        .post("/api/courses", second)
        .then()
        .statusCode(409)
        .body("code", equalTo("course.unfinished"))
        .body("params.course", equalTo(first.toString()));
    clinic
        .clinician
        .post("/api/courses/" + first + "/hold", Map.of("reason", "waits"))
        .then()
        .statusCode(200);
    clinic.clinician.post("/api/courses", second).then().statusCode(409);
    second.put("overrideReason", "yes");
    clinic.clinician.post("/api/courses", second).then().statusCode(400);
    second.put("overrideReason", "pain and depression are treated apart");
    UUID beside = TestClinic.id(clinic.clinician.post("/api/courses", second));

    second.remove("overrideReason");
    for (UUID course : List.of(first, beside)) {
      clinic
          .clinician
          .post("/api/courses/" + course + "/cancel", Map.of("reason", "moves away"))
          .then()
          .statusCode(200);
    }
    clinic.clinician.post("/api/courses", second).then().statusCode(201);
  }

  @Test
  void sessionForgottenOpenDoesNotBlockToday() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    Instant earlier = now().minus(Duration.ofHours(30));
    UUID forgotten = clinic.aBookedSessionAt(patient, 0, earlier);
    clinic.nurse.post(checkIn(forgotten), Map.of("at", earlier.toString())).then().statusCode(200);
    UUID today = clinic.aBookedSessionFor(patient, 1);

    clinic.nurse.get("/api/sessions/" + today).then().body("actions", hasItem("CHECK_IN"));
    clinic
        .nurse
        .post(checkIn(today))
        .then()
        .statusCode(409)
        .body("errors.code", contains("arrival.left-open"))
        .body("errors[0].params.session", equalTo(forgotten.toString()));
    clinic.nurse.post(checkIn(today), REASON).then().statusCode(200);
  }

  @Test
  void patientInAnotherChairNowIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID sitting = clinic.aBookedSessionFor(patient, 0);
    UUID later = clinic.aBookedSessionAt(patient, 1, now().plus(Duration.ofHours(5)));
    clinic.nurse.post(checkIn(sitting)).then().statusCode(200);

    clinic.nurse.get("/api/sessions/" + later).then().body("actions", not(hasItem("CHECK_IN")));
    clinic
        .nurse
        .post(checkIn(later), REASON)
        .then()
        .statusCode(409)
        .body("code", equalTo("chair.other-session-in-chair"));
  }

  @Test
  void likeNamesOfTheDayAreMarkedWithSecondIdentifier() {
    TestClinic clinic = TestClinic.open(3);
    UUID anna =
        clinic.aPatient(
            Map.of("familyName", "Meyer", "givenName", "Anna", "birthDate", "1971-03-28"));
    UUID albert =
        clinic.aPatient(
            Map.of("familyName", "Maier", "givenName", "Albert", "birthDate", "1988-11-02"));
    UUID sitting = clinic.aBookedSessionFor(anna, 0);
    clinic.nurse.post(checkIn(sitting)).then().statusCode(200);
    clinic.aBookedSessionAt(albert, 1, now().plus(Duration.ofMinutes(30)));
    clinic.aBookedSessionFor(clinic.aPatient(), 2);

    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .statusCode(200)
        .body("chairs[0].session.patient.birthDate", equalTo("1971-03-28"))
        .body("chairs[0].session.patient.similarName", equalTo(true))
        .body("chairs[1].next.patient.birthDate", equalTo("1988-11-02"))
        .body("chairs[1].next.patient.similarName", equalTo(true))
        .body("chairs[2].next.patient.similarName", equalTo(false));
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId)
        .then()
        .body("items.find { it.patient.familyName == 'Meyer' }.patient.similarName", equalTo(true))
        .body("items.find { it.patient.familyName == 'Maier' }.patient.similarName", equalTo(true))
        .body(
            "items.find { it.patient.familyName == 'Okafor' }.patient.similarName", equalTo(false));
  }

  @Test
  void reviewQueueShowsSecondIdentifier() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();

    clinic
        .clinician
        .get("/api/reviews?clinic=" + clinic.clinicId)
        .then()
        .statusCode(200)
        .body("items.session.id", contains(session.toString()))
        .body("items[0].session.patient.birthDate", equalTo("1980-04-12"))
        .body("items[0].session.patient.similarName", equalTo(false));
  }
}
