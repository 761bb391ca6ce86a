package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.Transactions;
import org.chairside.roster.ClinicDay;
import org.chairside.roster.ClinicDays;
import org.chairside.roster.RosterChanged;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Who works on a day, and who is on duty because of it. */
@ApplicationTest
class RosterTest {

  @Inject AgroalDataSource database;
  @Inject ClinicDays days;
  @Inject Transactions transactions;
  @Inject Noticed noticed;

  @ApplicationScoped
  static class Noticed {
    private final Queue<RosterChanged> all = new ConcurrentLinkedQueue<>();

    void note(@Observes RosterChanged change) {
      all.add(change);
    }

    Queue<RosterChanged> all() {
      return all;
    }
  }

  private static String path(TestClinic clinic, Object date) {
    return "/api/clinics/" + clinic.clinicId + "/roster/" + date;
  }

  private static Map<String, Object> shift(Person person, String from, String until) {
    return shift(person, from, until, Map.of());
  }

  private static Map<String, Object> shift(
      Person person, String from, String until, Map<String, ?> more) {
    Map<String, Object> shift =
        new HashMap<>(Map.of("staffId", person.id(), "from", from, "until", until));
    shift.putAll(more);
    return shift;
  }

  private static void refused(TestClinic clinic, String field, Object... shifts) {
    Answer answer = clinic.nurse.put(path(clinic, "2026-03-02"), List.of(shifts));
    assertThat(answer.statusCode()).as(field).isEqualTo(400);
    assertThat(answer.<List<String>>path("errors.field")).containsExactly(field);
  }

  @Test
  void rosterIsWrittenReadAndReplaced() throws Exception {
    TestClinic clinic = TestClinic.open();
    String day = path(clinic, "2026-03-02");
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    clinic.nurse.get(day).then().statusCode(200).header("ETag", "\"0\"").body("", empty());
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      clinic
          .scheduler
          .put(
              day,
              List.of(
                  shift(
                      clinic.nurse,
                      "08:00",
                      "16:00",
                      Map.of(
                          "charge",
                          true,
                          "breaks",
                          List.of(
                              Map.of("from", "14:00", "until", "14:15"),
                              Map.of("from", "12:00", "until", "12:30")))),
                  shift(clinic.clinician, "00:00", "00:00")))
          .then()
          .statusCode(200)
          .header("ETag", "\"1\"");
      reader.awaitType("RosterWritten", Duration.ofSeconds(10));
    }
    assertThat(noticed.all())
        .contains(new RosterChanged(clinic.clinicId, LocalDate.parse("2026-03-02")));
    clinic
        .nurse
        .get(day)
        .then()
        .header("ETag", "\"1\"")
        .body("duty", contains("NURSE", "CLINICIAN"))
        .body("[0].charge", equalTo(true))
        .body("[0].breaks.from", contains("12:00", "14:00"))
        .body("[1].charge", equalTo(false))
        .body("[1].until", equalTo("00:00"))
        .body("[1].breaks", empty());
    // a stale version is refused, none is taken as it comes
    clinic
        .scheduler
        .request()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(List.of())
        .put(day)
        .then()
        .statusCode(412);
    clinic.scheduler.put(day, List.of()).then().statusCode(200).header("ETag", "\"2\"");
  }

  @Test
  void emptyRosterDiffersFromNone() {
    TestClinic clinic = TestClinic.open();
    clinic.nurse.put(path(clinic, "2026-03-02"), List.of()).then().statusCode(200);
    UUID organization = organization(clinic);
    LocalDate first = LocalDate.parse("2026-03-01");
    List<ClinicDay> kept =
        transactions.call(
            Actor.system(organization),
            () -> {
              days.lock(clinic.clinicId, List.of(first.plusDays(2), first, first));
              return days.of(clinic.clinicId, first, first.plusDays(2));
            });
    assertThat(kept)
        .extracting(ClinicDay::day)
        .containsExactly(first, first.plusDays(1), first.plusDays(2));
    assertThat(kept.get(0).shifts()).isEmpty();
    assertThat(kept.get(1).shifts()).contains(List.of());
    assertThat(kept.get(2).shifts()).isEmpty();
    // the day's lock is no roster
    clinic.nurse.get(path(clinic, "2026-03-01")).then().header("ETag", "\"0\"").body("", empty());
  }

  private static UUID organization(TestClinic clinic) {
    return UUID.fromString(clinic.admin.get("/api/me").path("organization.id"));
  }

  @Test
  void dayIsLockedByOneWriter() throws Exception {
    TestClinic clinic = TestClinic.open();
    Actor actor = Actor.system(organization(clinic));
    LocalDate day = LocalDate.parse("2026-03-02");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holder =
          threads.submit(
              () ->
                  transactions.run(
                      actor,
                      () -> {
                        days.lock(clinic.clinicId, List.of(day));
                        held.countDown();
                        awaited(letGo);
                      }));
      awaited(held);
      Future<Integer> writer =
          threads.submit(() -> clinic.nurse.put(path(clinic, day), List.of()).statusCode());
      await().until(this::isSomebodyWaitingForALock);
      assertThat(writer.isDone()).isFalse();
      letGo.countDown();
      assertThat(writer.get(10, TimeUnit.SECONDS)).isEqualTo(200);
      holder.get(10, TimeUnit.SECONDS);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shiftNeedsQualifiedStaffAndTimes() {
    TestClinic clinic = TestClinic.open();
    Person nurse = clinic.nurse;
    refused(clinic, "[0].staffId", shift(TestClinic.open().nurse, "08:00", "16:00"));
    refused(clinic, "[0].staffId", shift(clinic.scheduler, "08:00", "16:00"));
    refused(clinic, "[0].duty", shift(nurse, "08:00", "16:00", Map.of("duty", "CLINICIAN")));
    refused(clinic, "[0].from", shift(nurse, "16:00", "16:00"));
    refused(clinic, "[1].from", shift(nurse, "08:00", "12:01"), shift(nurse, "12:00", "16:00"));
    refused(
        clinic,
        "[1].charge",
        shift(nurse, "08:00", "16:00", Map.of("charge", true)),
        shift(clinic.takeOn(Role.NURSE), "15:59", "20:00", Map.of("charge", true)));
    refused(
        clinic, "[0].charge", shift(clinic.clinician, "08:00", "16:00", Map.of("charge", true)));
    refused(clinic, "[0].breaks[0]", withBreaks(nurse, "07:59", "08:10"));
    refused(clinic, "[0].breaks[0]", withBreaks(nurse, "15:50", "16:01"));
    refused(clinic, "[0].breaks[0].from", withBreaks(nurse, "12:00", "12:00"));
    refused(clinic, "[0].breaks[1]", withBreaks(nurse, "12:00", "12:30", "12:29", "13:00"));
    refused(clinic, "[0].until", Map.of("staffId", nurse.id(), "from", "08:00"));
    refused(
        clinic,
        "[0].breaks[0].until",
        shift(nurse, "08:00", "16:00", Map.of("breaks", List.of(Map.of("from", "12:00")))));
    refused(clinic, "[0].from", shift(nurse, "eight", "16:00"));
    refused(clinic, "[1].shift", shift(nurse, "08:00", "16:00"), Map.of("shift", 1));
    clinic
        .nurse
        .put(path(clinic, "2026-03-02"), Map.of("shifts", List.of()))
        .then()
        .statusCode(400);
    clinic.nurse.get(path(clinic, "2026-03-02")).then().header("ETag", "\"0\"");
    clinic
        .nurse
        .put(path(clinic, "2026-02-30"), List.of())
        .then()
        .statusCode(400)
        .body("errors.field", contains("date"));
    clinic.nobody.put(path(clinic, "2026-03-02"), List.of()).then().statusCode(401);
    TestClinic.open().nurse.put(path(clinic, "2026-03-02"), List.of()).then().statusCode(404);
    // what touches does not overlap
    clinic
        .nurse
        .put(
            path(clinic, "2026-03-02"),
            List.of(
                shift(nurse, "08:00", "12:00", Map.of("charge", true)),
                shift(nurse, "12:00", "00:00"),
                shift(clinic.takeOn(Role.NURSE), "12:00", "16:00", Map.of("charge", true))))
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> withBreaks(Person person, String... times) {
    List<Map<String, String>> breaks = new java.util.ArrayList<>();
    for (int i = 0; i < times.length; i += 2) {
      breaks.add(Map.of("from", times[i], "until", times[i + 1]));
    }
    return shift(person, "08:00", "16:00", Map.of("breaks", breaks));
  }

  @Test
  void rosteredStaffReplaceNamedDuty() {
    TestClinic clinic = TestClinic.open();
    String duty = "/api/clinics/" + clinic.clinicId + "/duty";
    Person charge = clinic.takeOn(Role.NURSE);
    clinic
        .nurse
        .request()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(
            Map.of(
                "chargeNurseId", clinic.nurse.id(), "clinicianIds", List.of(clinic.clinician.id())))
        .put(duty)
        .then()
        .statusCode(200)
        .body("fromRoster", equalTo(false));
    LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    // a nurse in charge who has a break is still in charge
    Map<String, Object> allDay =
        shift(
            charge,
            "00:00",
            "00:00",
            Map.of("charge", true, "breaks", List.of(Map.of("from", "00:00", "until", "00:00"))));
    clinic.nurse.put(path(clinic, today), List.of(allDay)).then().statusCode(200);
    clinic
        .nurse
        .get(duty)
        .then()
        .body("chargeNurseId", equalTo(charge.id()))
        .body("clinicianIds", contains(clinic.clinician.id()))
        .body("fromRoster", equalTo(true))
        .body("version", equalTo(1));
    Person rostered = clinic.takeOn(Role.CLINICIAN);
    clinic
        .nurse
        .put(path(clinic, today), List.of(shift(rostered, "00:00", "00:00")))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get(duty)
        .then()
        .body("chargeNurseId", equalTo(clinic.nurse.id()))
        .body("clinicianIds", contains(rostered.id()));
    clinic.nurse.put(path(clinic, today), List.of()).then().statusCode(200);
    clinic.nurse.get(duty).then().body("fromRoster", equalTo(false));
  }

  @Test
  void rosterAloneSetsDuty() {
    TestClinic clinic = TestClinic.open();
    LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    clinic
        .nurse
        .put(path(clinic, today), List.of(shift(clinic.clinician, "00:00", "00:00")))
        .then()
        .statusCode(200);
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/duty")
        .then()
        .body("chargeNurseId", nullValue())
        .body("clinicianIds", contains(clinic.clinician.id()))
        .body("fromRoster", equalTo(true))
        .body("version", equalTo(0));
  }

  private boolean isSomebodyWaitingForALock() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select exists (select 1 from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock')
                """)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
