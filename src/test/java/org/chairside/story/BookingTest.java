package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A series is booked whole or not at all, and who collides is told with what. */
@ApplicationTest
class BookingTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration THREE = Duration.ofDays(3);

  private static Response book(Ward ward, UUID course, List<?> places) {
    return ward.scheduler.post("/api/courses/" + course + "/bookings", Map.of("sessions", places));
  }

  @Test
  void allOrNone() {
    Ward ward = Ward.open();
    UUID course = ward.aCourseFor(ward.aPatient());
    Instant start = now().plus(DAY);
    UUID chair = ward.chairIds.getFirst();
    book(ward, course, List.of(place(start, chair), place(start.plus(DAY.multipliedBy(3)), chair)))
        .then()
        .statusCode(201)
        .body("sessions.number", contains(1, 2))
        .body("sessions[0].end", equalTo(start.plus(Duration.ofMinutes(130)).toString()));

    UUID other = ward.aCourseFor(ward.aPatient());
    book(
            ward,
            other,
            List.of(
                place(start.plus(Duration.ofHours(1)), chair),
                place(start.plus(DAY.multipliedBy(4)), chair)))
        .then()
        .statusCode(409)
        .body("errors.field", contains("sessions[0]"))
        .body("errors[0].message", containsString("Chair 1 is taken"));
    ward.scheduler
        .get("/api/courses/" + other)
        .then()
        .body("progress.booked", equalTo(0))
        .body("progress.remaining", equalTo(6));
  }

  @Test
  void aPatientIsInOneChairAtATimeAndAChairNeedsItsTurnover() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    Instant start = now().plus(DAY);
    UUID first = ward.chairIds.get(0);
    UUID second = ward.chairIds.get(1);
    book(ward, ward.aCourseFor(patient), List.of(place(start, first))).then().statusCode(201);

    book(ward, ward.aCourseFor(patient), List.of(place(start.plusSeconds(60), second)))
        .then()
        .statusCode(409)
        .body("errors[0].message", containsString("patient has another session"));
    UUID third = ward.aCourseFor(ward.aPatient());
    book(ward, third, List.of(place(start.plus(Duration.ofMinutes(135)), first)))
        .then()
        .statusCode(409);
    // half-open: after its 130 minutes and the turnover of ten minutes it is free to the minute
    book(ward, third, List.of(place(start.plus(Duration.ofMinutes(140)), first)))
        .then()
        .statusCode(201);
    book(ward, third, List.of(place(start.plus(THREE), first), place(start.plus(THREE), second)))
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("sessions[1]"));
  }

  @Test
  void aCancelledSessionLeavesItsPlace() {
    Ward ward = Ward.open();
    Instant start = now().plus(DAY);
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, start);
    ward.scheduler
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "patient is ill"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"));
    ward.aBookedSessionAt(ward.aPatient(), 0, start);
    ward.scheduler
        .post("/api/sessions/" + session + "/no-show", Map.of("reason", "x"))
        .then()
        .statusCode(409);
  }

  @Test
  void aCancelledCourseTakesItsBookedSessionsWithIt() {
    Ward ward = Ward.open();
    UUID course = ward.aCourseFor(ward.aPatient());
    String session =
        book(ward, course, List.of(place(now().plus(DAY), ward.chairIds.getFirst())))
            .path("sessions[0].id");
    ward.clinician
        .post("/api/courses/" + course + "/cancel", Map.of("reason", "moved away"))
        .then()
        .body("status", equalTo("CANCELLED"));
    ward.nurse.get("/api/sessions/" + session).then().body("status", equalTo("CANCELLED"));
  }

  @Test
  void wrongPlacesAreNamed() {
    Ward ward = Ward.open();
    Ward elsewhere = Ward.open();
    UUID course = ward.aCourseFor(ward.aPatient());
    book(
            ward,
            course,
            List.of(
                place(now().plus(DAY), elsewhere.chairIds.getFirst()),
                place(Instant.parse("2206-01-01T00:00:00Z"), ward.chairIds.getFirst())))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("sessions[0].chairId"))
        .body("errors.field", hasItem("sessions[1].start"));
    book(
            ward,
            course,
            IntStream.range(0, 7)
                .mapToObj(i -> place(now().plus(DAY.multipliedBy(i + 1)), ward.chairIds.getFirst()))
                .toList())
        .then()
        .statusCode(409)
        .body("detail", containsString("6 sessions left"));
  }

  @Test
  void ofManyWhoWantOneChairOneGetsItAndTheOthersAreToldWhy() {
    Ward ward = Ward.open();
    Instant start = now().plus(DAY);
    List<UUID> courses =
        IntStream.range(0, 8).mapToObj(_ -> ward.aCourseFor(ward.aPatient())).toList();
    List<Response> answers =
        courses.stream()
            .map(
                course ->
                    CompletableFuture.supplyAsync(
                        () -> book(ward, course, List.of(place(start, ward.chairIds.getFirst())))))
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
