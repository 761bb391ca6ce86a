package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A series is booked as a whole or not at all, and a conflict is named. */
@ApplicationTest
class BookingTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration THREE = Duration.ofDays(3);

  private static Answer book(TestClinic clinic, UUID course, List<?> places) {
    return clinic.scheduler.post(
        "/api/courses/" + course + "/bookings", Map.of("sessions", places));
  }

  @Test
  void seriesIsBookedWholeOrNotAtAll() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    Instant start = now().plus(DAY).truncatedTo(ChronoUnit.MINUTES);
    UUID chair = clinic.chairIds.getFirst();
    book(
            clinic,
            course,
            List.of(place(start, chair), place(start.plus(DAY.multipliedBy(3)), chair)))
        .then()
        .statusCode(201)
        .body("sessions.number", contains(1, 2))
        .body("sessions[0].end", equalTo(start.plus(Duration.ofMinutes(130)).toString()));

    UUID other = clinic.aCourseFor(clinic.aPatient());
    book(
            clinic,
            other,
            List.of(
                place(start.plus(Duration.ofHours(1)), chair),
                place(start.plus(DAY.multipliedBy(4)), chair)))
        .then()
        .statusCode(409)
        .body("errors.field", contains("sessions[0]"))
        .body("errors[0].message", containsString("Chair 1 is taken"));
    clinic
        .scheduler
        .get("/api/courses/" + other)
        .then()
        .body("progress.booked", equalTo(0))
        .body("progress.remaining", equalTo(6));
  }

  @Test
  void bookingNeedsFreePatientAndTurnover() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    Instant start = now().plus(DAY);
    UUID first = clinic.chairIds.get(0);
    UUID second = clinic.chairIds.get(1);
    book(clinic, clinic.aCourseFor(patient), List.of(place(start, first))).then().statusCode(201);

    book(clinic, clinic.aCourseFor(patient), List.of(place(start.plusSeconds(60), second)))
        .then()
        .statusCode(409)
        .body("errors[0].message", containsString("patient has another session"));
    UUID third = clinic.aCourseFor(clinic.aPatient());
    book(clinic, third, List.of(place(start.plus(Duration.ofMinutes(135)), first)))
        .then()
        .statusCode(409);
    // half-open: after its 130 minutes and the turnover of ten minutes it is free to the minute
    book(clinic, third, List.of(place(start.plus(Duration.ofMinutes(140)), first)))
        .then()
        .statusCode(201);
    book(clinic, third, List.of(place(start.plus(THREE), first), place(start.plus(THREE), second)))
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("sessions[1]"));
  }

  @Test
  void canceledSessionFreesItsPlace() {
    TestClinic clinic = TestClinic.open();
    Instant start = now().plus(DAY);
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "patient is ill"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"));
    clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/no-show", Map.of("reason", "x"))
        .then()
        .statusCode(409);
  }

  @Test
  void canceledCourseCancelsItsSessions() {
    TestClinic clinic = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    String session =
        book(clinic, course, List.of(place(now().plus(DAY), clinic.chairIds.getFirst())))
            .path("sessions[0].id");
    clinic
        .clinician
        .post("/api/courses/" + course + "/cancel", Map.of("reason", "moved away"))
        .then()
        .body("status", equalTo("CANCELLED"));
    clinic.nurse.get("/api/sessions/" + session).then().body("status", equalTo("CANCELLED"));
  }

  @Test
  void invalidPlacesAreNamed() {
    TestClinic clinic = TestClinic.open();
    TestClinic elsewhere = TestClinic.open();
    UUID course = clinic.aCourseFor(clinic.aPatient());
    book(
            clinic,
            course,
            List.of(
                place(now().plus(DAY), elsewhere.chairIds.getFirst()),
                place(Instant.parse("2206-01-01T00:00:00Z"), clinic.chairIds.getFirst())))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("sessions[0].chairId"))
        .body("errors.field", hasItem("sessions[1].start"));
    book(
            clinic,
            course,
            IntStream.range(0, 7)
                .mapToObj(
                    i -> place(now().plus(DAY.multipliedBy(i + 1)), clinic.chairIds.getFirst()))
                .toList())
        .then()
        .statusCode(409)
        .body("detail", containsString("6 sessions left"));
  }

  @Test
  void oneOfManyConcurrentBookingsWins() {
    TestClinic clinic = TestClinic.open();
    Instant start = now().plus(DAY);
    List<UUID> courses =
        IntStream.range(0, 8).mapToObj(_ -> clinic.aCourseFor(clinic.aPatient())).toList();
    List<Answer> answers =
        courses.stream()
            .map(
                course ->
                    CompletableFuture.supplyAsync(
                        () ->
                            book(
                                clinic, course, List.of(place(start, clinic.chairIds.getFirst())))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.statusCode() == 409)
        .hasSize(7)
        .allSatisfy(
            a -> assertThat(a.<String>path("errors[0].message")).contains("Chair 1 is taken"));
  }
}
