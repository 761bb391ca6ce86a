package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinician revises a course's order while it runs: never silently, never for what has begun. */
@ApplicationTest
class CourseRevisionTest {

  private static final String REASON = "tolerated well, more effect needed";

  private TestClinic clinic;
  private UUID patient;
  private UUID course;
  private List<UUID> sessions;

  /** Six sessions ordered, four booked: one that the patient comes for now, three days apart. */
  @BeforeEach
  void order() {
    clinic = TestClinic.open();
    patient = clinic.aPatient();
    course = clinic.aCourseFor(patient);
    Instant first = now().minus(Duration.ofMinutes(45));
    List<Map<String, Object>> places = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      places.add(place(first.plus(Duration.ofDays(3L * i)), clinic.chairIds.getFirst()));
    }
    Answer booked =
        clinic.scheduler.post("/api/courses/" + course + "/bookings", Map.of("sessions", places));
    booked.then().statusCode(201);
    sessions = booked.<List<String>>path("sessions.id").stream().map(UUID::fromString).toList();
  }

  private String path() {
    return "/api/courses/" + course;
  }

  private static Map<String, Object> phase(int number, int min, int target, int max) {
    return Map.of(
        "name",
        "induction",
        "sessions",
        number,
        "gapDays",
        Map.of("min", min, "target", target, "max", max));
  }

  private static Map<String, Object> phases(int number, int min, int target, int max) {
    return Map.of("phases", List.of(phase(number, min, target, max)));
  }

  private Answer revise(Map<String, ?> change) {
    return revise(clinic.clinician, clinic.clinician.get(path()).header("ETag"), change);
  }

  private Answer revise(Person person, String ifMatch, Map<String, ?> change) {
    Map<String, Object> body = new HashMap<>(change);
    body.putIfAbsent("reason", REASON);
    return person
        .request()
        .header("If-Match", ifMatch)
        .contentType("application/json")
        .body(body)
        .post(path() + "/revisions");
  }

  @Test
  void doseAppliesToSessionsThatHaveNotBegun() {
    clinic.nurse.post("/api/sessions/" + sessions.getFirst() + "/check-in").then().statusCode(200);
    revise(Map.of("dosePerKg", 0.75))
        .then()
        .statusCode(200)
        .body("dosePerKg", equalTo(0.75f))
        .body("unfit", empty())
        .body("cancelled", empty());
    assertThat(orderedPerKg(0)).isEqualTo(0.5);
    assertThat(orderedPerKg(1)).isEqualTo(0.75);
    clinic.started(sessions.getFirst(), now().minusSeconds(60));
    assertThat(orderedPerKg(0)).isEqualTo(0.5);
    clinic.clinician.get(path()).then().body("dosePerKg", equalTo(0.75f));
  }

  private double orderedPerKg(int index) {
    return clinic.session(sessions.get(index)).path("ordered").path("dosePerKg").asDouble();
  }

  @Test
  void runningInfusionKeepsItsOrder() {
    clinic.nurse.post("/api/sessions/" + sessions.getFirst() + "/check-in").then().statusCode(200);
    clinic.started(sessions.getFirst(), now().minusSeconds(120));
    revise(Map.of("dosePerKg", 0.25, "infusionMinutes", 45))
        .then()
        .statusCode(200)
        .body("unfit.why", contains("DURATION", "DURATION", "DURATION"));
    JsonNode running = clinic.session(sessions.getFirst());
    assertThat(running.path("status").asText()).isEqualTo("INFUSING");
    assertThat(running.path("ordered").path("dosePerKg").asDouble()).isEqualTo(0.5);
    assertThat(running.path("ordered").path("infusionMinutes").asInt()).isEqualTo(60);
    assertThat(clinic.session(sessions.get(1)).path("ordered").path("infusionMinutes").asInt())
        .isEqualTo(45);
  }

  @Test
  void revisedDoseReplacesEarlierRecommendation() {
    recommend(0.4);
    assertThat(orderedPerKg(1)).isEqualTo(0.4);
    revise(Map.of("dosePerKg", 0.6)).then().statusCode(200);
    assertThat(orderedPerKg(1)).isEqualTo(0.6);
    recommend(0.45);
    assertThat(orderedPerKg(1)).isEqualTo(0.45);
    revise(phases(8, 2, 3, 4)).then().statusCode(200);
    assertThat(orderedPerKg(1)).isEqualTo(0.45);
  }

  /** A clinician resolves a flag of the first session by recommending this for the next ones. */
  private void recommend(double dosePerKg) {
    String session = "/api/sessions/" + sessions.getFirst();
    if (status(0).equals("BOOKED")) {
      clinic.nurse.post(session + "/check-in").then().statusCode(200);
    }
    UUID flag =
        TestClinic.id(
            clinic.nurse.post(
                session + "/flags", Map.of("severity", "WARNING", "reason", "asks for help")));
    clinic
        .clinician
        .post(
            "/api/flags/" + flag + "/resolve",
            Map.of(
                "disposition",
                "ADJUST",
                "recommendation",
                Map.of("dosePerKg", dosePerKg, "reason", "as tolerated so far")))
        .then()
        .statusCode(200);
  }

  @Test
  void moreSessionsCanThenBeBooked() {
    revise(phases(8, 2, 3, 4)).then().statusCode(200).body("unfit", empty());
    clinic.clinician.get(path()).then().body("progress.remaining", equalTo(4));
  }

  @Test
  void gapsThatNoLongerFitAreNamedAndReplanned() {
    revise(phases(6, 4, 5, 7))
        .then()
        .statusCode(200)
        .body("unfit.why", contains("GAP", "GAP", "GAP"))
        .body("unfit.sessionId", contains(ids(1, 2, 3)))
        .body("unfit[0].message", containsString("the course asks for 4 to 7 days"));
    assertThat(status(1)).isEqualTo("BOOKED");
    JsonNode replan =
        json(clinic.scheduler.post("/api/clinics/" + clinic.clinicId + "/replans", Map.of()));
    assertThat(replan.findValuesAsText("sessionId")).contains(ids(1));
  }

  private String[] ids(int... indexes) {
    return Arrays.stream(indexes)
        .mapToObj(index -> sessions.get(index).toString())
        .toArray(String[]::new);
  }

  private String status(int index) {
    return clinic.session(sessions.get(index)).path("status").asText();
  }

  @Test
  void sessionsBeyondTheNumberAreNamedAndStayBooked() {
    revise(phases(2, 2, 3, 4))
        .then()
        .statusCode(200)
        .body("unfit.why", contains("BEYOND_ORDER", "BEYOND_ORDER"))
        .body("unfit.sessionId", contains(ids(2, 3)))
        .body("cancelled", empty());
    assertThat(status(2)).isEqualTo("BOOKED");
    String arrival = "/api/sessions/" + sessions.get(2) + "/check-in";
    clinic
        .nurse
        .post(arrival)
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("checkIn.order"))
        .body("errors.code", hasItem("arrival.beyond-order"));
  }

  @Test
  void sameCallCancelsWhatIsBeyondTheNumber() {
    Map<String, Object> fewer = new HashMap<>(phases(3, 2, 3, 4));
    fewer.put("cancelBeyond", true);
    revise(fewer).then().statusCode(200).body("cancelled", contains(ids(3))).body("unfit", empty());
    assertThat(status(3)).isEqualTo("CANCELLED");
    assertThat(status(2)).isEqualTo("BOOKED");
  }

  @Test
  void orderCannotHoldFewerSessionsThanHaveBegun() {
    clinic = TestClinic.open();
    UUID first = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    course = clinic.courseOf(first);
    clinic.sendHome(first);
    UUID second = clinic.furtherSessionOf(course, now().plus(Duration.ofDays(3)));
    clinic.checksInOnAnotherDay(second).then().statusCode(200);
    revise(phases(1, 2, 3, 4))
        .then()
        .statusCode(400)
        .body("errors.field", contains("phases"))
        .body("errors.code", contains("course.sessions-begun"))
        .body("errors[0].message", containsString("at least 2 sessions"));
    revise(phases(2, 2, 3, 4)).then().statusCode(200).body("unfit", empty());
    revise(phases(0, 2, 3, 4)).then().statusCode(400);
    revise(Map.of("phases", List.of())).then().statusCode(400);
  }

  @Test
  void completedCourseIsNotRevised() {
    clinic = TestClinic.open();
    UUID only = clinic.aRunningSessionSince(Duration.ofMinutes(60));
    course = clinic.courseOf(only);
    clinic.sendHome(only);
    revise(phases(1, 2, 3, 4)).then().statusCode(200);
    clinic.clinician.get(path()).then().body("status", equalTo("COMPLETED"));
    revise(phases(3, 2, 3, 4)).then().statusCode(409).body("code", equalTo("course.completed"));
  }

  @Test
  void contradictoryOrderIsRefusedAtItsField() {
    revise(phases(6, 5, 3, 4))
        .then()
        .statusCode(400)
        .body("errors.code", contains("course.gaps-in-order"));
    revise(Map.of("infusionMinutes", 20))
        .then()
        .statusCode(400)
        .body("errors.field", contains("infusionMinutes"));
    revise(Map.of("dosePerKg", 0.5))
        .then()
        .statusCode(400)
        .body("errors.code", contains("course.something-must-change"));
    revise(Map.of("dosePerKg", 0.6, "reason", "ok"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
    revise(Map.of("dosePerKg", 0.6, "drug", "esketamine")).then().statusCode(400);
    clinic.clinician.get(path()).then().body("version", equalTo(0));
  }

  @Test
  void doseBeyondLimitsIsConfirmedWithItsReason() {
    revise(Map.of("dosePerKg", 5))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:chairside:problem:implausible"))
        .body("errors.field", hasItem("dosePerKg"));
    revise(Map.of("dosePerKg", 1.2))
        .then()
        .statusCode(400)
        .body("errors.code", contains("dose-far-from-order"));
    revise(Map.of("dosePerKg", 1.2, "confirmed", true)).then().statusCode(400);
    revise(Map.of("dosePerKg", 1.2, "confirmed", true, "doseReason", "refractory pain, day 3"))
        .then()
        .statusCode(200)
        .body("doseReason", equalTo("refractory pain, day 3"));
    revise(Map.of("dosePerKg", 0.5)).then().statusCode(200).body("doseReason", nullValue());
  }

  @Test
  void staleOrMissingVersionIsRefused() {
    String stale = clinic.clinician.get(path()).header("ETag");
    Answer first = revise(Map.of("dosePerKg", 0.6));
    first.then().statusCode(200).header("ETag", equalTo("\"1\""));
    revise(clinic.clinician, stale, Map.of("dosePerKg", 0.7)).then().statusCode(412);
    clinic
        .clinician
        .post(path() + "/revisions", Map.of("dosePerKg", 0.7, "reason", REASON))
        .then()
        .statusCode(428);
    revise(clinic.clinician, first.header("ETag"), Map.of("dosePerKg", 0.7)).then().statusCode(200);
  }

  @Test
  void sameKeyTwiceIsOneRevision() {
    String version = clinic.clinician.get(path()).header("ETag");
    for (int i = 0; i < 2; i++) {
      clinic
          .clinician
          .request()
          .header("If-Match", version)
          .header("Idempotency-Key", "revision-of-" + course)
          .contentType("application/json")
          .body(Map.of("dosePerKg", 0.6, "reason", REASON))
          .post(path() + "/revisions")
          .then()
          .statusCode(200)
          .body("version", equalTo(1));
    }
    assertThat(history()).hasSize(2);
  }

  @Test
  void onlyCliniciansOfTheOrganizationRevise() {
    String version = clinic.clinician.get(path()).header("ETag");
    for (Person person : List.of(clinic.nurse, clinic.scheduler, clinic.admin)) {
      revise(person, version, Map.of("dosePerKg", 0.6)).then().statusCode(403);
    }
    TestClinic other = TestClinic.open();
    revise(other.clinician, version, Map.of("dosePerKg", 0.6)).then().statusCode(404);
    other.clinician.get(path() + "/history").then().statusCode(404);
  }

  @Test
  void heldCourseIsRevisedAndEndedOneIsNot() {
    clinic.clinician.post(path() + "/hold", Map.of("reason", "nausea")).then().statusCode(200);
    revise(Map.of("dosePerKg", 0.4)).then().statusCode(200);
    clinic
        .clinician
        .get(path())
        .then()
        .body("status", equalTo("HELD"))
        .body("statusReason", equalTo("nausea"));
    clinic
        .clinician
        .post(path() + "/cancel", Map.of("reason", "moved away"))
        .then()
        .statusCode(200);
    revise(Map.of("dosePerKg", 0.5)).then().statusCode(409).body("code", equalTo("course.is"));
  }

  @Test
  void historyNamesWhoWhenWhyAndFromWhatToWhat() {
    revise(Map.of("dosePerKg", 0.75)).then().statusCode(200);
    Map<String, Object> more = new HashMap<>(phases(8, 2, 3, 5));
    more.put("reason", "two more sessions agreed");
    revise(more).then().statusCode(200);
    clinic.clinician.post(path() + "/hold", Map.of("reason", "nausea")).then().statusCode(200);

    JsonNode history = history();
    assertThat(history.findValuesAsText("reason"))
        .containsExactly("nausea", "two more sessions agreed", REASON, "null");
    JsonNode dose = history.get(2).path("fields");
    assertThat(dose).hasSize(1);
    assertThat(dose.get(0).path("field").asText()).isEqualTo("dosePerKg");
    assertThat(dose.get(0).path("before").asDouble()).isEqualTo(0.5);
    assertThat(dose.get(0).path("after").asDouble()).isEqualTo(0.75);
    JsonNode phases = history.get(1).path("fields").get(0);
    assertThat(phases.path("before").get(0).path("sessions").asInt()).isEqualTo(6);
    assertThat(phases.path("after").get(0).path("gapDays").path("max").asInt()).isEqualTo(5);
    String clinician = clinic.clinician.get("/api/me").path("id");
    assertThat(history.get(1).path("by").asText()).isEqualTo(clinician);
    assertThat(history.get(3).path("first").asBoolean()).isTrue();
  }

  private JsonNode history() {
    return json(clinic.nurse.get(path() + "/history")).path("items");
  }
}
