package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where planning finds no place, it names the rule and the days. */
@ApplicationTest
class PlanningCausesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private TestClinic clinic;
  private LocalDate monday;

  @BeforeEach
  void aClinicOpenOnWorkdays() {
    clinic = TestClinic.open();
    clinic.openOnWorkdays("08:00", "17:00");
    monday = LocalDate.now(NEW_YORK).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
  }

  private static Instant at(LocalDate day, String time) {
    return LocalTime.parse(time).atDate(day).atZone(NEW_YORK).toInstant();
  }

  private JsonNode propose(UUID course, Map<String, ?> wanted) {
    return json(clinic.scheduler.post("/api/courses/" + course + "/proposals", wanted));
  }

  private JsonNode proposeWithin(UUID course, LocalDate from, LocalDate until) {
    return propose(
        course,
        Map.of("from", from.toString(), "until", until.toString(), "count", 1, "sessions", 1));
  }

  private JsonNode replan(LocalDate from, LocalDate until) {
    return json(
        clinic.scheduler.post(
            "/api/clinics/" + clinic.clinicId + "/replans",
            Map.of("from", from.toString(), "until", until.toString())));
  }

  private static List<String> rules(JsonNode blocked) {
    return texts(blocked, "rule");
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(name).asText())
        .toList();
  }

  private static List<String> days(JsonNode blocked, String rule) {
    return StreamSupport.stream(blocked.spliterator(), false)
        .filter(each -> each.path("rule").asText().equals(rule))
        .flatMap(each -> StreamSupport.stream(each.path("days").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> range(LocalDate from, int days) {
    return IntStream.range(0, days).mapToObj(i -> from.plusDays(i).toString()).toList();
  }

  @Test
  void eachDayIsNamedByTheRuleThatBlocksIt() {
    UUID course =
        clinic.aCourseFor(
            clinic.aPatient(
                Map.of(
                    "availability",
                    Map.of(
                        "weekly",
                        List.of(
                            Map.of("day", "TUESDAY", "from", "08:00", "until", "17:00"),
                            Map.of("day", "WEDNESDAY", "from", "08:00", "until", "17:00"),
                            Map.of("day", "THURSDAY", "from", "08:00", "until", "08:30"),
                            Map.of("day", "SATURDAY", "from", "08:00", "until", "17:00"),
                            Map.of("day", "SUNDAY", "from", "08:00", "until", "17:00")),
                        "away",
                        List.of()))));
    clinic.closes(at(monday.plusDays(1), "00:00"), at(monday.plusDays(2), "00:00"), "inventory");
    clinic.rosters(monday.plusDays(2), List.of());

    JsonNode answer = proposeWithin(course, monday, monday.plusDays(6));

    assertThat(answer.path("proposals")).isEmpty();
    JsonNode blocked = answer.path("blockedDays");
    assertThat(days(blocked, "CLOSURE")).containsExactly(monday.plusDays(1).toString());
    assertThat(days(blocked, "NURSE_ON_SHIFT")).containsExactly(monday.plusDays(2).toString());
    assertThat(days(blocked, "PATIENT_AVAILABILITY"))
        .containsExactly(
            monday.toString(), monday.plusDays(3).toString(), monday.plusDays(4).toString());
    assertThat(days(blocked, "OPENING_HOURS")).isEqualTo(range(monday.plusDays(5), 2));
    assertThat(rules(blocked)).hasSize(4);
    assertThat(blocked.findValuesAsText("message"))
        .anyMatch(text -> text.startsWith("The clinic is closed: "))
        .anyMatch(text -> text.startsWith("The patient is not available: "));
  }

  @Test
  void fullDayIsNamedByItsChairs() {
    for (String time : List.of("08:00", "10:30", "13:00")) {
      clinic.aBookedSessionAt(clinic.aPatient(), 0, at(monday, time));
    }
    UUID course = clinic.aCourseFor(clinic.aPatient());
    for (int chair = 1; chair < clinic.chairIds.size(); chair++) {
      for (String time : List.of("08:00", "10:30", "13:00")) {
        clinic.aBookedSessionAt(clinic.aPatient(), chair, at(monday, time));
      }
    }

    JsonNode answer = proposeWithin(course, monday, monday);

    assertThat(answer.path("proposals")).isEmpty();
    assertThat(rules(answer.path("blockedDays"))).containsExactly("CHAIR");
  }

  @Test
  void dayThatOnlyTheGapRulesOutIsNamedByTheGap() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(course, at(monday, "09:00"));
    clinic.furtherSessionOf(course, at(monday.plusDays(4), "09:00"));
    clinic.closes(at(monday.plusDays(7), "00:00"), at(monday.plusDays(9), "00:00"), "inventory");

    // Gaps are 2 to 4 days: after Friday, Sunday to Tuesday are left.
    JsonNode answer = proposeWithin(course, monday, monday.plusDays(11));

    assertThat(answer.path("proposals")).isEmpty();
    assertThat(days(answer.path("blockedDays"), "CLOSURE")).isEqualTo(range(monday.plusDays(7), 2));
    assertThat(days(answer.path("blockedDays"), "OPENING_HOURS"))
        .containsExactly(monday.plusDays(6).toString());
  }

  @Test
  void nothingIsBlockedWhereSeriesIsFound() {
    UUID course = clinic.aCourseFor(clinic.aPatient());

    JsonNode answer = proposeWithin(course, monday, monday);

    assertThat(answer.path("proposals")).isNotEmpty();
    assertThat(answer.path("obstacle").isNull()).isTrue();
    assertThat(answer.path("blockedDays")).isEmpty();
  }

  @Test
  void unsavedSessionSaysWhatBlocksEachOtherDay() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    UUID session = clinic.furtherSessionOf(course, at(monday, "09:00"));
    clinic.closes(at(monday.minusDays(7), "00:00"), at(monday.plusDays(8), "00:00"), "renovation");

    JsonNode unsaved = replan(monday, monday).path("unsaved");

    assertThat(texts(unsaved, "sessionId")).containsExactly(session.toString());
    JsonNode elsewhere = unsaved.get(0).path("elsewhere");
    assertThat(days(elsewhere, "CLOSURE"))
        .contains(monday.toString(), monday.plusDays(1).toString())
        .doesNotContain(monday.plusDays(5).toString());
    assertThat(days(elsewhere, "OPENING_HOURS")).contains(monday.plusDays(5).toString());
  }

  @Test
  void sessionThatMissesItsGapIsMovedByReplan() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(course, at(monday, "09:00"));
    UUID between = clinic.furtherSessionOf(course, at(monday.plusDays(3), "09:00"));
    UUID late = clinic.furtherSessionOf(course, at(monday.plusDays(7), "09:00"));
    cancel(between);

    JsonNode replan = replan(monday, monday.plusDays(8));

    assertThat(texts(replan.path("moves"), "sessionId")).containsExactly(late.toString());
    JsonNode move = replan.path("moves").get(0);
    assertThat(LocalDate.ofInstant(Instant.parse(move.path("start").asText()), NEW_YORK))
        .isBetween(monday.plusDays(2), monday.plusDays(4));
    assertThat(move.path("reason").asText()).contains("7 days after");
    assertThat(replan.path("unsaved")).isEmpty();
  }

  @Test
  void missedGapThatCannotBeMendedIsUnsavedWithItsCause() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic.furtherSessionOf(course, at(monday, "09:00"));
    UUID between = clinic.furtherSessionOf(course, at(monday.plusDays(3), "09:00"));
    UUID late = clinic.furtherSessionOf(course, at(monday.plusDays(7), "09:00"));
    cancel(between);
    clinic.closes(at(monday.plusDays(1), "00:00"), at(monday.plusDays(5), "00:00"), "inventory");

    JsonNode replan = replan(monday, monday.plusDays(8));

    assertThat(replan.path("moves")).isEmpty();
    assertThat(texts(replan.path("unsaved"), "sessionId")).containsExactly(late.toString());
    JsonNode unsaved = replan.path("unsaved").get(0);
    assertThat(unsaved.path("reason").asText()).contains("7 days after");
    assertThat(days(unsaved.path("elsewhere"), "CLOSURE")).isEqualTo(range(monday.plusDays(2), 3));
    assertThat(days(unsaved.path("elsewhere"), "GAP"))
        .contains(monday.plusDays(8).toString(), monday.plusDays(1).toString());
  }

  @Test
  void endAfterPreferredTimeIsSaid() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    JsonNode late =
        propose(
            course,
            Map.of(
                "from",
                monday.toString(),
                "count",
                1,
                "sessions",
                1,
                "prefer",
                Map.of("from", "12:55", "until", "13:00")));
    JsonNode early =
        propose(
            course,
            Map.of(
                "from",
                monday.toString(),
                "count",
                1,
                "sessions",
                1,
                "prefer",
                Map.of("from", "08:00", "until", "16:00")));

    JsonNode session = late.path("proposals").get(0).path("sessions").get(0);
    LocalTime end = Instant.parse(session.path("end").asText()).atZone(NEW_YORK).toLocalTime();
    assertThat(late.path("proposals").get(0).path("explanation").toString())
        .contains("Ends as late as " + end)
        .contains("until 13:00");
    assertThat(early.path("proposals").get(0).path("explanation").toString())
        .doesNotContain("Ends as late as");
  }

  private void cancel(UUID session) {
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "cannot come"))
        .then()
        .statusCode(200);
  }

  @Test
  void bookedPlacesAreTakenIntoAccount() {
    UUID patient = clinic.aPatient();
    UUID first = clinic.aCourseFor(patient);
    UUID second = clinic.aCourseFor(patient);
    clinic
        .scheduler
        .post(
            "/api/courses/" + first + "/bookings",
            Map.of("sessions", List.of(place(at(monday, "11:00"), clinic.chairIds.getFirst()))))
        .then()
        .statusCode(201);
    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("hours", shortDay()));

    JsonNode answer = proposeWithin(second, monday, monday);

    assertThat(rules(answer.path("blockedDays"))).containsExactly("PATIENT");
  }

  private static List<Map<String, String>> shortDay() {
    return List.of(Map.of("day", "MONDAY", "opens", "10:30", "closes", "14:00"));
  }
}
