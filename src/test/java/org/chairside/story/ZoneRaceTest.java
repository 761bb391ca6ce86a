package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A booking and a change of the clinic's time zone exclude each other: one sees the other's end.
 */
@ApplicationTest
class ZoneRaceTest {

  private static final ZoneId BEFORE = ZoneId.of("America/New_York");

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final LocalDate day = LocalDate.now(BEFORE).plusDays(4);
  private TestClinic clinic;
  private Connection rival;

  @BeforeEach
  void open() throws SQLException {
    clinic = TestClinic.open();
    rival = TestDatabase.shared().connectAsOwner();
    rival.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    rival.close();
    threads.shutdownNow();
  }

  private Instant at(int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute)).atZone(BEFORE).toInstant();
  }

  private Future<Answer> books(Instant start, int chair) {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    return threads.submit(
        () ->
            clinic.scheduler.post(
                "/api/courses/" + course + "/bookings",
                Map.of("sessions", List.of(TestClinic.place(start, clinic.chairIds.get(chair))))));
  }

  private Future<Answer> changesZone(boolean keepWallTimes) {
    String path = "/api/clinics/" + clinic.clinicId;
    String version = clinic.admin.get(path).header("ETag");
    return threads.submit(
        () ->
            clinic.admin.patch(
                path,
                version,
                Map.of("timeZone", "America/Chicago", "keepWallTimes", keepWallTimes)));
  }

  /** The days of the clinic that have a row, locked by somebody else. */
  private void lockDays() throws SQLException {
    clinic.closes(at(20, 0), at(21, 0), "to have a row for the day");
    String closure =
        clinic.admin.get("/api/clinics/" + clinic.clinicId + "/closures").path("items[0].id");
    clinic.admin.post("/api/closures/" + closure + "/withdraw").then().statusCode(200);
    lock("select 1 from clinic_day where clinic_id = ? for update", clinic.clinicId);
  }

  private void lock(String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = rival.prepareStatement(sql)) {
      statement.setObject(1, id);
      assertThat(statement.executeQuery().next()).isTrue();
    }
  }

  private void awaitWhoWaitsForTheRival() {
    await()
        .atMost(10, TimeUnit.SECONDS)
        .until(
            () -> {
              try (PreparedStatement statement =
                      rival.prepareStatement(
                          """
                          select count(*) from pg_stat_activity
                          where pg_backend_pid() = any (pg_blocking_pids(pid))
                          """);
                  ResultSet found = statement.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
              }
            });
  }

  /** Gives the other one time to slip through, if nothing stops it. */
  private static void letPass(Future<Answer> other)
      throws InterruptedException, ExecutionException {
    try {
      other.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      // it waits, as it should
    }
  }

  @Test
  void zoneChangeWaitsForBookingUnderWayAndAsks() throws Exception {
    lockDays();
    Future<Answer> booking = books(at(10, 0), 0);
    awaitWhoWaitsForTheRival();
    Future<Answer> zone = changesZone(false);
    letPass(zone);
    rival.rollback();
    booking.get().then().statusCode(201);
    assertThat(zone.get().<String>path("code")).isEqualTo("clinic.zone-moves-bookings");
  }

  @Test
  void bookingWaitsForZoneChangeUnderWayAndFollowsIt() throws Exception {
    UUID standing = clinic.aBookedSessionAt(clinic.aPatient(), 0, at(14, 0));
    clinic.change(
        "/api/clinics/" + clinic.clinicId, Map.of("hours", TestClinic.hours("09:00", "22:00")));
    lock("select 1 from infusion_session where id = ? for update", standing);
    Future<Answer> zone = changesZone(true);
    awaitWhoWaitsForTheRival();
    // 09:30 in New York is 08:30 in Chicago
    Future<Answer> booking = books(at(9, 30), 1);
    letPass(booking);
    rival.rollback();
    zone.get().then().statusCode(200);
    booking.get().then().statusCode(409);
    assertThat(booking.get().<List<String>>path("errors.code")).contains("OPENING_HOURS");
  }

  @Test
  void zoneChangeWaitsForCheckInUnderWayAndIsRefused() throws Exception {
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plusSeconds(600));
    lock("select 1 from infusion_session where id = ? for update", session);
    Future<Answer> checkIn =
        threads.submit(() -> clinic.nurse.post("/api/sessions/" + session + "/check-in"));
    awaitWhoWaitsForTheRival();
    Future<Answer> zone = changesZone(true);
    letPass(zone);
    rival.rollback();
    checkIn.get().then().statusCode(200);
    zone.get().then().statusCode(409).body("code", equalTo("clinic.zone-while-patients-are-here"));
  }
}
