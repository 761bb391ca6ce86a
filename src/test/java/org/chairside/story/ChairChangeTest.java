package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A patient who has arrived moves to another chair, if that is free for the time left. */
@ApplicationTest
class ChairChangeTest {

  private static Answer moved(Person person, UUID session, UUID chair) {
    return person.post(
        "/api/sessions/" + session + "/change-chair",
        Map.of("chairId", chair, "reason", "the armrest is broken"));
  }

  private static UUID checkedIn(TestClinic clinic, int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  private static String chairOnBoard(TestClinic clinic, UUID session) {
    JsonNode board =
        TestClinic.json(clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board"));
    for (JsonNode place : board.path("chairs")) {
      if (place.path("session").path("id").asText().equals(session.toString())) {
        return place.path("chair").path("id").asText();
      }
    }
    return "none";
  }

  @Test
  void chairIsChangedBeforeAndDuringInfusion() {
    TestClinic clinic = TestClinic.open();
    UUID session = checkedIn(clinic, 0);
    UUID second = clinic.chairIds.get(1);
    moved(clinic.nurse, session, second).then().statusCode(200);
    assertThat(chairOnBoard(clinic, session)).isEqualTo(second.toString());
    JsonNode events = clinic.session(session).path("events");
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("type").asText()).isEqualTo("ChairChanged");
    assertThat(last.path("data").path("chairId").asText()).isEqualTo(second.toString());
    assertThat(last.path("data").path("reason").asText()).contains("armrest");
    clinic.started(session, now());
    moved(clinic.nurse, session, second).then().statusCode(400);
    moved(clinic.nurse, session, clinic.chairIds.getFirst()).then().statusCode(200);
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("INFUSING");
    // the chair that was left can be booked at once, the new one cannot
    clinic.aBookedSessionAt(clinic.aPatient(), 1, now().plus(Duration.ofMinutes(1)));
    clinic
        .scheduler
        .post(
            "/api/courses/" + clinic.aCourseFor(clinic.aPatient()) + "/bookings",
            Map.of("sessions", List.of(TestClinic.place(now(), clinic.chairIds.getFirst()))))
        .then()
        .statusCode(409);
  }

  @Test
  void takenChairIsRefusedByName() {
    TestClinic clinic = TestClinic.open();
    UUID one = checkedIn(clinic, 0);
    UUID other = checkedIn(clinic, 1);
    moved(clinic.nurse, one, clinic.chairIds.get(1))
        .then()
        .statusCode(409)
        .body("code", equalTo("booking.chair-occupied"))
        .body("detail", containsString(other.toString()));
    clinic
        .nurse
        .post("/api/sessions/" + other + "/cancel", Map.of("reason", "has a cold"))
        .then()
        .statusCode(200);
    moved(clinic.nurse, one, clinic.chairIds.get(1)).then().statusCode(200);
  }

  @Test
  void chairTakenAtAnyMomentLeftIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = checkedIn(clinic, 0);
    clinic.aBookedSessionAt(clinic.aPatient(), 1, now().plus(Duration.ofMinutes(30)));
    moved(clinic.nurse, session, clinic.chairIds.get(1))
        .then()
        .statusCode(409)
        .body("errors.code", contains("CHAIR"))
        .body("errors.field", contains("chairId"));
  }

  @Test
  void chairIsFreeOnceItsPatientHasLeftEarly() {
    TestClinic clinic = TestClinic.open();
    UUID left = clinic.aRunningSession();
    clinic.leave(left);
    UUID session = checkedIn(clinic, 1);
    moved(clinic.nurse, session, clinic.chairIds.getFirst()).then().statusCode(200);
  }

  @Test
  void closedForeignAndUnknownChairsAreRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = checkedIn(clinic, 0);
    UUID second = clinic.chairIds.get(1);
    moved(clinic.nurse, session, TestClinic.open().chairIds.getFirst())
        .then()
        .statusCode(400)
        .body("errors.field", contains("chairId"));
    clinic
        .admin
        .post(
            "/api/clinics/" + clinic.clinicId + "/closures",
            Map.of(
                "from",
                now().plus(Duration.ofMinutes(10)).toString(),
                "until",
                now().plus(Duration.ofHours(5)).toString(),
                "reason",
                "repair",
                "chairId",
                second))
        .then()
        .statusCode(201);
    moved(clinic.nurse, session, second)
        .then()
        .statusCode(409)
        .body("errors.code", contains("CHAIR_OPEN"));
  }

  @Test
  void bookedAndDischargedSessionsStayAndRolesAndVersionsCount() {
    TestClinic clinic = TestClinic.open(3);
    UUID booked = clinic.aBookedSession();
    UUID chair = clinic.chairIds.get(2);
    moved(clinic.nurse, booked, chair).then().statusCode(409);
    clinic.nurse.post("/api/sessions/" + booked + "/check-in").then().statusCode(200);
    moved(clinic.scheduler, booked, chair).then().statusCode(403);
    moved(TestClinic.open().nurse, booked, chair).then().statusCode(404);
    clinic
        .nurse
        .request()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(Map.of("chairId", chair, "reason", "the armrest is broken"))
        .post("/api/sessions/" + booked + "/change-chair")
        .then()
        .statusCode(412);
    moved(clinic.clinician, booked, chair).then().statusCode(200);
  }

  @Test
  void twoPatientsAreNotMovedToOneChair() throws Exception {
    TestClinic clinic = TestClinic.open(3);
    UUID one = checkedIn(clinic, 0);
    UUID other = checkedIn(clinic, 1);
    UUID free = clinic.chairIds.get(2);
    List<Callable<Answer>> calls =
        List.of(() -> moved(clinic.nurse, one, free), () -> moved(clinic.clinician, other, free));
    try (var both = Executors.newFixedThreadPool(2)) {
      assertThat(
              both.invokeAll(calls).stream()
                  .map(done -> done.resultNow().statusCode())
                  .sorted()
                  .toList())
          .containsExactly(200, 409);
    }
  }
}
