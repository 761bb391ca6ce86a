package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.baseline;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** What was charted for the wrong patient is struck out or moved; nothing is erased. */
@ApplicationTest
class EnteredInErrorTest {

  private static final Map<String, String> WRONG = Map.of("reason", "set of the neighbor");

  private static String at(UUID session) {
    return "/api/sessions/" + session;
  }

  private static String observation(UUID session, String id) {
    return at(session) + "/observations/" + id + "/entered-in-error";
  }

  private static String sideEffect(UUID session, String id) {
    return at(session) + "/side-effects/" + id + "/entered-in-error";
  }

  private static String aSet(TestClinic clinic, UUID session) {
    return clinic.chart(session, set(now(), Map.of("pain", 3))).path("observation.id");
  }

  private static void assertStruckOut(TestClinic clinic, UUID session, String id) {
    String mark = "observations.find { it.id == '%s' }.".formatted(id);
    clinic
        .nurse
        .get(at(session))
        .then()
        .body(mark + "pain", equalTo(3))
        .body(mark + "supersededBy", notNullValue())
        .body(mark + "enteredInError.reason", equalTo("set of the neighbor"))
        .body(mark + "enteredInError.by", equalTo(clinic.nurse.id()))
        .body(mark + "enteredInError.movedTo", nullValue());
  }

  @Test
  void setIsStruckOutAndItsFlagIsWithdrawn() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String wrong =
        clinic
            .chart(session, set(now(), Map.of("systolic", 188, "diastolic", 112, "pain", 3)))
            .path("observation.id");
    int charted = clinic.session(session).path("observations").size();

    clinic
        .nurse
        .post(observation(session, wrong), Map.of("reason", "ok"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("reason"));
    clinic.nurse.post(observation(session, wrong), WRONG).then().statusCode(200);

    assertStruckOut(clinic, session, wrong);
    JsonNode now = clinic.session(session);
    assertThat(now.path("observations")).hasSize(charted);
    assertThat(now.path("flags"))
        .isNotEmpty()
        .allSatisfy(flag -> assertThat(flag.path("withdrawnAt").isNull()).isFalse());
    clinic
        .nurse
        .post(observation(session, wrong), WRONG)
        .then()
        .statusCode(409)
        .body("code", equalTo("chair.observation-corrected"));
    clinic
        .nurse
        .get(at(session) + "/observations")
        .then()
        .body("items.enteredInError.reason", hasItem("set of the neighbor"));
  }

  @Test
  void sameSetCanBeChartedAfterItsEntryWasStruckOut() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Instant taken = now();
    String wrong = clinic.chart(session, baseline(taken)).path("observation.id");
    clinic.nurse.post(observation(session, wrong), WRONG).then().statusCode(200);

    clinic
        .chart(session, baseline(taken))
        .then()
        .body("observation.id", not(equalTo(wrong)))
        .body("observation.enteredInError", nullValue());
  }

  @Test
  void entryOfCanceledSessionIsStruckOut() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    String wrong = aSet(clinic, session);
    String effect = clinic.notices(session, "NAUSEA", "MILD").path("sideEffect.id");
    clinic.nurse.post(at(session) + "/cancel", Map.of("reason", "fever")).then().statusCode(200);

    clinic.nurse.get(at(session)).then().body("actions", hasItem("ENTERED_IN_ERROR"));
    clinic.nurse.post(observation(session, wrong), WRONG).then().statusCode(200);
    clinic.nurse.post(sideEffect(session, effect), WRONG).then().statusCode(200);

    assertStruckOut(clinic, session, wrong);
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void entryOfSignedSessionIsStruckOut() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    String wrong = aSet(clinic, session);
    String effect = clinic.notices(session, "NAUSEA", "MODERATE").path("sideEffect.id");
    clinic.sendHome(session);
    clinic.signsOff(session, Map.of());

    clinic
        .nurse
        .post(
            at(session) + "/observations/" + wrong + "/corrections",
            Map.of("reason", "x", "pain", 1))
        .then()
        .statusCode(409);
    clinic.nurse.post(observation(session, wrong), WRONG).then().statusCode(200);
    clinic.nurse.post(sideEffect(session, effect), WRONG).then().statusCode(200);

    assertStruckOut(clinic, session, wrong);
    clinic
        .nurse
        .get(at(session))
        .then()
        .body("sideEffects.find { it.retracted }.supersedes", equalTo(effect))
        .body("sideEffects.find { it.retracted }.correctionReason", equalTo(WRONG.get("reason")))
        .body("signedOffAt", notNullValue());
  }

  @Test
  void struckOutSetDoesNotOpenTheWayHome() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRecoveredSession();
    JsonNode sets = clinic.session(session).path("observations");
    String last = sets.path(sets.size() - 1).path("id").asText();
    clinic.nurse.post(observation(session, last), WRONG).then().statusCode(200);

    clinic
        .nurse
        .get(at(session) + "/discharge-readiness")
        .then()
        .body("criteria.find { it.code == 'vitals-stable' }.met", equalTo(false))
        .body("criteria.find { it.code == 'vitals-stable' }.why", containsString("1 of 2 sets"));
  }

  private record Neighbors(TestClinic clinic, UUID here, UUID there) {

    static Neighbors inTheirChairs() {
      TestClinic clinic = TestClinic.open();
      UUID here = clinic.aRunningSession();
      UUID there = clinic.aBookedSessionFor(clinic.aPatient(), 1);
      clinic.nurse.post(at(there) + "/check-in").then().statusCode(200);
      clinic.started(there, now().minus(Duration.ofMinutes(1)));
      return new Neighbors(clinic, here, there);
    }

    Map<String, Object> move(String kind, String entry) {
      return Map.of(
          "kind",
          kind,
          "entryId",
          entry,
          "toSessionId",
          there,
          "reason",
          "written in the wrong chart");
    }

    String proposed(String kind, String entry) {
      return TestClinic.id(clinic.nurse.post(at(here) + "/chart-moves", move(kind, entry)))
          .toString();
    }
  }

  @Test
  void setIsMovedByTwoPeople() {
    Neighbors two = Neighbors.inTheirChairs();
    TestClinic clinic = two.clinic();
    Instant taken = now();
    String wrong =
        clinic
            .chart(two.here(), set(taken, Map.of("systolic", 188, "diastolic", 112)))
            .path("observation.id");
    String move = "/api/chart-moves/" + two.proposed("OBSERVATION", wrong);

    clinic
        .nurse
        .post(move + "/confirm")
        .then()
        .statusCode(403)
        .body("code", equalTo("amendment.second-person"));
    assertThat(clinic.session(two.there()).path("flags")).isEmpty();
    Person colleague = clinic.takeOn(Role.NURSE);
    String moved =
        colleague
            .post(move + "/confirm")
            .then()
            .statusCode(200)
            .body("decision", equalTo("CONFIRMED"))
            .body("proposedBy", equalTo(clinic.nurse.id()))
            .body("decidedBy", equalTo(colleague.id()))
            .extract()
            .path("movedEntryId");

    String struck = "observations.find { it.id == '%s' }.".formatted(wrong);
    clinic
        .nurse
        .get(at(two.here()))
        .then()
        .body(struck + "systolic", equalTo(188))
        .body(struck + "enteredInError.movedTo", equalTo(two.there().toString()))
        .body("flags.withdrawnAt", not(hasItem(nullValue())));
    String copied = "observations.find { it.id == '%s' }.".formatted(moved);
    clinic
        .nurse
        .get(at(two.there()))
        .then()
        .body(copied + "systolic", equalTo(188))
        .body(copied + "takenAt", equalTo(taken.toString()))
        .body("flags.severity", hasItem("CRITICAL"));
    for (UUID session : new UUID[] {two.here(), two.there()}) {
      clinic
          .nurse
          .get(at(session) + "/chart-moves")
          .then()
          .body("items.movedEntryId", contains(moved));
    }
    colleague.post(move + "/decline").then().statusCode(409);
  }

  @Test
  void sideEffectIsMovedWithItsGrades() {
    Neighbors two = Neighbors.inTheirChairs();
    TestClinic clinic = two.clinic();
    String wrong = clinic.notices(two.here(), "NAUSEA", "MILD").path("sideEffect.id");
    clinic
        .nurse
        .post(at(two.here()) + "/side-effects/" + wrong + "/grade", Map.of("severity", "MODERATE"))
        .then()
        .statusCode(201);
    String move = "/api/chart-moves/" + two.proposed("SIDE_EFFECT", wrong);
    clinic
        .nurse
        .post(at(two.here()) + "/chart-moves", two.move("SIDE_EFFECT", wrong))
        .then()
        .statusCode(409)
        .body("code", equalTo("amendment.move-waits"));

    clinic.clinician.post(move + "/confirm").then().statusCode(200);

    clinic
        .nurse
        .get(at(two.here()))
        .then()
        .body("sideEffects.find { it.retracted }.movedTo", equalTo(two.there().toString()))
        .body("sideEffects.find { it.id == '%s' }.supersededBy".formatted(wrong), notNullValue());
    clinic
        .nurse
        .get(at(two.there()))
        .then()
        .body("sideEffects.peakSeverity", contains("MODERATE"))
        .body("sideEffects[0].grades.severity", contains("MODERATE"));
  }

  @Test
  void declinedMoveChangesNothing() {
    Neighbors two = Neighbors.inTheirChairs();
    TestClinic clinic = two.clinic();
    String set = aSet(clinic, two.here());
    String move = "/api/chart-moves/" + two.proposed("OBSERVATION", set);

    clinic
        .clinician
        .post(move + "/decline")
        .then()
        .statusCode(200)
        .body("decision", equalTo("DECLINED"));

    clinic
        .nurse
        .get(at(two.here()))
        .then()
        .body("observations.find { it.id == '%s' }.enteredInError".formatted(set), nullValue());
    clinic.clinician.post(move + "/confirm").then().statusCode(409);
    // and can be proposed again
    two.proposed("OBSERVATION", set);
  }

  @Test
  void moveGoesOnlyWhereTheEntryCanBelong() {
    Neighbors two = Neighbors.inTheirChairs();
    TestClinic clinic = two.clinic();
    String set = aSet(clinic, two.here());
    UUID booked = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofDays(2)));
    String moves = at(two.here()) + "/chart-moves";

    for (UUID to : new UUID[] {two.here(), booked, UUID.randomUUID()}) {
      int status = to.equals(two.here()) ? 400 : to.equals(booked) ? 409 : 404;
      clinic
          .nurse
          .post(
              moves,
              Map.of(
                  "kind",
                  "OBSERVATION",
                  "entryId",
                  set,
                  "toSessionId",
                  to,
                  "reason",
                  "written in the wrong chart"))
          .then()
          .statusCode(status);
    }
    clinic.sendHome(two.there());
    clinic.signsOff(two.there(), Map.of());
    clinic.nurse.post(moves, two.move("OBSERVATION", set)).then().statusCode(409);
    clinic.scheduler.post(moves, two.move("OBSERVATION", set)).then().statusCode(403);
  }
}
