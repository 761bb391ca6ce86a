package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waitlist offers over time, and what rosters mean for clinicians. */
@ApplicationTest
class WaitlistAndDutyTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private TestClinic clinic;
  private LocalDate monday;

  @BeforeEach
  void aClinicOpenOnWorkdays() {
    clinic = TestClinic.open(3);
    clinic.openOnWorkdays("08:00", "17:00");
    monday = LocalDate.now(NEW_YORK).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
  }

  private Instant at(LocalDate day, String time) {
    return LocalTime.parse(time).atDate(day).atZone(NEW_YORK).toInstant();
  }

  private void cancel(UUID session) {
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);
  }

  private List<String> offers(String status) {
    return clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/waitlist-offers?status=" + status)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private UUID waitingWithASessionOn(LocalDate day) {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(course, at(day, "11:00"));
    clinic.waits(course);
    return course;
  }

  @Test
  void releasedSlotIsNotOfferedToItsPatient() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    UUID own = clinic.furtherSessionOf(course, at(monday, "09:00"));
    clinic.waits(course);
    cancel(own);
    assertThat(offers("OFFERED")).isEmpty();
  }

  @Test
  void patientWithoutSessionIsBookedFromOffer() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    UUID own = clinic.furtherSessionOf(course, at(monday.plusDays(3), "09:00"));
    clinic.waits(course);
    cancel(own);
    cancel(clinic.aBookedSessionAt(clinic.aPatient(), 1, at(monday, "13:00")));
    String offer = offers("OFFERED").getFirst();
    clinic.scheduler.post("/api/waitlist-offers/" + offer + "/accept").then().statusCode(200);
    clinic.scheduler.get("/api/courses/" + course).then().body("progress.booked", equalTo(1));
  }

  @Test
  void offerIsGoneWhenSlotIsTaken() {
    UUID leaving = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    waitingWithASessionOn(monday.plusDays(3));
    cancel(leaving);
    assertThat(offers("OFFERED")).hasSize(1);
    clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "08:30"));
    assertThat(offers("OFFERED")).isEmpty();
    assertThat(offers("GONE")).hasSize(1);
  }

  @Test
  void canceledCourseOffersItsSlots() {
    UUID leaving = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(leaving, at(monday, "09:00"));
    waitingWithASessionOn(monday.plusDays(3));
    clinic
        .clinician
        .post("/api/courses/" + leaving + "/cancel", Map.of("reason", "moved away"))
        .then()
        .statusCode(200);
    assertThat(offers("OFFERED")).hasSize(1);
  }

  @Test
  void requiredClinicianMustBeRostered() {
    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("clinicianRequired", true));
    Map<String, Object> nurse = shift(clinic.staffId(clinic.nurse));
    clinic.rosters(monday, List.of(nurse, shift(clinic.staffId(clinic.clinician))));
    clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    clinic.rosters(monday, List.of(nurse));
    clinic
        .scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(clinic.clinicId, monday, monday.plusDays(1)))
        .then()
        .body("items.rule", hasItem("CLINICIAN_ON_SITE"));
    clinic
        .scheduler
        .post(
            "/api/courses/" + clinic.aCourseFor(clinic.aPatient()) + "/bookings",
            Map.of("sessions", List.of(place(at(monday, "12:00"), clinic.chairIds.get(1)))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("CLINICIAN_ON_SITE"));
  }

  private static Map<String, Object> shift(UUID person) {
    return Map.of("staffId", person, "from", "08:00", "until", "17:00");
  }

  @Test
  void nurseIsInOneClinicAtATime() {
    UUID other =
        TestClinic.id(
            clinic.admin.post(
                "/api/clinics",
                Map.of("name", "Uptown " + TestClinic.some(), "timeZone", "America/New_York")));
    UUID nurse = clinic.staffId(clinic.nurse);
    clinic.rosters(monday, List.of(shift(nurse)));
    clinic
        .scheduler
        .put("/api/clinics/" + other + "/roster/" + monday, List.of(shift(nurse)))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("[0].staffId"));
    clinic
        .scheduler
        .put(
            "/api/clinics/" + other + "/roster/" + monday,
            List.of(Map.of("staffId", nurse, "from", "17:00", "until", "20:00")))
        .then()
        .statusCode(200);
  }

  @Test
  void pastBookingGivesNotice() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    Instant lastYear = now().minus(Duration.ofDays(300));
    clinic
        .scheduler
        .post(
            "/api/courses/" + course + "/bookings",
            Map.of("sessions", List.of(place(lastYear, clinic.chairIds.getFirst()))))
        .then()
        .statusCode(201)
        .body("notices", hasItem(containsString("in the past")));
    clinic
        .scheduler
        .post(
            "/api/courses/" + course + "/holds",
            Map.of("sessions", List.of(place(lastYear, clinic.chairIds.getFirst()))))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("sessions[0].start"));
  }

  @Test
  void farMoveIsRefused() {
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    clinic
        .scheduler
        .post(
            "/api/sessions/" + session + "/reschedule",
            Map.of("start", "2100-12-09T14:00:00Z", "moveLater", true, "preview", true))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("start"));
  }

  @Test
  void replanLeavesHeldCourseInPlace() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(course, at(monday, "09:00"));
    clinic
        .clinician
        .post("/api/courses/" + course + "/hold", Map.of("reason", "pressure"))
        .then()
        .statusCode(200);
    clinic.closes(at(monday, "08:00"), at(monday, "10:00"), "water damage");
    clinic
        .scheduler
        .post(
            "/api/clinics/" + clinic.clinicId + "/replans",
            Map.of("from", monday.toString(), "until", monday.toString()))
        .then()
        .statusCode(201)
        .body("moves", hasSize(0));
    assertThat(
            json(clinic.scheduler.get(
                    "/api/clinics/%s/violations?from=%s&to=%s"
                        .formatted(clinic.clinicId, monday, monday.plusDays(1))))
                .path("items")
                .toString())
        .contains("COURSE_ACTIVE", "CLOSURE");
  }
}
