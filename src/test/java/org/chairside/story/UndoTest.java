package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.chairside.testclinic.TestClinic.some;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.infusion.InfusionSessions;
import org.chairside.platform.Actor;
import org.chairside.platform.ApplicationClock;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that was taken by mistake is taken back, for as long as the clinic allows. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the field
class UndoTest {

  @Inject InfusionSessions infusions;
  @Inject Transactions transactions;

  /** To where each step is taken back. */
  private static final Map<String, String> TAKEN_BACK =
      Map.of(
          "check-in", "BOOKED",
          "finish", "INFUSING",
          "discharge", "RECOVERY",
          "cancel", "BOOKED",
          "no-show", "BOOKED");

  private static final Map<String, String> MISTAKE = Map.of("reason", "tapped the wrong patient");

  private static Answer undo(Person person, UUID session, String step) {
    return person.post("/api/sessions/" + session + "/undo-" + step, MISTAKE);
  }

  private static Answer act(Person person, UUID session, String verb, Map<String, ?> body) {
    Answer answer = person.post("/api/sessions/" + session + "/" + verb, body);
    answer.then().statusCode(200);
    return answer;
  }

  /** As if what the statement names had happened earlier. */
  private void shifted(String update, UUID session) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var statement = connection.prepareStatement(update)) {
      statement.setObject(1, session);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static UUID canceled(TestClinic clinic, UUID session) {
    act(clinic.scheduler, session, "cancel", Map.of("reason", "has a cold"));
    return session;
  }

  private static UUID discharged(TestClinic clinic) {
    UUID session = clinic.aRecoveredSession();
    clinic.prepareToLeave(session);
    act(clinic.nurse, session, "discharge", Map.of());
    return session;
  }

  private static UUID at(String step, TestClinic clinic) {
    return switch (step) {
      case "check-in" -> clinic.aCheckedInSession();
      case "finish" -> clinic.aSessionInRecoverySince(Duration.ofMinutes(1));
      case "discharge" -> discharged(clinic);
      case "cancel" -> canceled(clinic, clinic.aBookedSession());
      case "no-show" -> {
        UUID session = clinic.aBookedSession();
        act(clinic.nurse, session, "no-show", Map.of("reason", "not reached"));
        yield session;
      }
      default -> throw new IllegalArgumentException(step);
    };
  }

  private static JsonNode lastEvent(TestClinic clinic, UUID session, String type) {
    JsonNode events = clinic.session(session).path("events");
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).path("type").asText().equals(type)) {
        return events.get(i);
      }
    }
    throw new AssertionError("no " + type + " in " + events);
  }

  // ------------------------------------------------------------------ what all have in common

  @ParameterizedTest
  @CsvSource({
    "check-in, BOOKED, CheckInUndone",
    "finish, INFUSING, FinishUndone",
    "discharge, RECOVERY, DischargeUndone",
    "cancel, BOOKED, CancellationUndone",
    "no-show, BOOKED, NoShowUndone"
  })
  void stepIsTakenBackOnceWithReason(String step, String status, String event) {
    TestClinic clinic = TestClinic.open();
    UUID session = at(step, clinic);
    String path = "/api/sessions/" + session + "/undo-" + step;
    clinic.nurse.post(path, Map.of("reason", "ok")).then().statusCode(400);
    String key = some();
    for (int again = 0; again < 2; again++) {
      clinic
          .nurse
          .request()
          .header("Idempotency-Key", key)
          .contentType("application/json")
          .body(MISTAKE)
          .post(path)
          .then()
          .statusCode(200)
          .body("status", equalTo(status));
    }
    JsonNode told = lastEvent(clinic, session, event).path("data");
    assertThat(told.path("reason").asText()).isEqualTo(MISTAKE.get("reason"));
    assertThat(told.path("status").asText()).isEqualTo(status);
    undo(clinic.nurse, session, step).then().statusCode(409);
  }

  @ParameterizedTest
  @CsvSource({"check-in", "finish", "discharge", "cancel", "no-show"})
  void staleVersionAndStrangersAreRefused(String step) {
    TestClinic clinic = TestClinic.open();
    UUID session = at(step, clinic);
    String path = "/api/sessions/" + session + "/undo-" + step;
    clinic
        .nurse
        .request()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(MISTAKE)
        .post(path)
        .then()
        .statusCode(412);
    undo(clinic.admin, session, step).then().statusCode(403);
    boolean schedulers = List.of("cancel", "no-show").contains(step);
    if (!schedulers) {
      undo(clinic.scheduler, session, step).then().statusCode(403);
    }
    undo(TestClinic.open().nurse, session, step).then().statusCode(404);
    undo(clinic.nobody, session, step).then().statusCode(401);
    undo(schedulers ? clinic.scheduler : clinic.clinician, session, step).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"finish", "discharge", "cancel", "no-show"})
  void clinicsMinutesBoundIt(String step) {
    TestClinic clinic = TestClinic.open();
    UUID session = at(step, clinic);
    clinic.nurse.get("/api/clinics/" + clinic.clinicId).then().body("undoMinutes", equalTo(60));
    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("undoMinutes", 0));
    undo(clinic.nurse, session, step)
        .then()
        .statusCode(409)
        .body("code", equalTo("undo.too-late"))
        .body("detail", containsString("does not allow"));
    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("undoMinutes", 30));
    undo(clinic.nurse, session, step).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"finish", "discharge", "cancel", "no-show"})
  void boundIsNamedAfterTheHour(String step) throws SQLException {
    TestClinic clinic = TestClinic.open();
    UUID session = at(step, clinic);
    shifted(
        "update infusion_session set closed_at = closed_at - interval '61 minutes',"
            + " recovery_recorded_at = recovery_recorded_at - interval '61 minutes',"
            + " discharge_recorded_at = discharge_recorded_at - interval '61 minutes' where id = ?",
        session);
    undo(clinic.nurse, session, step)
        .then()
        .statusCode(409)
        .body("code", equalTo("undo.too-late"))
        .body("detail", containsString("60 minutes"));
    assertThat(clinic.session(session).path("actions").toString()).doesNotContain("UNDO");
  }

  @ParameterizedTest
  @CsvSource({
    "check-in, start, INFUSING",
    "finish, discharge, DISCHARGED",
    "cancel, undo-cancel, BOOKED",
    "no-show, undo-no-show, BOOKED"
  })
  void twoAtOnceAreOneAfterTheOther(String step, String other, String status) throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = at(step, clinic);
    Map<String, Object> body =
        switch (other) {
          case "start" -> Map.of("doseMg", 35, "overrideReason", "agreed with the clinician");
          case "discharge" -> Map.of("overrideReason", "seen by the clinician herself");
          default -> Map.<String, Object>copyOf(MISTAKE);
        };
    String path = "/api/sessions/" + session + "/";
    List<Callable<Answer>> calls =
        List.of(
            () -> clinic.clinician.post(path + "undo-" + step, MISTAKE),
            () -> clinic.clinician.post(path + other, body));
    try (var both = Executors.newFixedThreadPool(2)) {
      List<Integer> codes =
          both.invokeAll(calls).stream()
              .map(done -> done.resultNow().statusCode())
              .sorted()
              .toList();
      assertThat(codes).containsExactly(200, 409);
    }
    assertThat(clinic.session(session).path("status").asText()).isIn(status, TAKEN_BACK.get(step));
  }

  // ------------------------------------------------------------------ the check-in

  @Test
  void checkInUndoneFreesPatientAndChair() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.meetChecklist(session);
    undo(clinic.nurse, session, "check-in")
        .then()
        .statusCode(200)
        .body("checkedInAt", nullValue())
        .body("protocol", nullValue())
        .body("nurseId", nullValue())
        .body("checklist", equalTo(List.of()));
    assertThat(clinic.session(session).path("events").findValuesAsText("type"))
        .contains("ChecklistAnswered");
    JsonNode board =
        TestClinic.json(clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board"));
    assertThat(board.path("chairs").findValuesAsText("status")).doesNotContain("CHECKED_IN");
    act(clinic.nurse, session, "check-in", Map.of());
    act(clinic.nurse, session, "cancel", Map.of("reason", "has a cold"));
  }

  @Test
  void chartedCheckInIsNotUndoneUntilTheEntryIsMarked() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.chart(session, TestClinic.baseline(now()));
    String entry = clinic.session(session).path("observations").path(0).path("id").asText();
    undo(clinic.nurse, session, "check-in")
        .then()
        .statusCode(409)
        .body("code", equalTo("undo.charted"));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/observations/" + entry + "/entered-in-error",
            Map.of("reason", "taken from the neighbor"))
        .then()
        .statusCode(200);
    undo(clinic.nurse, session, "check-in").then().statusCode(200);
    assertThat(clinic.session(session).path("observations").toString()).contains(entry);
  }

  @Test
  void flagOfCheckInIsWithdrawnUnlessSomebodyRaisedIt() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    act(
        clinic.nurse,
        session,
        "check-in",
        Map.of("at", now().minus(Duration.ofMinutes(40)).toString()));
    String path = "/api/sessions/" + session;
    clinic
        .nurse
        .post(path + "/flags", Map.of("severity", "ADVISORY", "reason", "looks pale"))
        .then()
        .statusCode(201);
    undo(clinic.nurse, session, "check-in")
        .then()
        .statusCode(409)
        .body("code", equalTo("undo.flag-open"));
    String flag =
        clinic
            .nurse
            .get("/api/flags?clinic=" + clinic.clinicId)
            .path("items.find { it.rule == null }.id");
    clinic
        .clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "NO_ACTION", "note", "ok"))
        .then()
        .statusCode(200);
    undo(clinic.nurse, session, "check-in").then().statusCode(200);
    clinic
        .nurse
        .get("/api/flags?clinic=" + clinic.clinicId + "&status=OPEN,ACKNOWLEDGED")
        .then()
        .body("items", equalTo(List.of()));
  }

  // ------------------------------------------------------------------ the end of the infusion

  @Test
  void infusionRunsOnAsIfItHadNotEnded() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    act(
        clinic.nurse,
        session,
        "finish",
        Map.of("at", now().minus(Duration.ofMinutes(20)).toString()));
    double before = clinic.session(session).path("infusion").path("deliveredMg").asDouble();
    undo(clinic.nurse, session, "finish")
        .then()
        .statusCode(200)
        .body("status", equalTo("INFUSING"));
    JsonNode infusion = clinic.session(session).path("infusion");
    assertThat(infusion.path("endedAt").isNull()).isTrue();
    assertThat(infusion.path("deliveredMg").asDouble()).isGreaterThan(before + 10);
    act(clinic.nurse, session, "pause", Map.of());
    act(clinic.nurse, session, "finish", Map.of());
    undo(clinic.nurse, session, "finish").then().body("status", equalTo("PAUSED"));
    act(clinic.nurse, session, "stop", Map.of("reason", "nausea"));
    act(clinic.nurse, session, "finish", Map.of());
    undo(clinic.nurse, session, "finish").then().body("status", equalTo("STOPPED"));
  }

  @Test
  void overrunClockGoesOn() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    Instant started = now().minus(Duration.ofMinutes(80));
    Map<String, ?> arrived = Map.of("at", started.minus(Duration.ofMinutes(10)).toString());
    act(clinic.nurse, session, "check-in", arrived);
    clinic.meetChecklist(session);
    clinic.chart(session, TestClinic.baseline(started.minus(Duration.ofMinutes(5))));
    startedThen(clinic, session, started);
    act(
        clinic.nurse,
        session,
        "finish",
        Map.of("at", now().minus(Duration.ofMinutes(30)).toString()));
    assertThat(unresolved(clinic)).doesNotContain("infusion-overrun");
    undo(clinic.nurse, session, "finish").then().statusCode(200);
    assertThat(unresolved(clinic)).contains("infusion-overrun");
  }

  /** Started and written down at that time. */
  private void startedThen(TestClinic clinic, UUID session, Instant at) {
    UUID organization = UUID.fromString(clinic.nurse.get("/api/me").path("organization.id"));
    ApplicationClock.at(
        at,
        () ->
            transactions.run(
                Actor.system(organization),
                () -> infusions.startAsOrdered(session, new BigDecimal("35"), "P-" + some())));
  }

  private static List<String> unresolved(TestClinic clinic) {
    return clinic
        .nurse
        .get("/api/flags?clinic=" + clinic.clinicId + "&status=OPEN,ACKNOWLEDGED&limit=100")
        .path("items.rule.code");
  }

  @Test
  void infusionDoesNotGoOnBesideAnotherOnItsPump() {
    TestClinic clinic = TestClinic.open();
    UUID one = clinic.aRunningSession();
    String pump = clinic.session(one).path("infusion").path("pump").asText();
    act(clinic.nurse, one, "finish", Map.of());
    UUID other = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    act(clinic.nurse, other, "check-in", Map.of());
    clinic.meetChecklist(other);
    clinic.chart(other, TestClinic.baseline(now()));
    act(clinic.nurse, other, "start", Map.of("doseMg", 35, "pump", pump));
    undo(clinic.nurse, one, "finish")
        .then()
        .statusCode(409)
        .body("code", equalTo("arrival.infusing-on-pump"))
        .body("errors.field", contains("pump"));
  }

  // ------------------------------------------------------------------ the discharge

  @Test
  void dischargeTakenBackReopensMonitoring() {
    TestClinic clinic = TestClinic.open();
    UUID session = discharged(clinic);
    undo(clinic.nurse, session, "discharge").then().statusCode(200);
    JsonNode reopened = clinic.session(session);
    assertThat(reopened.path("dischargedAt").isNull()).isTrue();
    assertThat(reopened.path("escort").asText()).isEqualTo("her brother");
    assertThat(reopened.path("nextSet").path("dueAt").asText())
        .as("vital signs are due")
        .isNotEmpty();
    clinic.chart(session, TestClinic.baseline(now()));
    act(clinic.nurse, session, "discharge", Map.of());
  }

  @Test
  void signedSessionIsNotReopened() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSignedSession();
    undo(clinic.clinician, session, "discharge")
        .then()
        .statusCode(409)
        .body("code", equalTo("session.signed-off"));
  }

  @Test
  void dischargeStaysWhereAnotherSitsInTheChair() {
    TestClinic clinic = TestClinic.open();
    UUID session = discharged(clinic);
    UUID next = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofHours(3)));
    act(clinic.nurse, next, "check-in", Map.of("overrideReason", "comes early, the chair is free"));
    undo(clinic.nurse, session, "discharge")
        .then()
        .statusCode(409)
        .body("errors.field", contains("chairId"))
        .body("detail", containsString(next.toString()));
  }

  // ------------------------------------------------------------------ the cancellation

  @Test
  void cancellationTakenBackWinsItsPlaceAgain() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    Instant first = now().plus(Duration.ofDays(4));
    Answer booked =
        clinic.scheduler.post(
            "/api/courses/" + course + "/bookings",
            Map.of(
                "sessions",
                Stream.of(0, 3, 6)
                    .map(d -> place(first.plus(Duration.ofDays(d)), clinic.chairIds.getFirst()))
                    .toList()));
    booked.then().statusCode(201);
    List<UUID> ids =
        booked.<List<String>>path("sessions.id").stream().map(UUID::fromString).toList();
    int revision = clinic.session(ids.getFirst()).path("version").asInt();
    canceled(clinic, ids.getFirst());
    assertThat(clinic.session(ids.get(1)).path("number").asInt()).isEqualTo(1);
    undo(clinic.scheduler, ids.getFirst(), "cancel")
        .then()
        .statusCode(200)
        .body("number", equalTo(1))
        .body("closingCode", nullValue())
        .body("closedReason", nullValue());
    assertThat(clinic.session(ids.get(1)).path("number").asInt()).isEqualTo(2);
    assertThat(clinic.session(ids.getFirst()).path("version").asInt()).isGreaterThan(revision);
  }

  @Test
  void placeTakenMeanwhileIsNotWonBack() {
    TestClinic clinic = TestClinic.open();
    Instant start = now().plus(Duration.ofDays(4));
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    canceled(clinic, session);
    UUID other = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    undo(clinic.scheduler, session, "cancel")
        .then()
        .statusCode(409)
        .body("errors.field", contains("chairId"))
        .body("errors.code", contains("CHAIR"));
    canceled(clinic, other);
    undo(clinic.scheduler, session, "cancel").then().statusCode(200);
  }

  @Test
  void closureMadeSinceTheCancellationIsSaid() {
    TestClinic clinic = TestClinic.open();
    Instant start = now().plus(Duration.ofDays(4));
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    canceled(clinic, session);
    clinic.closes(start.minusSeconds(3600), start.plusSeconds(3600), "training");
    undo(clinic.scheduler, session, "cancel")
        .then()
        .statusCode(409)
        .body("errors.code", contains("CLOSURE"))
        .body("errors[0].message", containsString("training"));
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("CANCELLED");
  }

  /** Within the hour the staff on the floor decide: what they passed for the booking is kept. */
  @Test
  void walkInIntoAClosureIsTakenBackUnlessItsChairIsTaken() {
    TestClinic clinic = TestClinic.open();
    Instant soon = now().plus(Duration.ofMinutes(20));
    clinic.closes(soon, soon.plus(Duration.ofHours(4)), "training");
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, soon);
    canceled(clinic, session);
    undo(clinic.scheduler, session, "cancel").then().statusCode(200);
    canceled(clinic, session);
    clinic.aBookedSessionAt(clinic.aPatient(), 0, soon);
    undo(clinic.scheduler, session, "cancel")
        .then()
        .statusCode(409)
        .body("errors.code", contains("CHAIR"));
  }

  @Test
  void courseFilledOrSpacedOtherwiseMeanwhileIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    Instant first = now().plus(Duration.ofDays(4));
    UUID session = clinic.furtherSessionOf(course, first);
    canceled(clinic, session);
    clinic.furtherSessionOf(course, first.plus(Duration.ofDays(1)));
    undo(clinic.scheduler, session, "cancel")
        .then()
        .statusCode(409)
        .body("errors.code", contains("GAP"));
  }

  @Test
  void offerOfTheFreedSlotIsWithdrawn() {
    TestClinic clinic = TestClinic.open();
    Instant start = now().plus(Duration.ofDays(4));
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    UUID waiting = clinic.aCourseFor(clinic.aPatient());
    clinic.waits(waiting);
    canceled(clinic, session);
    String offers = "/api/clinics/" + clinic.clinicId + "/waitlist-offers";
    clinic.scheduler.get(offers).then().body("items.status", contains("OFFERED"));
    undo(clinic.scheduler, session, "cancel").then().statusCode(200);
    clinic.scheduler.get(offers + "?status=GONE").then().body("items.status", contains("GONE"));
    clinic.scheduler.get(offers).then().body("items", equalTo(List.of()));
  }

  @Test
  void patientInTheChairIsThereAgain() {
    TestClinic clinic = TestClinic.open();
    UUID session = canceled(clinic, clinic.aCheckedInSession());
    undo(clinic.nurse, session, "cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("CHECKED_IN"));
    clinic.started(session, now());
  }

  @Test
  void canceledCourseKeepsItsSessionsCanceled() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofDays(4)));
    clinic
        .clinician
        .post("/api/courses/" + clinic.courseOf(session) + "/cancel", Map.of("reason", "x"))
        .then()
        .statusCode(200);
    undo(clinic.scheduler, session, "cancel").then().statusCode(409);
  }
}
