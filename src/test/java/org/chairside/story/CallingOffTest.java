package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.minute;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that does not take place has a code, and later ones are renumbered. */
@ApplicationTest
class CallingOffTest {

  private static final Duration DAY = Duration.ofDays(1);

  /** The usual course's sessions on these days from that moment on. */
  private static List<UUID> booked(TestClinic clinic, UUID course, Instant first, int... days) {
    List<?> places =
        IntStream.of(days)
            .mapToObj(day -> place(first.plus(DAY.multipliedBy(day)), clinic.chairIds.getFirst()))
            .toList();
    Answer answer =
        clinic.scheduler.post("/api/courses/" + course + "/bookings", Map.of("sessions", places));
    answer.then().statusCode(201);
    return answer.<List<String>>path("sessions.id").stream().map(UUID::fromString).toList();
  }

  private static List<Integer> numbers(TestClinic clinic, List<UUID> sessions) {
    List<Integer> numbers = new ArrayList<>();
    sessions.forEach(id -> numbers.add(clinic.session(id).path("number").asInt()));
    return numbers;
  }

  private static Answer calledOff(TestClinic clinic, UUID session, Map<String, ?> why) {
    return clinic.scheduler.post("/api/sessions/" + session + "/cancel", why);
  }

  @ParameterizedTest
  @CsvSource({"weather, WEATHER", "NO_ESCORT, NO_ESCORT", "has a cold, OTHER"})
  void reasonAloneSetsCode(String reason, String code) {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    calledOff(clinic, session, Map.of("reason", reason))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"))
        .body("closingCode", equalTo(code));
    JsonNode whole = clinic.session(session);
    assertThat(whole.path("closingCode").asText()).isEqualTo(code);
    assertThat(whole.path("closedReason").asText()).isEqualTo(reason);
    JsonNode event = whole.path("events").get(whole.path("events").size() - 1);
    assertThat(event.path("type").asText()).isEqualTo("SessionCancelled");
    assertThat(event.path("data").path("code").asText()).isEqualTo(code);
  }

  @Test
  void codeCanAccompanyReason() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId)
        .then()
        .body("items.closingCode", contains(nullValue()));
    calledOff(clinic, session, Map.of("reason", "drank a coffee", "code", "NOT_FASTED"))
        .then()
        .statusCode(200)
        .body("closingCode", equalTo("NOT_FASTED"));
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId)
        .then()
        .body("items.closingCode", contains("NOT_FASTED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_SHOW", "COURSE_CANCELLED", "BORED"})
  void invalidCancellationCodeIsRefused(String code) {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    calledOff(clinic, session, Map.of("reason", "x", "code", code))
        .then()
        .statusCode(400)
        .body("errors.field", contains("code"));
    calledOff(clinic, session, Map.of("code", "PATIENT"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("BOOKED");
  }

  @Test
  void missedSessionIsNoShow() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    List<UUID> sessions = booked(clinic, course, now().minus(Duration.ofMinutes(20)), 0, 3);
    for (UUID session : sessions) {
      clinic
          .nurse
          .post(
              "/api/sessions/" + session + "/no-show",
              Map.of("reason", "not reached", "code", "PATIENT"))
          .then()
          .statusCode(400)
          .body("errors.field", contains("code"));
    }
    clinic
        .nurse
        .post("/api/sessions/" + sessions.get(0) + "/no-show", Map.of("reason", "weather"))
        .then()
        .statusCode(200)
        .body("status", equalTo("NO_SHOW"))
        .body("closingCode", equalTo("NO_SHOW"));
    JsonNode events = clinic.session(sessions.get(0)).path("events");
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("type").asText()).isEqualTo("SessionMissed");
    assertThat(last.path("data").path("code").asText()).isEqualTo("NO_SHOW");
    assertThat(numbers(clinic, sessions.subList(1, 2))).containsExactly(1);
  }

  @Test
  void patientIsNotMissedBeforeTheyAreLate() {
    TestClinic clinic = TestClinic.open();
    for (Duration ahead :
        List.of(Duration.ofDays(3), Duration.ofMinutes(1), Duration.ofMinutes(-14))) {
      UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(ahead));
      clinic
          .nurse
          .post("/api/sessions/" + session + "/no-show", Map.of("reason", "not reached"))
          .then()
          .statusCode(409)
          .body("code", equalTo("booking.no-show-too-early"))
          .body("params.minutes", equalTo(15));
      assertThat(clinic.session(session).path("status").asText()).isEqualTo("BOOKED");
      assertThat(clinic.session(session).path("actions").toString()).doesNotContain("NO_SHOW");
      calledOff(clinic, session, Map.of("reason", "patient")).then().statusCode(200);
    }
  }

  @Test
  void changeOfStaleVersionIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(DAY));
    String seen = clinic.scheduler.get("/api/sessions/" + session).header("ETag");
    Map<String, Object> later = Map.of("start", minute(now().plus(DAY.multipliedBy(2))).toString());
    String path = "/api/sessions/" + session;
    postIfMatch(clinic, path + "/reschedule", seen, later).then().statusCode(200);

    postIfMatch(
            clinic,
            path + "/reschedule",
            seen,
            Map.of("start", minute(now().plus(DAY.multipliedBy(3))).toString()))
        .then()
        .statusCode(412);
    postIfMatch(clinic, path + "/cancel", seen, Map.of("reason", "patient")).then().statusCode(412);
    postIfMatch(clinic, path + "/no-show", seen, Map.of("reason", "not reached"))
        .then()
        .statusCode(412);
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("BOOKED");
    String now = clinic.scheduler.get(path).header("ETag");
    postIfMatch(clinic, path + "/cancel", now, Map.of("reason", "patient")).then().statusCode(200);
  }

  private static Answer postIfMatch(
      TestClinic clinic, String path, String version, Map<String, ?> body) {
    return clinic
        .scheduler
        .request()
        .header("If-Match", version)
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  @Test
  void laterSessionsAreRenumbered() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    List<UUID> sessions = booked(clinic, course, now().plus(DAY), 0, 3, 6, 9);
    assertThat(numbers(clinic, sessions)).containsExactly(1, 2, 3, 4);

    calledOff(clinic, sessions.get(1), Map.of("reason", "patient")).then().statusCode(200);
    assertThat(numbers(clinic, List.of(sessions.get(0), sessions.get(2), sessions.get(3))))
        .containsExactly(1, 2, 3);
    assertThat(
            json(clinic.nurse.get("/api/sessions/" + sessions.get(3)))
                .path("events")
                .findValuesAsText("type"))
        .containsExactly("SessionBooked", "SessionRenumbered");
  }

  @Test
  void startedSessionKeepsItsNumber() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    List<UUID> sessions =
        booked(clinic, course, now().minus(DAY.multipliedBy(3)).minusSeconds(1800), 0, 3, 6, 9);
    calledOff(clinic, sessions.get(2), Map.of("reason", "patient")).then().statusCode(200);
    clinic.nurse.post("/api/sessions/" + sessions.get(1) + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + sessions.get(0) + "/no-show", Map.of("reason", "not reached"))
        .then()
        .statusCode(200);
    assertThat(numbers(clinic, List.of(sessions.get(1), sessions.get(3)))).containsExactly(2, 3);
  }

  @Test
  void canceledCourseSetsCodeOfItsSessions() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    UUID session = booked(clinic, course, now().plus(DAY), 0).getFirst();
    clinic
        .clinician
        .post("/api/courses/" + course + "/cancel", Map.of("reason", "moved away"))
        .then()
        .statusCode(200);
    assertThat(clinic.session(session).path("closingCode").asText()).isEqualTo("COURSE_CANCELLED");
  }
}
