package org.chairside.story;

import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.AnswerCheck;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a clinic's days turned out, in figures. */
@ApplicationTest
class FiguresStoryTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Duration DAY = Duration.ofDays(1);

  private static Answer figures(TestClinic clinic, Person who, Object from, Object to) {
    return who.get("/api/clinics/" + clinic.clinicId + "/figures?from=" + from + "&to=" + to);
  }

  private static AnswerCheck counted(TestClinic clinic, LocalDate from, LocalDate to) {
    return figures(clinic, clinic.scheduler, from, to).then().statusCode(200);
  }

  /** The clinic's local noon that many days from today. */
  private static Instant noon(int days) {
    return today().plusDays(days).atTime(12, 0).atZone(NEW_YORK).toInstant();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(now(), NEW_YORK);
  }

  private static List<String> booked(TestClinic clinic, UUID course, Instant... starts) {
    Answer answer =
        clinic.scheduler.post(
            "/api/courses/" + course + "/bookings",
            Map.of(
                "sessions",
                Stream.of(starts).map(s -> place(s, clinic.chairIds.getFirst())).toList()));
    answer.then().statusCode(201);
    return answer.path("sessions.id");
  }

  @Test
  void emptyClinicHasUnknownFigures() {
    TestClinic clinic = TestClinic.open(0);
    counted(clinic, today(), today().plusDays(1))
        .body("days", equalTo(1))
        .body("rosterDays", equalTo(0))
        .body("untold", equalTo(0))
        .body("chairUtilisation.denominator", equalTo(0))
        .body("chairUtilisation.value", nullValue())
        .body("nurseLoad", empty())
        .body("noShowRate.value", nullValue())
        .body("leadTime.count", equalTo(0))
        .body("leadTime.median", nullValue())
        .body("onTimeStarts.value", nullValue())
        .body("gapCompliance.withinRange.value", nullValue())
        .body("cancellations", empty())
        .body("cycleTime.p90", nullValue());
  }

  @Test
  void dayOfBookingsIsCounted() {
    TestClinic clinic = TestClinic.open(2);
    LocalDate yesterday = today().minusDays(1);
    UUID course = clinic.aCourseFor(clinic.aPatient());
    // one ran, its infusion a quarter of an hour late, and left; one was missed; one was called off
    String ran = booked(clinic, course, noon(-4), noon(-1)).get(1);
    Instant came = noon(-1);
    post(clinic, ran, "/check-in", Map.of("at", came.toString()));
    clinic.started(UUID.fromString(ran), came.plus(Duration.ofMinutes(30)));
    post(clinic, ran, "/finish", Map.of("at", came.plus(Duration.ofMinutes(90)).toString()));
    clinic
        .clinician
        .post(
            "/api/sessions/" + ran + "/discharge",
            Map.of(
                "at",
                came.plus(Duration.ofMinutes(150)).toString(),
                "overrideReason",
                "well and picked up"))
        .then()
        .statusCode(200);
    Instant afterwards = noon(-1).plus(Duration.ofHours(4));
    UUID missed = clinic.aBookedSessionAt(clinic.aPatient(), 0, afterwards);
    post(clinic, missed.toString(), "/no-show", Map.of("reason", "not reached"));
    UUID cancelled = clinic.aBookedSessionAt(clinic.aPatient(), 0, afterwards);
    post(clinic, cancelled.toString(), "/cancel", Map.of("reason", "weather"));

    counted(clinic, yesterday, today())
        .body("timeZone", equalTo("America/New_York"))
        .body("noShowRate.numerator", equalTo(1))
        .body("noShowRate.denominator", equalTo(2))
        .body("noShowRate.value", equalTo(0.5f))
        .body("onTimeStarts.numerator", equalTo(0))
        .body("onTimeStarts.denominator", equalTo(1))
        .body("onTimeStarts.value", equalTo(0.0f))
        .body("cycleTime.count", equalTo(1))
        .body("cycleTime.median", equalTo(150.0f))
        .body("gapCompliance.withinRange.numerator", equalTo(1))
        .body("gapCompliance.nearTarget.denominator", equalTo(1))
        .body("cancellations.code", contains("WEATHER"))
        .body("cancellations[0].share.numerator", equalTo(1))
        .body("cancellations[0].share.denominator", equalTo(3))
        .body("untold", equalTo(0));
    // the first of the course: its outcome was not recorded
    counted(clinic, today().minusDays(4), today().minusDays(3))
        .body("untold", equalTo(1))
        .body("gapCompliance.withinRange.denominator", equalTo(0));
  }

  @Test
  void chairsAndNursesFollowHoursClosuresAndRoster() {
    TestClinic clinic = TestClinic.open(1);
    LocalDate day = today().plusDays(3);
    clinic
        .admin
        .patch(
            "/api/clinics/" + clinic.clinicId,
            Map.of(
                "hours",
                List.of(Map.of("day", day.getDayOfWeek(), "opens", "08:00", "closes", "17:00"))))
        .then()
        .statusCode(200);
    booked(clinic, clinic.aCourseFor(clinic.aPatient()), noon(3));
    counted(clinic, day, day.plusDays(1))
        .body("chairUtilisation.numerator", equalTo(130))
        .body("chairUtilisation.denominator", equalTo(540))
        .body("rosterDays", equalTo(0))
        .body("nurseLoad", empty());
    clinic
        .scheduler
        .post(
            "/api/clinics/" + clinic.clinicId + "/closures",
            Map.of(
                "from", noon(3).minus(Duration.ofHours(2)).toString(),
                "until", noon(3).minus(Duration.ofHours(1)).toString(),
                "reason", "painting"))
        .then()
        .statusCode(201);
    clinic
        .scheduler
        .put(
            "/api/clinics/" + clinic.clinicId + "/roster/" + day,
            List.of(
                Map.of("staffId", clinic.nurse.id(), "from", "09:00", "until", "17:00"),
                Map.of("staffId", clinic.clinician.id(), "from", "08:00", "until", "17:00")))
        .then()
        .statusCode(200);
    counted(clinic, day, day.plusDays(1))
        .body("chairUtilisation.numerator", equalTo(130))
        .body("chairUtilisation.denominator", equalTo(420))
        .body("chairUtilisation.value", equalTo(0.3095f))
        .body("rosterDays", equalTo(1))
        .body("nurseLoad", hasSize(1))
        .body("nurseLoad[0].staffId", equalTo(clinic.nurse.id()))
        .body("nurseLoad[0].monitored.denominator", equalTo(480));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-02, to",
    "2026-03-02, 2026-03-01, to",
    "2026-03-02, 2027-04-07, to",
    "'', 2026-03-02, from",
    "2026-03-02, '', to",
    "2026-02-30, 2026-03-02, from",
    "yesterday, 2026-03-02, from"
  })
  void invalidPeriodIsRefused(String from, String to, String field) {
    TestClinic clinic = TestClinic.open(0);
    figures(clinic, clinic.scheduler, from, to)
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  @Test
  void periodIsAtMostFourHundredDays() {
    TestClinic clinic = TestClinic.open(0);
    LocalDate from = LocalDate.parse("2026-03-02");
    counted(clinic, from, from.plusDays(400)).body("days", equalTo(400));
    figures(clinic, clinic.scheduler, from, from.plusDays(401)).then().statusCode(400);
  }

  @Test
  void figuresAreForStaffOfClinic() {
    TestClinic clinic = TestClinic.open(0);
    TestClinic elsewhere = TestClinic.open(0);
    for (Person person : List.of(clinic.scheduler, clinic.nurse, clinic.clinician, clinic.admin)) {
      figures(clinic, person, "2026-03-02", "2026-03-03").then().statusCode(200);
    }
    figures(clinic, elsewhere.scheduler, "2026-03-02", "2026-03-03").then().statusCode(404);
    figures(clinic, clinic.nobody, "2026-03-02", "2026-03-03").then().statusCode(401);
  }

  @Test
  void otherClinicsSessionsAreNotCounted() {
    TestClinic clinic = TestClinic.open(1);
    TestClinic elsewhere = TestClinic.open(1);
    booked(elsewhere, elsewhere.aCourseFor(elsewhere.aPatient()), now().plus(DAY));
    counted(clinic, today(), today().plusDays(3)).body("leadTime.count", equalTo(0));
    counted(elsewhere, today(), today().plusDays(3)).body("leadTime.count", equalTo(1));
  }

  private static void post(TestClinic clinic, String session, String verb, Map<String, ?> body) {
    clinic.nurse.post("/api/sessions/" + session + verb, body).then().statusCode(200);
  }
}
