package org.chairside.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.minute;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.StringReader;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Appointments in other people's calendars. */
@ApplicationTest
class CalendarTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static Calendar parsed(Answer answer) throws Exception {
    answer
        .then()
        .statusCode(200)
        .header("Content-Type", equalToIgnoringCase("text/calendar;charset=utf-8"));
    Calendar calendar = new CalendarBuilder().build(new StringReader(answer.asString()));
    assertThat(calendar.validate().hasErrors()).isFalse();
    return calendar;
  }

  private static List<VEvent> events(Calendar calendar) {
    return calendar.getComponents(Component.VEVENT);
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static Map<String, Object> forNurse(Person nurse) {
    return new HashMap<>(Map.of("name", "her telephone", "nurseId", nurse.id()));
  }

  private static String subscribed(TestClinic clinic, Map<String, ?> token) {
    return clinic
        .admin
        .post("/api/clinics/" + clinic.clinicId + "/calendar-tokens", token)
        .then()
        .statusCode(201)
        .extract()
        .path("path");
  }

  private void changed(UUID session, String what) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var update =
            connection.prepareStatement(
                "update infusion_session set schedule_revision = schedule_revision + 1, "
                    + what
                    + " where id = ?")) {
      update.setObject(1, session);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void patientFeedHidesTreatment() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    Instant start = now().plus(Duration.ofDays(3));
    UUID session = clinic.aBookedSessionAt(patient, 0, start);
    Answer answer = clinic.nurse.get("/api/patients/" + patient + "/calendar.ics");
    answer
        .then()
        .header("Content-Disposition", equalTo("attachment; filename=\"appointments.ics\""));
    Calendar calendar = parsed(answer);
    assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("PUBLISH");
    assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
    VEvent event = events(calendar).getFirst();
    assertThat(value(event, "UID")).isEqualTo(session + "@chairside");
    assertThat(value(event, "SUMMARY")).startsWith("Appointment at Midtown");
    assertThat(value(event, "LOCATION")).startsWith("Midtown");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SEQUENCE")).isEqualTo("0");
    assertThat(answer.asString())
        .doesNotContainIgnoringCase("ketamine")
        .doesNotContain("migraine")
        .doesNotContain("Okafor")
        .doesNotContain("MRN-");
    assertThat(answer.asString().lines().allMatch(line -> line.getBytes(UTF_8).length <= 75))
        .isTrue();
    clinic.nobody.get("/api/patients/" + patient + "/calendar.ics").then().statusCode(401);
    TestClinic.open()
        .nurse
        .get("/api/patients/" + patient + "/calendar.ics")
        .then()
        .statusCode(404);
  }

  /** The Sundays within the next year on which New York's clocks go forward and back. */
  private static List<LocalDate> changes() {
    LocalDate today = LocalDate.now(NEW_YORK);
    return List.of(next(today, Month.MARCH, 2), next(today, Month.NOVEMBER, 1));
  }

  private static LocalDate next(LocalDate today, Month month, int ordinal) {
    LocalDate thisYear =
        LocalDate.of(today.getYear(), month, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY));
    return thisYear.isAfter(today.plusDays(2))
        ? thisYear
        : LocalDate.of(today.getYear() + 1, month, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY));
  }

  @Test
  void appointmentKeepsLocalHourAcrossClockChange() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    LocalTime nine = LocalTime.of(9, 0);
    List<LocalDate> days =
        changes().stream()
            .flatMap(change -> Stream.of(change.minusDays(1), change, change.plusDays(1)))
            .sorted()
            .toList();
    for (LocalDate day : days) {
      clinic.aBookedSessionAt(patient, 0, day.atTime(nine).atZone(NEW_YORK).toInstant());
    }
    Answer answer = clinic.nurse.get("/api/patients/" + patient + "/calendar.ics");
    assertThat(answer.asString().lines().filter(line -> line.startsWith("DTSTART;TZID")))
        .containsExactlyElementsOf(
            days.stream()
                .map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE))
                .map(day -> "DTSTART;TZID=America/New_York:" + day + "T090000")
                .toList());
    // by the served rules the clocks change on these very Sundays
    VTimeZone rules = parsed(answer).<VTimeZone>getComponents(Component.VTIMEZONE).getFirst();
    for (LocalDate day : days) {
      Instant start = day.atTime(nine).atZone(NEW_YORK).toInstant();
      assertThat(rules.getApplicableObservance(start).getName())
          .as(day.toString())
          .isEqualTo(NEW_YORK.getRules().isDaylightSavings(start) ? "DAYLIGHT" : "STANDARD");
    }
  }

  @Test
  void canceledSessionStaysWithHigherSequence() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID off = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofDays(3)));
    UUID missed = clinic.aBookedSessionAt(patient, 0, now().minus(Duration.ofDays(1)));
    UUID moved = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofDays(8)));
    clinic
        .scheduler
        .post("/api/sessions/" + off + "/cancel", Map.of("reason", "PATIENT"))
        .then()
        .statusCode(200);
    clinic
        .scheduler
        .post(
            "/api/sessions/" + moved + "/reschedule",
            Map.of("start", minute(now().plus(Duration.ofDays(9))).toString()))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + missed + "/no-show", Map.of("reason", "did not come"))
        .then()
        .statusCode(200);
    Map<String, String> status = new HashMap<>();
    Map<String, String> sequence = new HashMap<>();
    for (VEvent event :
        events(parsed(clinic.nurse.get("/api/patients/" + patient + "/calendar.ics")))) {
      String id = value(event, "UID").replace("@chairside", "");
      status.put(id, value(event, "STATUS"));
      sequence.put(id, value(event, "SEQUENCE"));
    }
    assertThat(status)
        .containsEntry(off.toString(), "CANCELLED")
        .containsEntry(missed.toString(), "CONFIRMED")
        .containsEntry(moved.toString(), "CONFIRMED");
    assertThat(sequence)
        .containsEntry(off.toString(), "1")
        .containsEntry(missed.toString(), "1")
        .containsEntry(moved.toString(), "1");
  }

  @Test
  void feedReachesSixtyDaysBackAndFourHundredAhead() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    for (int day : List.of(-61, -59, 399, 401)) {
      clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofDays(day)));
    }
    assertThat(events(parsed(clinic.nurse.get("/api/patients/" + patient + "/calendar.ics"))))
        .hasSize(2);
  }

  @Test
  void clinicFeedNeedsToken() throws Exception {
    TestClinic clinic = TestClinic.open();
    clinic.aBookedSessionAt(clinic.aPatient(), 1, now().plus(Duration.ofDays(3)));
    String path = subscribed(clinic, Map.of("name", "the board in the hall"));
    assertThat(path).startsWith("/api/clinics/" + clinic.clinicId + "/calendar.ics?token=");
    Answer answer = clinic.nobody.get(path);
    assertThat(value(events(parsed(answer)).getFirst(), "SUMMARY")).isEqualTo("Chair 2");
    assertThat(answer.asString()).doesNotContain("Okafor").doesNotContain("Ada");
    // the secret is shown once
    clinic
        .admin
        .get("/api/clinics/" + clinic.clinicId + "/calendar-tokens")
        .then()
        .body("items", hasSize(1))
        .body("items[0].name", equalTo("the board in the hall"))
        .body("items[0].toString()", not(containsString("token=")));
  }

  @Test
  void invalidTokenOpensNothing() {
    TestClinic clinic = TestClinic.open();
    String path = subscribed(clinic, Map.of("name", "a telephone"));
    String token = path.substring(path.indexOf('=') + 1);
    String here = "/api/clinics/" + clinic.clinicId + "/calendar.ics";
    for (String wrong :
        List.of(
            here,
            here + "?token=",
            here + "?token=" + token.substring(1),
            here + "?token=" + "x".repeat(300),
            "/api/clinics/" + TestClinic.open().clinicId + "/calendar.ics?token=" + token)) {
      clinic
          .nobody
          .get(wrong)
          .then()
          .statusCode(404)
          .contentType(startsWith("application/problem+json"));
      // signing in does not open it either
      clinic.admin.get(wrong).then().statusCode(404);
    }
    clinic.nobody.get(path).then().statusCode(200);
    String id =
        clinic
            .admin
            .get("/api/clinics/" + clinic.clinicId + "/calendar-tokens")
            .path("items[0].id");
    TestClinic.open().admin.post("/api/calendar-tokens/" + id + "/revoke").then().statusCode(404);
    clinic
        .admin
        .post("/api/calendar-tokens/" + id + "/revoke")
        .then()
        .statusCode(200)
        .body("revokedBy", equalTo(clinic.admin.id()));
    clinic.nobody.get(path).then().statusCode(404);
  }

  @Test
  void nurseSubscribesToOwnSessions() throws Exception {
    TestClinic clinic = TestClinic.open();
    Person other = clinic.takeOn(Role.NURSE);
    UUID hers = clinic.aCheckedInSession();
    clinic.aBookedSessionAt(clinic.aPatient(), 1, now().plus(Duration.ofDays(3)));
    changed(hers, "nurse_id = '" + clinic.nurse.id() + "'");
    String tokens = "/api/clinics/" + clinic.clinicId + "/calendar-tokens";
    String path =
        clinic
            .nurse
            .post(tokens, forNurse(clinic.nurse))
            .then()
            .statusCode(201)
            .extract()
            .path("path");
    List<VEvent> events = events(parsed(clinic.nobody.get(path)));
    assertThat(events).hasSize(1);
    assertThat(value(events.getFirst(), "UID")).isEqualTo(hers + "@chairside");

    clinic.nurse.post(tokens, forNurse(other)).then().statusCode(403);
    clinic.nurse.post(tokens, Map.of("name", "everything")).then().statusCode(403);
    clinic.scheduler.post(tokens, Map.of("name", "everything")).then().statusCode(403);
    clinic
        .admin
        .post(tokens, Map.of("name", "x", "nurseId", clinic.scheduler.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("nurseId"));
    clinic.admin.post(tokens, Map.of("name", " ")).then().statusCode(400);
    other.get(tokens).then().body("items", hasSize(0));
    String id =
        clinic.nurse.get(tokens).then().body("items", hasSize(1)).extract().path("items[0].id");
    other.post("/api/calendar-tokens/" + id + "/revoke").then().statusCode(403);

    // who no longer works here reads nothing more
    clinic
        .admin
        .patch("/api/staff/" + clinic.nurse.id(), "*", Map.of("active", false))
        .then()
        .statusCode(200);
    clinic.nobody.get(path).then().statusCode(404);
  }

  private static void works(TestClinic clinic, Object person, UUID... clinics) {
    clinic
        .admin
        .put(
            "/api/staff/" + person + "/clinics",
            Map.of("everywhere", clinics.length == 0, "clinicIds", List.of(clinics)))
        .then()
        .statusCode(200);
  }

  @Test
  void addressOfSomebodyWhoWorksElsewhereFindsNothing() {
    TestClinic clinic = TestClinic.open();
    UUID other = clinic.opensClinic("Uptown");
    Person nurse = clinic.takeOn(Role.NURSE);
    String path = subscribed(clinic, forNurse(nurse));
    works(clinic, nurse.id(), clinic.clinicId);
    clinic.nobody.get(path).then().statusCode(200);
    works(clinic, nurse.id(), other);
    clinic.nobody.get(path).then().statusCode(404);
    // nothing was revoked: with the membership it is there again
    works(clinic, nurse.id());
    clinic.nobody.get(path).then().statusCode(200);
  }

  @Test
  void addressOfTheWholeClinicEndsWithWhoMadeIt() {
    TestClinic clinic = TestClinic.open();
    Person leaver = clinic.takeOn(Role.ADMIN);
    String path =
        leaver
            .post("/api/clinics/" + clinic.clinicId + "/calendar-tokens", Map.of("name", "hall"))
            .then()
            .statusCode(201)
            .extract()
            .path("path");
    String stays = subscribed(clinic, Map.of("name", "another"));
    clinic.nobody.get(path).then().statusCode(200);
    clinic
        .admin
        .patch("/api/staff/" + leaver.id(), "*", Map.of("active", false))
        .then()
        .statusCode(200);
    clinic.nobody.get(path).then().statusCode(404);
    clinic.nobody.get(stays).then().statusCode(200);
  }
}
