package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.ward.StreamReader;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** The floor as it is now, and what happens on it as it happens. */
@ApplicationTest
class LiveTest {

  @Test
  void theBoardShowsEveryChairItsSessionAndWhatWaits() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(12));
    ward.chart(session, Ward.set(now(), Map.of("systolic", 190, "diastolic", 100)));
    ward.aBookedSessionAt(ward.aPatient(), 1, now().plus(Duration.ofMinutes(20)));

    ward.scheduler
        .get("/api/clinics/" + ward.clinicId + "/board")
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
  void aPressureRepeatedAloneDoesNotHideWhatTheSaturationWas() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(12));
    Instant whole = now().minus(Duration.ofMinutes(4));
    ward.chart(session, Ward.set(whole, Map.of("spo2", 96, "heartRate", 71)));
    ward.chart(session, Map.of("systolic", 150, "diastolic", 90, "takenAt", now().toString()));

    String last = "chairs[0].session.lastVitals.";
    ward.nurse
        .get("/api/clinics/" + ward.clinicId + "/board")
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
  void aSessionTellsWhichSetsWereTakenAndWhichWereMissed() {
    Ward ward = Ward.open();
    UUID booked = ward.aBookedSessionFor(ward.aPatient(), 1);
    ward.nurse.get("/api/sessions/" + booked).then().body("coverage", nullValue());
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(35));
    // the first in time, nothing when the second was due, the third late
    ward.chart(session, Ward.baseline(now().minus(Duration.ofMinutes(24))));
    ward.chart(session, Ward.baseline(now()));
    ward.nurse
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
  void nobodyIsHiddenWhereAChairWasNotCleared() {
    Ward ward = Ward.open(1);
    UUID first = ward.aBookedSessionAt(ward.aPatient(), 0, now().minus(Duration.ofHours(3)));
    UUID second = ward.aBookedSessionAt(ward.aPatient(), 0, now());
    ward.nurse.post("/api/sessions/" + first + "/check-in").then().statusCode(200);
    ward.nurse.post("/api/sessions/" + second + "/check-in").then().statusCode(200);
    ward.nurse
        .get("/api/clinics/" + ward.clinicId + "/board")
        .then()
        .body("chairs.session.id", contains(first.toString(), second.toString()));
  }

  @Test
  void aReaderSeesWhatHappensInOrderAndResumesWhereItWas() throws Exception {
    Ward ward = Ward.open();
    String url =
        "http://localhost:" + RestAssured.port + "/api/clinics/" + ward.clinicId + "/events";
    long before = board(ward).path("lastEventId").asLong();
    UUID session;
    try (StreamReader reader =
        StreamReader.open(url + "?after=" + before, ward.nurse.token(), null)) {
      session = ward.aRunningSession();
      reader.awaitType("InfusionStarted", Duration.ofSeconds(10));
      assertThat(reader.ids()).startsWith(before + 1).isSorted().doesNotHaveDuplicates();
    }
    long seen = board(ward).path("lastEventId").asLong();
    ward.chart(session, Ward.baseline(now()));
    ward.chart(session, Ward.set(now(), Map.of("systolic", 190)));
    try (StreamReader reader = StreamReader.open(url, ward.nurse.token(), Long.toString(seen))) {
      reader.awaitType("FlagEscalated", Duration.ofSeconds(10));
      assertThat(reader.types())
          .containsExactly(
              "ObservationRecorded", "ObservationRecorded", "FlagRaised", "FlagEscalated");
      assertThat(reader.ids()).containsExactly(seen + 1, seen + 2, seen + 3, seen + 4);
    }
  }

  @Test
  void aStreamEndsWithTheSignIn() throws Exception {
    Ward ward = Ward.open();
    String url =
        "http://localhost:" + RestAssured.port + "/api/clinics/" + ward.clinicId + "/events";
    try (StreamReader reader = StreamReader.open(url, ward.nurse.token(), null)) {
      ward.nurse.post("/api/auth/logout").then().statusCode(204);
      ward.aPatient();
      ward.aBookedSession();
      reader.awaitEnd(Duration.ofSeconds(25));
    }
  }

  @Test
  void whatOnlyTimeBringsIsFlaggedByTheClockAndOnce() throws Exception {
    Ward ward = Ward.open();
    String url =
        "http://localhost:" + RestAssured.port + "/api/clinics/" + ward.clinicId + "/events";
    try (StreamReader reader = StreamReader.open(url, ward.nurse.token(), null)) {
      // 60 minutes of infusion and 10 of grace will be over in a moment, and nobody does anything
      UUID session =
          ward.started(
              ward.aCheckedInSession(), now().minus(Duration.ofMinutes(70)).plusSeconds(3));
      assertThat(ward.session(session).path("flags").findValuesAsText("title")).isEmpty();
      reader.awaitType("FlagRaised", Duration.ofSeconds(10));
      ward.nurse
          .get("/api/sessions/" + session)
          .then()
          .body("flags.rule.code", contains("infusion-overrun"))
          .body("flags[0].evidence.kind", contains("DUE"));
    }
  }

  private static JsonNode board(Ward ward) {
    return Ward.json(ward.nurse.get("/api/clinics/" + ward.clinicId + "/board"));
  }
}
