package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.json;
import static org.chairside.ward.Ward.place;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scheduler books, holds and moves a whole series while the patient is on the phone. */
@QuarkusTest
class SeriesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Ward ward;
  private UUID patient;
  private UUID course;
  private LocalDate monday;

  @BeforeEach
  void aClinicOpenOnWorkdays() {
    ward = Ward.open(3);
    ward.openOnWorkdays("08:00", "17:00");
    patient = ward.aPatient();
    course = ward.aCourseFor(patient);
    monday = LocalDate.now(NEW_YORK).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
  }

  private Instant at(LocalDate day, String time) {
    return LocalTime.parse(time).atDate(day).atZone(NEW_YORK).toInstant();
  }

  private Response propose(Map<String, ?> wanted) {
    Response answer = ward.scheduler.post("/api/courses/" + course + "/proposals", wanted);
    answer.then().statusCode(200);
    return answer;
  }

  private static List<Map<String, Object>> places(JsonNode proposal) {
    List<Map<String, Object>> places = new ArrayList<>();
    for (JsonNode session : proposal.path("sessions")) {
      places.add(
          place(
              Instant.parse(session.path("start").asText()),
              UUID.fromString(session.path("chairId").asText())));
    }
    return places;
  }

  private Response book(List<?> places) {
    return ward.scheduler.post("/api/courses/" + course + "/bookings", Map.of("sessions", places));
  }

  @Test
  void clearlyDifferentSeriesAreProposedAndEachCanBeBooked() {
    JsonNode proposals = json(propose(Map.of("from", monday.toString()))).path("proposals");
    assertThat(proposals).hasSize(3);
    assertThat(proposals).extracting(p -> p.path("kind").asText()).contains("SOONEST", "STEADY");
    for (JsonNode proposal : proposals) {
      assertThat(proposal.path("sessions")).hasSize(6);
      assertThat(proposal.path("explanation")).isNotEmpty();
      assertThat(proposal.path("score").asInt()).isBetween(0, 100);
    }
    book(places(proposals.get(2)))
        .then()
        .statusCode(201)
        .body("sessions", hasSize(6))
        .body("sessions.status", everyItem(equalTo("BOOKED")));
    ward.scheduler
        .post("/api/courses/" + course + "/proposals", Map.of())
        .then()
        .statusCode(409)
        .body("detail", containsString("Every session"));
  }

  @Test
  void wishesAreMetWhereTheyCanBe() {
    JsonNode first =
        json(propose(
                Map.of(
                    "from",
                    monday.toString(),
                    "prefer",
                    Map.of(
                        "days", List.of("MONDAY", "THURSDAY"), "from", "09:00", "until", "10:00"),
                    "count",
                    1)))
            .path("proposals")
            .get(0);
    for (JsonNode session : first.path("sessions")) {
      var start = Instant.parse(session.path("start").asText()).atZone(NEW_YORK);
      assertThat(start.getDayOfWeek()).isIn(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
      assertThat(start.toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(10, 0));
    }
  }

  @Test
  void aSeriesThatIsPartlyBookedIsContinued() {
    book(List.of(place(at(monday, "09:00"), ward.chairIds.getFirst()))).then().statusCode(201);
    JsonNode proposal =
        json(propose(Map.of("from", monday.toString(), "count", 1))).path("proposals").get(0);
    assertThat(proposal.path("sessions")).hasSize(5);
    assertThat(proposal.path("sessions").get(0).path("number").asInt()).isEqualTo(2);
    LocalDate second =
        LocalDate.ofInstant(
            Instant.parse(proposal.path("sessions").get(0).path("start").asText()), NEW_YORK);
    assertThat(ChronoUnit.DAYS.between(monday, second)).isBetween(2L, 4L);
  }

  @Test
  void whereThereIsNoSeriesItIsSaidFromWhen() {
    JsonNode answer =
        json(propose(Map.of("from", monday.toString(), "until", monday.plusDays(3).toString())));
    assertThat(answer.path("proposals")).isEmpty();
    assertThat(answer.path("obstacle").asText()).startsWith("Session 3 ");
  }

  @Test
  void everyRefusalSaysWhichRuleAndWithWhat() {
    UUID chair = ward.chairIds.getFirst();
    book(List.of(place(at(monday, "15:30"), chair)))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("OPENING_HOURS"))
        .body("errors[0].message", containsString("not open"))
        .body("repair.sessions", hasSize(1));
    book(List.of(place(at(monday.plusDays(5), "09:00"), chair)))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("OPENING_HOURS"));
    book(List.of(place(at(monday, "09:00"), chair), place(at(monday.plusDays(1), "09:00"), chair)))
        .then()
        .statusCode(409)
        .body("errors.code", hasItem("GAP"))
        .body("errors.message", hasItem(containsString("2 to 4 days")));
    ward.closes(at(monday, "12:00"), at(monday, "13:00"), "fire drill");
    book(List.of(place(at(monday, "11:00"), chair)))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("CLOSURE"))
        .body("errors[0].message", containsString("fire drill"));
  }

  @Test
  void theRepairOfACollisionCanBeBookedAsItIs() {
    UUID chair = ward.chairIds.getFirst();
    JsonNode problem =
        json(
            book(
                List.of(
                    place(at(monday, "09:00"), chair),
                    place(at(monday.plusDays(5), "09:00"), chair),
                    place(at(monday.plusDays(7), "09:00"), chair))));
    assertThat(problem.path("status").asInt()).isEqualTo(409);
    assertThat(problem.path("repair").path("sessions")).hasSize(3);
    assertThat(problem.path("repair").path("sessions").get(0).path("start").asText())
        .isEqualTo(at(monday, "09:00").toString());
    book(places(problem.path("repair"))).then().statusCode(201);
  }

  @Test
  void whatIsHeldNobodyElseGetsUntilItIsBookedOrGivenBack() {
    List<Map<String, Object>> places =
        List.of(
            place(at(monday, "09:00"), ward.chairIds.getFirst()),
            place(at(monday.plusDays(3), "09:00"), ward.chairIds.getFirst()));
    Response hold =
        ward.scheduler.post(
            "/api/courses/" + course + "/holds", Map.of("sessions", places, "minutes", 5));
    hold.then().statusCode(201).body("sessions", hasSize(2)).body("expiresAt", notNullValue());

    UUID other = ward.aCourseFor(ward.aPatient());
    ward.scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", places))
        .then()
        .statusCode(409)
        .body("errors[0].message", containsString("is held for another patient"));
    ward.scheduler
        .post("/api/courses/" + course + "/bookings", Map.of("holdId", hold.path("id")))
        .then()
        .statusCode(201)
        .body("sessions", hasSize(2));
    ward.scheduler
        .post("/api/courses/" + course + "/bookings", Map.of("holdId", hold.path("id")))
        .then()
        .statusCode(409);
  }

  @Test
  void aHoldThatIsGivenBackLeavesItsPlaces() {
    List<Map<String, Object>> places =
        List.of(place(at(monday, "09:00"), ward.chairIds.getFirst()));
    UUID hold =
        Ward.id(
            ward.scheduler.post("/api/courses/" + course + "/holds", Map.of("sessions", places)));
    ward.scheduler.post("/api/holds/" + hold + "/release").then().statusCode(200);
    UUID other = ward.aCourseFor(ward.aPatient());
    ward.scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", places))
        .then()
        .statusCode(201);
  }

  // ------------------------------------------------------------------ moving

  private List<String> aBookedSeries() {
    UUID chair = ward.chairIds.getFirst();
    return book(List.of(
            place(at(monday, "09:00"), chair),
            place(at(monday.plusDays(3), "09:00"), chair),
            place(at(monday.plusDays(7), "09:00"), chair)))
        .then()
        .statusCode(201)
        .extract()
        .path("sessions.id");
  }

  private Response move(String session, Instant start, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("start", start.toString());
    body.put("chairId", ward.chairIds.getFirst());
    return ward.scheduler.post("/api/sessions/" + session + "/reschedule", body);
  }

  @Test
  void aMoveThatBreaksAGapIsRefusedAndTheSmallestRepairIsShown() {
    List<String> series = aBookedSeries();
    move(series.get(1), at(monday.plusDays(2), "09:00"), Map.of("moveLater", false))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("GAP"))
        .body("repair.sessions", hasSize(1))
        .body("repair.sessions[0].sessionId", equalTo(series.get(2)));
    // tells what it would do and writes nothing
    move(series.get(1), at(monday.plusDays(2), "09:00"), Map.of("moveLater", true, "preview", true))
        .then()
        .statusCode(200)
        .body("moves", hasSize(2))
        .body("moves[1].start", equalTo(at(monday.plusDays(4), "09:00").toString()));
    ward.scheduler
        .get("/api/sessions/" + series.get(1))
        .then()
        .body("start", equalTo(at(monday.plusDays(3), "09:00").toString()));
    move(series.get(1), at(monday.plusDays(2), "09:00"), Map.of("moveLater", true))
        .then()
        .statusCode(200)
        .body("start", equalTo(at(monday.plusDays(2), "09:00").toString()));
    ward.scheduler
        .get("/api/sessions/" + series.get(2))
        .then()
        .body("start", equalTo(at(monday.plusDays(4), "09:00").toString()));
  }

  @Test
  void aSessionMayMoveIntoItsOwnShadow() {
    List<String> series = aBookedSeries();
    move(series.get(0), at(monday, "09:30"), Map.of()).then().statusCode(200);
    ward.aBookedSessionAt(ward.aPatient(), 1, at(monday, "09:30"));
    move(series.get(0), at(monday, "16:00"), Map.of())
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("OPENING_HOURS"))
        .body("repair.sessions", hasSize(1));
  }

  @Test
  void aCancelledSessionFreesExactlyItsPlace() {
    List<String> series = aBookedSeries();
    Map<String, Object> place = place(at(monday.plusDays(3), "09:00"), ward.chairIds.getFirst());
    UUID other = ward.aCourseFor(ward.aPatient());
    ward.scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", List.of(place)))
        .then()
        .statusCode(409);
    ward.scheduler
        .post("/api/sessions/" + series.get(1) + "/cancel", Map.of("reason", "MEDICAL"))
        .then()
        .statusCode(200);
    ward.scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", List.of(place)))
        .then()
        .statusCode(201);
    ward.scheduler.get("/api/sessions/" + series.get(2)).then().body("number", equalTo(2));
  }

  // ------------------------------------------------------------------ nurses

  @Test
  void aRosteredDayTakesOnlyWhatItsNursesCanSeeTo() {
    UUID rosa = ward.staffId(ward.nurse);
    ward.rosters(
        monday,
        List.of(
            Map.of(
                "staffId",
                rosa,
                "from",
                "08:00",
                "until",
                "16:00",
                "breaks",
                List.of(Map.of("from", "12:00", "until", "12:30")))));
    // set-ups of one nurse follow one another; the first sessions of a patient count as high acuity
    UUID one = ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "09:00"));
    assertThat(ward.session(one).path("nurseId").asText()).isEqualTo(rosa.toString());
    book(List.of(place(at(monday, "09:05"), ward.chairIds.get(1))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_SET_UP"))
        .body("errors[0].message", containsString("sets up or disconnects another patient"));
    ward.aBookedSessionAt(ward.aPatient(), 1, at(monday, "09:15"));
    book(List.of(place(at(monday, "09:40"), ward.chairIds.get(2))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_RATIO"));
    book(List.of(place(at(monday, "14:30"), ward.chairIds.get(2))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_ON_SHIFT"));
  }

  @Test
  void aRosterWrittenAfterwardsAssignsTheDaysSessions() {
    UUID one = ward.aBookedSessionAt(ward.aPatient(), 0, at(monday, "09:00"));
    UUID two = ward.aBookedSessionAt(ward.aPatient(), 1, at(monday, "09:00"));
    assertThat(ward.session(one).path("nurseId").isNull()).isTrue();
    UUID rosa = ward.staffId(ward.nurse);
    UUID lena = ward.staffId(ward.takeOn(org.chairside.platform.Actor.Role.NURSE));
    ward.rosters(monday, List.of(shift(rosa), shift(lena)));
    assertThat(
            List.of(
                ward.session(one).path("nurseId").asText(),
                ward.session(two).path("nurseId").asText()))
        .containsExactlyInAnyOrder(rosa.toString(), lena.toString());
    // one is absent: the other cannot set up two at once
    ward.rosters(monday, List.of(shift(rosa)));
    ward.scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(ward.clinicId, monday, monday.plusDays(1)))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].rule", equalTo("NURSE_SET_UP"));
  }

  private static Map<String, Object> shift(UUID nurse) {
    return Map.of("staffId", nurse, "from", "08:00", "until", "17:00");
  }
}
