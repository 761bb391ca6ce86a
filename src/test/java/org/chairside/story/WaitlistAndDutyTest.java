package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.json;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.place;
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
import org.chairside.ward.Ward;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of offers when the day goes on, and what a roster says of clinicians. */
@ApplicationTest
class WaitlistAndDutyTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Ward ward;
  private LocalDate monday;

  @BeforeEach
  void aClinicOpenOnWorkdays() {
    ward = Ward.open(3);
    ward.openOnWorkdays("08:00", "17:00");
    monday = LocalDate.now(NEW_YORK).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
  }

  private Instant at(LocalDate day, String time) {
    return LocalTime.parse(time).atDate(day).atZone(NEW_YORK).toInstant();
  }

  private void cancel(UUID session) {
    ward.scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);
  }

  private List<String> offers(String status) {
    return ward.scheduler
        .get("/api/clinics/" + ward.clinicId + "/waitlist-offers?status=" + status)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private UUID waitingWithASessionOn(LocalDate day) {
    UUID course = ward.aCourseFor(ward.aPatient());
    ward.furtherSessionOf(course, at(day, "11:00"));
    ward.waits(course);
    return course;
  }

  @Test
  void nobodyIsOfferedThePlaceThatTheyGaveUp() {
    UUID course = ward.aCourseFor(ward.aPatient());
    UUID own = ward.furtherSessionOf(course, at(monday, "09:00"));
    ward.waits(course);
    cancel(own);
    assertThat(offers("OFFERED")).isEmpty();
  }

  @Test
  void whoGaveUpTheirSessionAndTakesAnotherPlaceIsBookedAnew() {
    UUID course = ward.aCourseFor(ward.aPatient());
    UUID own = ward.furtherSessionOf(course, at(monday.plusDays(3), "09:00"));
    ward.waits(course);
    cancel(own);
    cancel(ward.aBookedSessionAt(ward.aPatient(), 1, at(monday, "13:00")));
    String offer = offers("OFFERED").getFirst();
    ward.scheduler.post("/api/waitlist-offers/" + offer + "/accept").then().statusCode(200);
    ward.scheduler.get("/api/courses/" + course).then().body("progress.booked", equalTo(1));
  }

  @Test
  void anOfferedPlaceThatSomebodyElseTakesIsGone() {
    UUID leaving = ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "09:00"));
    waitingWithASessionOn(monday.plusDays(3));
    cancel(leaving);
    assertThat(offers("OFFERED")).hasSize(1);
    ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "08:30"));
    assertThat(offers("OFFERED")).isEmpty();
    assertThat(offers("GONE")).hasSize(1);
  }

  @Test
  void whatACancelledCourseLeavesIsOffered() {
    UUID leaving = ward.aCourseFor(ward.aPatient());
    ward.furtherSessionOf(leaving, at(monday, "09:00"));
    waitingWithASessionOn(monday.plusDays(3));
    ward.clinician
        .post("/api/courses/" + leaving + "/cancel", Map.of("reason", "moved away"))
        .then()
        .statusCode(200);
    assertThat(offers("OFFERED")).hasSize(1);
  }

  @Test
  void whereAClinicianIsRequiredARosterWithoutOneTakesNobody() {
    ward.change("/api/clinics/" + ward.clinicId, Map.of("clinicianRequired", true));
    Map<String, Object> nurse = shift(ward.staffId(ward.nurse));
    ward.rosters(monday, List.of(nurse, shift(ward.staffId(ward.clinician))));
    ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "09:00"));
    ward.rosters(monday, List.of(nurse));
    ward.scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(ward.clinicId, monday, monday.plusDays(1)))
        .then()
        .body("items.rule", hasItem("CLINICIAN_ON_SITE"));
    ward.scheduler
        .post(
            "/api/courses/" + ward.aCourseFor(ward.aPatient()) + "/bookings",
            Map.of("sessions", List.of(place(at(monday, "12:00"), ward.chairIds.get(1)))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("CLINICIAN_ON_SITE"));
  }

  private static Map<String, Object> shift(UUID person) {
    return Map.of("staffId", person, "from", "08:00", "until", "17:00");
  }

  @Test
  void nobodyWorksInTwoClinicsAtOnce() {
    UUID other =
        Ward.id(
            ward.admin.post(
                "/api/clinics",
                Map.of("name", "Uptown " + Ward.some(), "timeZone", "America/New_York")));
    UUID nurse = ward.staffId(ward.nurse);
    ward.rosters(monday, List.of(shift(nurse)));
    ward.scheduler
        .put("/api/clinics/" + other + "/roster/" + monday, List.of(shift(nurse)))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("[0].staffId"));
    ward.scheduler
        .put(
            "/api/clinics/" + other + "/roster/" + monday,
            List.of(Map.of("staffId", nurse, "from", "17:00", "until", "20:00")))
        .then()
        .statusCode(200);
  }

  @Test
  void aStartInThePastIsTakenDownAndSaidToBe() {
    UUID course = ward.aCourseFor(ward.aPatient());
    Instant lastYear = now().minus(Duration.ofDays(300));
    ward.scheduler
        .post(
            "/api/courses/" + course + "/bookings",
            Map.of("sessions", List.of(place(lastYear, ward.chairIds.getFirst()))))
        .then()
        .statusCode(201)
        .body("notices", hasItem(containsString("lies in the past")));
    ward.scheduler
        .post(
            "/api/courses/" + course + "/holds",
            Map.of("sessions", List.of(place(lastYear, ward.chairIds.getFirst()))))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("sessions[0].start"));
  }

  @Test
  void aMoveFarAheadIsRefusedAndAPreviewHoldsNothing() {
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "09:00"));
    ward.scheduler
        .post(
            "/api/sessions/" + session + "/reschedule",
            Map.of("start", "2100-12-09T14:00:00Z", "moveLater", true, "preview", true))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("start"));
  }

  @Test
  void aHeldCoursesSessionsStayWhereTheyAre() {
    UUID course = ward.aCourseFor(ward.aPatient());
    ward.furtherSessionOf(course, at(monday, "09:00"));
    ward.clinician
        .post("/api/courses/" + course + "/hold", Map.of("reason", "pressure"))
        .then()
        .statusCode(200);
    ward.closes(at(monday, "08:00"), at(monday, "10:00"), "water damage");
    ward.scheduler
        .post(
            "/api/clinics/" + ward.clinicId + "/replans",
            Map.of("from", monday.toString(), "until", monday.toString()))
        .then()
        .statusCode(201)
        .body("moves", hasSize(0));
    assertThat(
            json(ward.scheduler.get(
                    "/api/clinics/%s/violations?from=%s&to=%s"
                        .formatted(ward.clinicId, monday, monday.plusDays(1))))
                .path("items")
                .toString())
        .contains("COURSE_ACTIVE", "CLOSURE");
  }
}
