package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The floor behind a board is kept, so each kind of change must be seen by the very next look:
 * charting, and what writes no event of this clinic.
 */
@ApplicationTest
class BoardMemoryTest {

  private final TestClinic clinic = TestClinic.open();
  private UUID session;

  @BeforeEach
  void boardIsKnown() {
    session = clinic.aRunningSession();
    board();
    board();
  }

  private Answer board() {
    Answer board = clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board");
    board.then().statusCode(200);
    return board;
  }

  private Object seen(String path) {
    return board().path("chairs[0]." + path);
  }

  private String here() {
    return "/api/sessions/" + session;
  }

  @Test
  void setIsSeenAtOnce() {
    clinic.chart(session, set(now(), Map.of("heartRate", 91)));
    assertThat(seen("session.lastVitals.vitals.heartRate")).isEqualTo(91);
    clinic.chart(session, set(now(), Map.of("heartRate", 92)));
    assertThat(seen("session.lastVitals.vitals.heartRate")).isEqualTo(92);
  }

  @Test
  void correctionIsSeenAtOnce() {
    Answer charted = clinic.chart(session, set(now(), Map.of("heartRate", 91)));
    board();
    clinic
        .nurse
        .post(
            here() + "/observations/" + charted.path("observation.id") + "/corrections",
            Map.of("heartRate", 61, "reason", "read from the wrong line"))
        .then()
        .statusCode(201);
    assertThat(seen("session.lastVitals.vitals.heartRate")).isEqualTo(61);
  }

  @Test
  void flagIsSeenFromRaisingToResolving() {
    clinic.chart(session, set(now(), Map.of("systolic", 192)));
    assertThat(seen("session.flags[0].severity")).isEqualTo("CRITICAL");
    String flag = "/api/flags/" + seen("session.flags[0].id");
    clinic.nurse.post(flag + "/acknowledge", Map.of()).then().statusCode(200);
    assertThat(seen("session.flags[0].status")).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void pauseAndRateAreSeenAtOnce() {
    clinic.nurse.post(here() + "/pause", Map.of()).then().statusCode(200);
    assertThat(seen("session.phase")).isEqualTo("PAUSED");
    clinic.nurse.post(here() + "/resume", Map.of()).then().statusCode(200);
    assertThat(seen("session.phase")).isEqualTo("INFUSING");
  }

  @Test
  void whatIsChangedElsewhereIsSeenAtOnce() {
    String patient = "/api/patients/" + clinic.patientOf(session);
    clinic.scheduler.patch(patient, Map.of("familyName", "Renamed")).then().statusCode(200);
    assertThat(seen("session.patient.familyName")).isEqualTo("Renamed");
    clinic
        .admin
        .patch("/api/chairs/" + seen("chair.id"), "\"0\"", Map.of("name", "By the window"))
        .then()
        .statusCode(200);
    assertThat(seen("chair.name")).isEqualTo("By the window");
    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("name", "Of another name"));
    assertThat(board().<String>path("clinic.name")).isEqualTo("Of another name");
  }

  @Test
  void bookingIsSeenUntilItIsCancelled() {
    UUID next = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    assertThat(board().<String>path("chairs[1].next.sessionId")).isEqualTo(next.toString());
    clinic
        .scheduler
        .post("/api/sessions/" + next + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);
    assertThat(board().<Object>path("chairs[1].next")).isNull();
  }

  @Test
  void departureIsSeenAtOnce() {
    clinic.sendHome(session);
    assertThat(seen("session")).isNull();
  }

  @Test
  void anotherClinicsFloorIsNotServed() {
    TestClinic stranger = TestClinic.open();
    stranger.nurse.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(404);
  }
}
