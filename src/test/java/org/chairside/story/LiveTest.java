package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The board as of now, and the live stream of events. */
@ApplicationTest
class LiveTest {

  @Test
  void boardShowsChairsSessionsAndNextPatients() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(12));
    clinic.chart(session, TestClinic.set(now(), Map.of("systolic", 190, "diastolic", 100)));
    clinic.aBookedSessionAt(clinic.aPatient(), 1, now().plus(Duration.ofMinutes(20)));

    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .statusCode(200)
        .body("chairs.chair.name", contains("Chair 1", "Chair 2"))
        .body("chairs[0].session.id", equalTo(session.toString()))
        .body("chairs[0].session.phase", equalTo("INFUSING"))
        .body("chairs[0].session.minutesElapsed", equalTo(12))
        .body("chairs[0].session.minutesLeft", equalTo(47))
        .body("chairs[0].session.lastVitals.vitals.systolic", equalTo(190))
        .body("chairs[0].session.nextSet.dueAt", notNullValue())
        .body("chairs[0].session.coverage.due", equalTo(1))
        .body("chairs[0].session.coverage.onTime", equalTo(1))
        .body("chairs[0].session.flags[0].severity", equalTo("CRITICAL"))
        .body("chairs[1].session", nullValue())
        .body("chairs[1].next.patient.familyName", equalTo("Okafor"));
  }

  @Test
  void singlePressureKeepsEarlierSaturation() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(12));
    Instant whole = now().minus(Duration.ofMinutes(4));
    clinic.chart(session, TestClinic.set(whole, Map.of("spo2", 96, "heartRate", 71)));
    clinic.chart(session, Map.of("systolic", 150, "diastolic", 90, "takenAt", now().toString()));

    String last = "chairs[0].session.lastVitals.";
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .statusCode(200)
        .body(last + "vitals.systolic", equalTo(150))
        .body(last + "vitals.spo2", nullValue())
        .body(last + "earlier.sign", hasItems("heartRate", "spo2"))
        .body(last + "earlier.sign", not(hasItem("systolic")))
        .body(last + "earlier.find { it.sign == 'spo2' }.value", equalTo(96))
        .body(last + "earlier.find { it.sign == 'spo2' }.takenAt", equalTo(whole.toString()))
        .body(last + "earlier.sign", not(hasItem("cadss6")));
  }

  @Test
  void sessionCountsOnTimeLateAndMissedSets() {
    TestClinic clinic = TestClinic.open();
    UUID booked = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.get("/api/sessions/" + booked).then().body("coverage", nullValue());
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(35));
    // the first in time, nothing when the second was due, the third late
    clinic.chart(session, TestClinic.baseline(now().minus(Duration.ofMinutes(24))));
    clinic.chart(session, TestClinic.baseline(now()));
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("coverage.sets.phase", everyItem(equalTo("INFUSION")))
        .body("coverage.sets.status", contains("ON_TIME", "MISSED", "LATE"))
        .body("coverage.due", equalTo(3))
        .body("coverage.onTime", equalTo(1))
        .body("coverage.late", equalTo(1))
        .body("coverage.missed", equalTo(1));
  }

  @Test
  void boardShowsBothPatientsOfUnclearedChair() {
    TestClinic clinic = TestClinic.open(1);
    UUID first = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().minus(Duration.ofHours(3)));
    UUID second = clinic.aBookedSessionAt(clinic.aPatient(), 0, now());
    clinic.nurse.post("/api/sessions/" + first + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .post(
            "/api/sessions/" + second + "/check-in",
            Map.of("overrideReason", "the first patient waits in the lounge"))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .body("chairs.session.id", contains(first.toString(), second.toString()));
  }

  @Test
  void readerSeesEventsInOrderAndResumes() throws Exception {
    TestClinic clinic = TestClinic.open();
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    long before = board(clinic).path("lastEventId").asLong();
    UUID session;
    try (StreamReader reader =
        StreamReader.open(url + "?after=" + before, clinic.nurse.token(), null)) {
      session = clinic.aRunningSession();
      reader.awaitType("InfusionStarted", Duration.ofSeconds(10));
      assertThat(reader.ids()).startsWith(before + 1).isSorted().doesNotHaveDuplicates();
    }
    long seen = board(clinic).path("lastEventId").asLong();
    clinic.chart(session, TestClinic.baseline(now()));
    clinic.chart(session, TestClinic.set(now(), Map.of("systolic", 190)));
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), Long.toString(seen))) {
      reader.awaitType("FlagEscalated", Duration.ofSeconds(10));
      assertThat(reader.types())
          .containsExactly(
              "ObservationRecorded", "ObservationRecorded", "FlagRaised", "FlagEscalated");
      assertThat(reader.ids()).containsExactly(seen + 1, seen + 2, seen + 3, seen + 4);
    }
  }

  @Test
  void streamEndsWithSignIn() throws Exception {
    TestClinic clinic = TestClinic.open();
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      clinic.nurse.post("/api/auth/logout").then().statusCode(204);
      clinic.aPatient();
      clinic.aBookedSession();
      reader.awaitEnd(Duration.ofSeconds(25));
    }
  }

  @Test
  void overdueFlagIsRaisedOnceByClock() throws Exception {
    TestClinic clinic = TestClinic.open();
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      // 60 minutes of infusion and 10 of grace will be over in a moment, and nobody does anything
      UUID session =
          clinic.started(
              clinic.aCheckedInSession(), now().minus(Duration.ofMinutes(70)).plusSeconds(3));
      assertThat(clinic.session(session).path("flags").findValuesAsText("title")).isEmpty();
      reader.awaitType("FlagRaised", Duration.ofSeconds(10));
      clinic
          .nurse
          .get("/api/sessions/" + session)
          .then()
          .body("flags.rule.code", contains("infusion-overrun"))
          .body("flags[0].evidence.kind", contains("DUE"));
    }
  }

  private static JsonNode board(TestClinic clinic) {
    return TestClinic.json(clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board"));
  }
}
