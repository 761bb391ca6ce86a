package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A clinic's new time zone moves nothing silently: what is booked keeps its wall time. */
@ApplicationTest
class ClinicZoneTest {

  private static final ZoneId BEFORE = ZoneId.of("America/New_York");
  private static final ZoneId AFTER = ZoneId.of("America/Chicago");

  private static Instant tenOClock(ZoneId zone) {
    return LocalDate.now(BEFORE).plusDays(4).atTime(LocalTime.of(10, 0)).atZone(zone).toInstant();
  }

  private static Answer changed(TestClinic clinic, Map<String, ?> change) {
    String path = "/api/clinics/" + clinic.clinicId;
    return clinic.admin.patch(path, clinic.admin.get(path).header("ETag"), change);
  }

  private static Instant start(TestClinic clinic, UUID session) {
    return Instant.parse(clinic.session(session).path("start").asText());
  }

  @Test
  void standingBookingsAskFirstAndKeepTheirWallTime() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, tenOClock(BEFORE));
    clinic.closes(
        tenOClock(BEFORE).plus(Duration.ofHours(5)),
        tenOClock(BEFORE).plus(Duration.ofHours(7)),
        "training");
    changed(clinic, Map.of("timeZone", AFTER.getId()))
        .then()
        .statusCode(409)
        .body("code", equalTo("clinic.zone-moves-bookings"))
        .body("errors.field", contains("timeZone"))
        .body("detail", containsString("One session is booked"));
    assertThat(start(clinic, session)).isEqualTo(tenOClock(BEFORE));
    changed(clinic, Map.of("timeZone", AFTER.getId(), "keepWallTimes", true))
        .then()
        .statusCode(200)
        .body("timeZone", equalTo(AFTER.getId()));
    assertThat(start(clinic, session)).isEqualTo(tenOClock(AFTER));
    JsonNode events = clinic.session(session).path("events");
    assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("SessionRescheduled");
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/closures")
        .then()
        .body("items[0].from", equalTo(tenOClock(AFTER).plus(Duration.ofHours(5)).toString()))
        .body("items[0].until", equalTo(tenOClock(AFTER).plus(Duration.ofHours(7)).toString()));
  }

  @Test
  void nothingIsAskedWhereNothingIsBooked() {
    TestClinic clinic = TestClinic.open();
    UUID past = clinic.aBookedSession();
    Instant before = start(clinic, past);
    changed(clinic, Map.of("timeZone", AFTER.getId())).then().statusCode(200);
    assertThat(start(clinic, past)).as("what began keeps its instant").isEqualTo(before);
    changed(clinic, Map.of("name", "Lakeside " + TestClinic.some())).then().statusCode(200);
  }

  @Test
  void zoneStaysWhilePatientsAreInTheChairs() {
    TestClinic clinic = TestClinic.open();
    clinic.aCheckedInSession();
    changed(clinic, Map.of("timeZone", AFTER.getId(), "keepWallTimes", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("clinic.zone-while-patients-are-here"));
  }

  @Test
  void openOfferAndHoldAreGone() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofDays(4)));
    clinic.waits(clinic.aCourseFor(clinic.aPatient()));
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "has a cold"))
        .then()
        .statusCode(200);
    changed(clinic, Map.of("timeZone", AFTER.getId())).then().statusCode(200);
    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/waitlist-offers?status=GONE")
        .then()
        .body("items.status", contains("GONE"));
  }
}
