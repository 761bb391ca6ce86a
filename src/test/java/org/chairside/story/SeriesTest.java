package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scheduler books, holds and moves a whole series while the patient is on the phone. */
@ApplicationTest
class SeriesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private TestClinic clinic;
  private UUID patient;
  private UUID course;
  private LocalDate monday;

  @BeforeEach
  void aClinicOpenOnWorkdays() {
    clinic = TestClinic.open(3);
    clinic.openOnWorkdays("08:00", "17:00");
    patient = clinic.aPatient();
    course = clinic.aCourseFor(patient);
    monday = LocalDate.now(NEW_YORK).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
  }

  private Instant at(LocalDate day, String time) {
    return LocalTime.parse(time).atDate(day).atZone(NEW_YORK).toInstant();
  }

  private Answer propose(Map<String, ?> wanted) {
    Answer answer = clinic.scheduler.post("/api/courses/" + course + "/proposals", wanted);
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

  private Answer book(List<?> places) {
    return clinic.scheduler.post(
        "/api/courses/" + course + "/bookings", Map.of("sessions", places));
  }

  @Test
  void proposalsDifferAndCanBeBooked() {
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
    clinic
        .scheduler
        .post("/api/courses/" + course + "/proposals", Map.of())
        .then()
        .statusCode(409)
        .body("detail", containsString("Every session"));
  }

  @Test
  void preferencesAreMetWhenPossible() {
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
  void partlyBookedSeriesIsContinued() {
    book(List.of(place(at(monday, "09:00"), clinic.chairIds.getFirst()))).then().statusCode(201);
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
  void missingSeriesNamesObstacle() {
    JsonNode answer =
        json(propose(Map.of("from", monday.toString(), "until", monday.plusDays(3).toString())));
    assertThat(answer.path("proposals")).isEmpty();
    assertThat(answer.path("obstacle").asText()).startsWith("Session 3 ");
  }

  @Test
  void refusalNamesRuleAndConflict() {
    UUID chair = clinic.chairIds.getFirst();
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
    clinic.closes(at(monday, "12:00"), at(monday, "13:00"), "fire drill");
    book(List.of(place(at(monday, "11:00"), chair)))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("CLOSURE"))
        .body("errors[0].message", containsString("fire drill"));
  }

  @Test
  void proposedRepairCanBeBooked() {
    UUID chair = clinic.chairIds.getFirst();
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
  void heldPlacesAreTakenUntilReleased() {
    List<Map<String, Object>> places =
        List.of(
            place(at(monday, "09:00"), clinic.chairIds.getFirst()),
            place(at(monday.plusDays(3), "09:00"), clinic.chairIds.getFirst()));
    Answer hold =
        clinic.scheduler.post(
            "/api/courses/" + course + "/holds", Map.of("sessions", places, "minutes", 5));
    hold.then().statusCode(201).body("sessions", hasSize(2)).body("expiresAt", notNullValue());

    UUID other = clinic.aCourseFor(clinic.aPatient());
    clinic
        .scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", places))
        .then()
        .statusCode(409)
        .body("errors[0].message", containsString("is on hold for another patient"));
    clinic
        .scheduler
        .post("/api/courses/" + course + "/bookings", Map.of("holdId", hold.path("id")))
        .then()
        .statusCode(201)
        .body("sessions", hasSize(2));
    clinic
        .scheduler
        .post("/api/courses/" + course + "/bookings", Map.of("holdId", hold.path("id")))
        .then()
        .statusCode(409);
  }

  @Test
  void releasedHoldFreesItsPlaces() {
    List<Map<String, Object>> places =
        List.of(place(at(monday, "09:00"), clinic.chairIds.getFirst()));
    UUID hold =
        TestClinic.id(
            clinic.scheduler.post("/api/courses/" + course + "/holds", Map.of("sessions", places)));
    clinic.scheduler.post("/api/holds/" + hold + "/release").then().statusCode(200);
    UUID other = clinic.aCourseFor(clinic.aPatient());
    clinic
        .scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", places))
        .then()
        .statusCode(201);
  }

  // ------------------------------------------------------------------ moving

  private List<String> aBookedSeries() {
    UUID chair = clinic.chairIds.getFirst();
    return book(List.of(
            place(at(monday, "09:00"), chair),
            place(at(monday.plusDays(3), "09:00"), chair),
            place(at(monday.plusDays(7), "09:00"), chair)))
        .then()
        .statusCode(201)
        .extract()
        .path("sessions.id");
  }

  private Answer move(String session, Instant start, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("start", start.toString());
    body.put("chairId", clinic.chairIds.getFirst());
    return clinic.scheduler.post("/api/sessions/" + session + "/reschedule", body);
  }

  @Test
  void moveBreakingGapIsRefusedWithRepair() {
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
    clinic
        .scheduler
        .get("/api/sessions/" + series.get(1))
        .then()
        .body("start", equalTo(at(monday.plusDays(3), "09:00").toString()));
    move(series.get(1), at(monday.plusDays(2), "09:00"), Map.of("moveLater", true))
        .then()
        .statusCode(200)
        .body("start", equalTo(at(monday.plusDays(2), "09:00").toString()));
    clinic
        .scheduler
        .get("/api/sessions/" + series.get(2))
        .then()
        .body("start", equalTo(at(monday.plusDays(4), "09:00").toString()));
  }

  @Test
  void sessionCanMoveWithinItsOwnTime() {
    List<String> series = aBookedSeries();
    move(series.get(0), at(monday, "09:30"), Map.of()).then().statusCode(200);
    clinic.aBookedSessionAt(clinic.aPatient(), 1, at(monday, "09:30"));
    move(series.get(0), at(monday, "16:00"), Map.of())
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("OPENING_HOURS"))
        .body("repair.sessions", hasSize(1));
  }

  @Test
  void canceledSessionFreesItsPlace() {
    List<String> series = aBookedSeries();
    Map<String, Object> place = place(at(monday.plusDays(3), "09:00"), clinic.chairIds.getFirst());
    UUID other = clinic.aCourseFor(clinic.aPatient());
    clinic
        .scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", List.of(place)))
        .then()
        .statusCode(409);
    clinic
        .scheduler
        .post("/api/sessions/" + series.get(1) + "/cancel", Map.of("reason", "MEDICAL"))
        .then()
        .statusCode(200);
    clinic
        .scheduler
        .post("/api/courses/" + other + "/bookings", Map.of("sessions", List.of(place)))
        .then()
        .statusCode(201);
    clinic.scheduler.get("/api/sessions/" + series.get(2)).then().body("number", equalTo(2));
  }

  // ------------------------------------------------------------------ nurses

  @Test
  void rosteredDayTakesWhatNursesCanHandle() {
    UUID rosa = clinic.staffId(clinic.nurse);
    clinic.rosters(
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
    UUID one = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    assertThat(clinic.session(one).path("nurseId").asText()).isEqualTo(rosa.toString());
    book(List.of(place(at(monday, "09:05"), clinic.chairIds.get(1))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_SET_UP"))
        .body("errors[0].message", containsString("sets up or disconnects another patient"));
    clinic.aBookedSessionAt(clinic.aPatient(), 1, at(monday, "09:15"));
    book(List.of(place(at(monday, "09:40"), clinic.chairIds.get(2))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_RATIO"));
    book(List.of(place(at(monday, "14:30"), clinic.chairIds.get(2))))
        .then()
        .statusCode(409)
        .body("errors[0].code", equalTo("NURSE_ON_SHIFT"));
  }

  @Test
  void laterRosterAssignsBookedSessions() {
    UUID one = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    UUID two = clinic.aBookedSessionAt(clinic.aPatient(), 1, at(monday, "09:00"));
    assertThat(clinic.session(one).path("nurseId").isNull()).isTrue();
    UUID rosa = clinic.staffId(clinic.nurse);
    UUID lena = clinic.staffId(clinic.takeOn(org.chairside.platform.Actor.Role.NURSE));
    clinic.rosters(monday, List.of(shift(rosa), shift(lena)));
    assertThat(
            List.of(
                clinic.session(one).path("nurseId").asText(),
                clinic.session(two).path("nurseId").asText()))
        .containsExactlyInAnyOrder(rosa.toString(), lena.toString());
    // one is absent: the other cannot set up two at once
    clinic.rosters(monday, List.of(shift(rosa)));
    clinic
        .scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(clinic.clinicId, monday, monday.plusDays(1)))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].rule", equalTo("NURSE_SET_UP"));
    // one of the two moves out of the other's way, and both have their nurse
    JsonNode replan =
        json(
            clinic.scheduler.post(
                "/api/clinics/" + clinic.clinicId + "/replans",
                Map.of("from", monday.toString(), "until", monday.toString())));
    assertThat(replan.path("moves")).hasSize(1);
    assertThat(replan.path("moves").get(0).path("nurseId").asText()).isEqualTo(rosa.toString());
    clinic
        .scheduler
        .post("/api/replans/" + replan.path("id").asText() + "/apply")
        .then()
        .statusCode(200);
    clinic
        .scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(clinic.clinicId, monday, monday.plusDays(1)))
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void gapFromCancellationIsFilledByProposal() {
    List<String> series = aBookedSeries();
    clinic
        .scheduler
        .post("/api/sessions/" + series.get(1) + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);
    clinic
        .scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(clinic.clinicId, monday, monday.plusDays(14)))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].sessionId", equalTo(series.get(2)))
        .body("items[0].rule", equalTo("GAP"));
    JsonNode proposal =
        json(propose(Map.of("from", monday.toString(), "count", 1))).path("proposals").get(0);
    assertThat(proposal.path("sessions")).hasSize(4);
    assertThat(proposal.path("sessions").get(0).path("number").asInt()).isEqualTo(2);
    book(places(proposal)).then().statusCode(201);
  }

  private static Map<String, Object> shift(UUID nurse) {
    return Map.of("staffId", nurse, "from", "08:00", "until", "17:00");
  }

  // ------------------------------------------------------------------ waitlist and re-plan

  @Test
  void freedSlotIsOfferedToBestMatch() {
    Instant freed = at(monday, "09:00");
    UUID leaving = clinic.aBookedSessionAt(clinic.aPatient(), 0, freed);
    UUID waiting = clinic.aCourseFor(clinic.aPatient());
    UUID session = clinic.furtherSessionOf(waiting, at(monday.plusDays(3), "11:00"));
    UUID elsewhere = clinic.aCourseFor(clinic.aPatient(Map.of("availability", onlyOn("FRIDAY"))));
    clinic.furtherSessionOf(elsewhere, at(monday.plusDays(4), "14:00"));
    clinic.waits(elsewhere);
    clinic.waits(waiting);
    clinic
        .scheduler
        .post("/api/sessions/" + leaving + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);

    JsonNode offers =
        json(clinic.scheduler.get("/api/clinics/" + clinic.clinicId + "/waitlist-offers"))
            .path("items");
    assertThat(offers).hasSize(1);
    assertThat(offers.get(0).path("start").asText()).isEqualTo(freed.toString());
    assertThat(offers.get(0).path("reasons").toString()).contains("3 days earlier");
    clinic
        .scheduler
        .get("/api/sessions/" + session)
        .then()
        .body("start", equalTo(at(monday.plusDays(3), "11:00").toString()));
    clinic
        .scheduler
        .post("/api/waitlist-offers/" + offers.get(0).path("id").asText() + "/accept")
        .then()
        .statusCode(200)
        .body("status", equalTo("ACCEPTED"));
    clinic
        .scheduler
        .get("/api/sessions/" + session)
        .then()
        .body("start", equalTo(freed.toString()));
    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/waitlist")
        .then()
        .body("items", hasSize(1))
        .body("items[0].courseId", equalTo(elsewhere.toString()));
  }

  private static Map<String, Object> onlyOn(String day) {
    return Map.of(
        "weekly",
        List.of(Map.of("day", day, "from", "08:00", "until", "17:00")),
        "away",
        List.of());
  }

  @Test
  void declinedSlotIsOfferedToNext() {
    Instant freed = at(monday, "09:00");
    UUID leaving = clinic.aBookedSessionAt(clinic.aPatient(), 0, freed);
    for (int i = 0; i < 2; i++) {
      UUID waiting = clinic.aCourseFor(clinic.aPatient());
      clinic.furtherSessionOf(waiting, at(monday.plusDays(2 + i), "11:00"));
      clinic.waits(waiting);
    }
    clinic
        .scheduler
        .post("/api/sessions/" + leaving + "/cancel", Map.of("reason", "will not come"))
        .then()
        .statusCode(200);
    String path = "/api/clinics/" + clinic.clinicId + "/waitlist-offers";
    String first = clinic.scheduler.get(path).path("items[0].id");
    clinic.scheduler.post("/api/waitlist-offers/" + first + "/decline").then().statusCode(200);
    String second = clinic.scheduler.get(path).path("items[0].id");
    assertThat(second).isNotNull().isNotEqualTo(first);
    clinic.scheduler.post("/api/waitlist-offers/" + second + "/decline").then().statusCode(200);
    clinic.scheduler.get(path).then().body("items", hasSize(0));
    clinic.scheduler.post("/api/waitlist-offers/" + second + "/accept").then().statusCode(409);
  }

  @Test
  void replanAfterClosureIsAppliedAllOrNone() {
    UUID broken = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    UUID untouched = clinic.aBookedSessionAt(clinic.aPatient(), 1, at(monday, "13:00"));
    clinic.closes(at(monday, "08:00"), at(monday, "10:00"), "water damage");
    JsonNode replan =
        json(
            clinic.scheduler.post(
                "/api/clinics/" + clinic.clinicId + "/replans",
                Map.of("from", monday.toString(), "until", monday.toString())));
    assertThat(replan.path("moves")).hasSize(1);
    assertThat(replan.path("unsaved")).isEmpty();
    JsonNode move = replan.path("moves").get(0);
    assertThat(move.path("sessionId").asText()).isEqualTo(broken.toString());
    assertThat(move.path("reason").asText()).contains("water damage");
    assertThat(move.path("start").asText()).isEqualTo(at(monday, "10:00").toString());
    String apply = "/api/replans/" + replan.path("id").asText() + "/apply";
    clinic.scheduler.post(apply).then().statusCode(200).body("appliedAt", notNullValue());
    clinic
        .scheduler
        .get("/api/sessions/" + broken)
        .then()
        .body("start", equalTo(at(monday, "10:00").toString()));
    clinic
        .scheduler
        .get("/api/sessions/" + untouched)
        .then()
        .body("start", equalTo(at(monday, "13:00").toString()));
    clinic.scheduler.post(apply).then().statusCode(409);
    clinic
        .scheduler
        .get(
            "/api/clinics/%s/violations?from=%s&to=%s"
                .formatted(clinic.clinicId, monday, monday.plusDays(1)))
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void outdatedReplanChangesNothing() {
    UUID broken = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    clinic.closes(at(monday, "08:00"), at(monday, "10:00"), "water damage");
    String replan =
        clinic
            .scheduler
            .post(
                "/api/clinics/" + clinic.clinicId + "/replans",
                Map.of("from", monday.toString(), "until", monday.toString()))
            .path("id");
    move(broken.toString(), at(monday, "12:00"), Map.of()).then().statusCode(200);
    clinic
        .scheduler
        .post("/api/replans/" + replan + "/apply")
        .then()
        .statusCode(409)
        .body("errors[0].message", containsString("has moved since"));
    clinic
        .scheduler
        .get("/api/sessions/" + broken)
        .then()
        .body("start", equalTo(at(monday, "12:00").toString()));
  }

  @Test
  void sessionWithoutOtherPlaceStaysUnsaved() {
    UUID only = clinic.aCourseFor(clinic.aPatient(Map.of("availability", onlyOn("MONDAY"))));
    clinic.furtherSessionOf(only, at(monday, "09:00"));
    clinic.closes(at(monday.minusDays(7), "00:00"), at(monday.plusDays(8), "00:00"), "renovation");
    clinic
        .scheduler
        .post(
            "/api/clinics/" + clinic.clinicId + "/replans",
            Map.of("from", monday.toString(), "until", monday.toString()))
        .then()
        .statusCode(201)
        .body("moves", hasSize(0))
        .body("unsaved", hasSize(1))
        .body("unsaved[0].reason", containsString("renovation"));
  }

  // ------------------------------------------------------------------ free times and the clock

  @Test
  void movingSessionFreesItsOwnPlace() {
    UUID moving = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    TestClinic elsewhere = TestClinic.open();
    String free =
        "/api/clinics/%s/availability?from=%s&to=%s&session="
            .formatted(clinic.clinicId, monday, monday.plusDays(1));
    clinic
        .scheduler
        .get(free + moving)
        .then()
        .statusCode(200)
        .body(
            "minutes",
            equalTo(clinic.session(moving).path("ordered").path("infusionMinutes").asInt()))
        .body("chairs[0].starts", hasItem(at(monday, "09:15").toString()));
    for (Object none : List.of(elsewhere.aBookedSession(), "soon")) {
      clinic
          .scheduler
          .get(free + none)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("session"));
    }
  }

  @Test
  void freeStartsAreListedByChair() {
    clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, "09:00"));
    Answer free =
        clinic.scheduler.get(
            "/api/clinics/%s/availability?from=%s&to=%s&minutes=60"
                .formatted(clinic.clinicId, monday, monday.plusDays(1)));
    free.then()
        .statusCode(200)
        .body("chairs", hasSize(3))
        .body("chairs[1].starts", hasItem(at(monday, "09:00").toString()));
    List<String> first = free.path("chairs[0].starts");
    // 130 minutes with the clinic closing at 17:00; 09:00 to 11:20 is taken
    assertThat(first)
        .startsWith(at(monday, "11:30").toString())
        .endsWith(at(monday, "14:45").toString());
    clinic
        .scheduler
        .get("/api/clinics/%s/availability?minutes=0".formatted(clinic.clinicId))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("minutes"));
  }
}
