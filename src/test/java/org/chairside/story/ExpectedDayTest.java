package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/**
 * The events of the day change what the board expects, never the bookings. The usual session takes
 * 15 minutes of preparation, 60 of infusion, 10 of disconnecting and 45 of recovery, and its chair
 * 10 more.
 */
@ApplicationTest
class ExpectedDayTest {

  private static Instant inMinutes(int minutes) {
    return now().plus(Duration.ofMinutes(minutes));
  }

  private static JsonNode board(TestClinic clinic) {
    return TestClinic.json(clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board"));
  }

  private static Instant instant(JsonNode node) {
    return Instant.parse(node.asText());
  }

  /** A session in the first chair booked for then, its infusion running since then. */
  private static UUID running(TestClinic clinic, int booked, int started) {
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, inMinutes(booked));
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return clinic.started(session, inMinutes(started));
  }

  @Test
  void overrunDelaysNextSession() {
    TestClinic clinic = TestClinic.open(1);
    running(clinic, -100, -70);
    clinic.aBookedSessionAt(clinic.aPatient(), 0, inMinutes(41));

    JsonNode board = board(clinic);
    Instant at = instant(board.path("at"));
    JsonNode place = board.path("chairs").get(0);
    assertThat(instant(place.path("session").path("expectedEnd")))
        .isEqualTo(at.plus(Duration.ofMinutes(55)));
    JsonNode next = place.path("next");
    assertThat(instant(next.path("expectedStart"))).isEqualTo(at.plus(Duration.ofMinutes(65)));
    assertThat(next.path("delayMinutes").asLong()).isBetween(23L, 24L);
    assertThat(Duration.between(instant(next.path("start")), instant(next.path("end"))))
        .isEqualTo(Duration.ofMinutes(130));
  }

  @Test
  void earlyFinishIsNoDelay() {
    TestClinic clinic = TestClinic.open(1);
    UUID session = running(clinic, -100, -85);
    Instant finished = inMinutes(-40);
    clinic
        .nurse
        .post("/api/sessions/" + session + "/finish", Map.of("at", finished.toString()))
        .then()
        .statusCode(200);
    clinic.aBookedSessionAt(clinic.aPatient(), 0, inMinutes(41));

    JsonNode place = board(clinic).path("chairs").get(0);
    assertThat(instant(place.path("session").path("expectedEnd")))
        .isEqualTo(finished.plus(Duration.ofMinutes(55)))
        .isBefore(instant(place.path("session").path("end")));
    assertThat(place.path("next").path("expectedStart"))
        .isEqualTo(place.path("next").path("start"));
    assertThat(place.path("next").path("delayMinutes").isNull()).isTrue();
  }

  @Test
  void pausedInfusionIsExpectedToResumeNow() {
    TestClinic clinic = TestClinic.open(1);
    UUID session = running(clinic, -60, -20);
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/pause",
            Map.of("at", inMinutes(-5).toString(), "reason", "pressure"))
        .then()
        .statusCode(200);
    JsonNode board = board(clinic);
    Duration left =
        Duration.between(
            instant(board.path("at")),
            instant(board.path("chairs").get(0).path("session").path("expectedEnd")));
    // 45 minutes of infusion are left, to within the moments between the test's calls
    assertThat(left).isBetween(Duration.ofMinutes(99), Duration.ofMinutes(101));
  }

  @Test
  void latePatientIsExpectedNow() {
    TestClinic clinic = TestClinic.open(1);
    clinic.aBookedSessionAt(clinic.aPatient(), 0, inMinutes(-45));
    JsonNode board = board(clinic);
    JsonNode next = board.path("chairs").get(0).path("next");
    assertThat(next.path("expectedStart")).isEqualTo(board.path("at"));
    assertThat(next.path("delayMinutes").asLong()).isBetween(45L, 46L);
  }

  @Test
  void chairNeedsTurnoverAfterDischarge() {
    TestClinic clinic = TestClinic.open(1);
    UUID session = running(clinic, -145, -70);
    clinic.leave(session);
    Instant left = instant(clinic.session(session).path("dischargedAt"));
    clinic.aBookedSessionAt(clinic.aPatient(), 0, inMinutes(-4));
    JsonNode place = board(clinic).path("chairs").get(0);
    assertThat(place.path("session").isNull()).isTrue();
    assertThat(instant(place.path("next").path("expectedStart")))
        .isEqualTo(left.plus(Duration.ofMinutes(10)));
    assertThat(place.path("next").path("delayMinutes").asLong()).isBetween(13L, 14L);
  }
}
