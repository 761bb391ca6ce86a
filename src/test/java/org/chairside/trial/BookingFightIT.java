package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.PackagedApplicationTest;
import org.chairside.Replica;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.chairside.trial.SeriesFighter.Afterwards;
import org.chairside.trial.SeriesFighter.Answered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Sixty-four schedulers on two replicas want the same week of one clinic of four chairs. Whatever
 * they get, the resulting rows keep every rule, and every answer was true.
 */
@PackagedApplicationTest
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ResourceLock("load") // what makes the machine busy takes turns
class BookingFightIT {

  private static final int FIGHTERS = 64;
  private static final int CHAIRS = 4;
  private static final int NURSES = 3;
  private static final int WEEKS = 6;
  private static final Duration LONGEST_FIGHT = Duration.ofSeconds(60);
  // Nobody tries again after that, so that a slow machine sees a shorter fight, not a longer one.
  private static final Duration TRIES = Duration.ofSeconds(25);
  private static final long SEED = 20260302;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static TestDatabase.Access access;
  private static Replica a;
  private static Replica b;

  @BeforeAll
  static void startBoth() throws Exception {
    access = TestDatabase.create();
    Map<String, String> environment = new HashMap<>(access.environment());
    environment.putAll(Server.FIRST);
    a = Replica.start(environment);
    b = Replica.start(environment);
  }

  @AfterAll
  static void stopBoth() {
    a.close();
    b.close();
  }

  @Test
  void concurrentBookingsKeepEveryRule() throws Exception {
    TestClinic clinic =
        TestClinic.at(a.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, CHAIRS);
    LocalDate monday = nextMonday();
    furnish(clinic, monday);
    List<SeriesFighter> fighters =
        IntStream.range(0, FIGHTERS).mapToObj(i -> fighter(clinic, monday, i)).toList();

    Instant before = Instant.now();
    letThemFight(fighters);
    Duration took = Duration.between(before, Instant.now());

    long won = fighters.stream().filter(f -> !f.answered().isEmpty()).count();
    int lost = fighters.stream().mapToInt(SeriesFighter::lost).sum();
    System.out.printf("%d of %d series, %d refusals, %s%n", won, FIGHTERS, lost, took);
    assertThat(took).isLessThan(LONGEST_FIGHT);
    assertThat(fighters).flatExtracting(SeriesFighter::complaints).isEmpty();
    assertThat(won).isPositive();
    assertThat(lost).as("nobody collided: this was no fight").isGreaterThan(FIGHTERS / 2);
    assertThat(rows(clinic.clinicId)).isEqualTo(answers(fighters));
    try (Connection database = access.connectAsOwner()) {
      List<String> broken = new ArrayList<>();
      for (BookingRule rule : BookingRule.values()) {
        broken.addAll(rule.broken(database, clinic.clinicId));
      }
      assertThat(broken).isEmpty();
    }
    assertThat(a.output() + b.output()).doesNotContain("fault ");
  }

  /** In the packaged application too: there the framework's own readers were once asked first. */
  @Test
  void numbersAndFarYearsAreRefusedAsTimes() {
    TestClinic clinic = TestClinic.at(a.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
    String closures = "/api/clinics/" + clinic.clinicId + "/closures";
    for (Object from : List.of(1764000000, "+999999999-12-31T23:59:59Z")) {
      clinic
          .admin
          .post(closures, Map.of("from", from, "until", "2027-01-01T00:00:00Z", "reason", "x"))
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("from"));
    }
    clinic
        .scheduler
        .post("/api/clinics/" + clinic.clinicId + "/replans", Map.of("from", "+999999999-12-31"))
        .then()
        .statusCode(400);
  }

  /** A rule that finds nothing after the fight is worth as much as what it finds here. */
  @Test
  void everyRuleDetectsViolation() throws Exception {
    TestClinic clinic =
        TestClinic.at(a.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, CHAIRS);
    LocalDate monday = nextMonday();
    List<String> nurses = furnish(clinic, monday);
    List<UUID> sessions = new ArrayList<>();
    for (int i = 0; i < CHAIRS; i++) {
      sessions.add(
          clinic.aBookedSessionAt(clinic.aPatient(), i, instant(monday.plusDays(i), "12:30")));
    }
    UUID second =
        clinic.furtherSessionOf(
            clinic.courseOf(sessions.getFirst()), instant(monday.plusDays(3), "14:50"));
    try (Connection database = access.connectAsOwner()) {
      Moves moves = new Moves(database, clinic.clinicId);
      String wholeDay = nurses.get(0);
      String late = nurses.get(1);
      moves.to(second, instant(monday.plusDays(3), "14:50"), wholeDay);
      for (UUID session : sessions) {
        moves.to(session, instant(monday.plusDays(1), "12:30"), wholeDay);
      }
      moves.assertBroken(
          BookingRule.NURSES_DO_ONE_THING_AT_A_TIME,
          BookingRule.NURSES_WATCH_NO_MORE_THAN_THEY_CAN,
          BookingRule.PUMPS_ARE_THERE_FOR_ALL);

      // set-ups that meet but do not overlap, and no more than two patients at once
      moves.to(sessions.get(0), instant(monday, "08:00"), wholeDay);
      moves.to(sessions.get(1), instant(monday, "08:15"), wholeDay);
      moves.to(sessions.get(2), instant(monday, "10:10"), late);
      moves.to(sessions.get(3), instant(monday.plusDays(1), "10:00"), late);
      moves.to(second, instant(monday.plusDays(2), "14:50"), wholeDay);
      moves.assertBroken();
      moves.to(sessions.get(1), instant(monday, "08:14"), wholeDay);
      moves.assertBroken(BookingRule.NURSES_DO_ONE_THING_AT_A_TIME);

      moves.to(sessions.get(1), instant(monday, "14:51"), wholeDay);
      moves.assertBroken(
          BookingRule.SESSIONS_LIE_IN_OPENING_HOURS,
          BookingRule.SESSIONS_LIE_IN_THE_SHIFT_OF_THEIR_NURSE);
      moves.to(sessions.get(1), instant(monday, "14:50"), wholeDay);
      moves.assertBroken();
      moves.to(sessions.get(3), instant(monday.plusDays(1), "09:59"), late);
      moves.assertBroken(BookingRule.SESSIONS_LIE_IN_THE_SHIFT_OF_THEIR_NURSE);
      moves.to(sessions.get(3), instant(monday.plusDays(2), "12:29"), wholeDay);
      moves.assertBroken(BookingRule.NOBODY_SITS_IN_A_CLOSURE);
      moves.to(sessions.get(3), instant(monday.plusDays(2), "12:30"), wholeDay);
      moves.assertBroken();
      moves.to(second, instant(monday.plusDays(1), "14:50"), wholeDay);
      moves.assertBroken(BookingRule.SESSIONS_ARE_AS_MANY_DAYS_APART_AS_ORDERED);
    }
  }

  /** Puts sessions where no booking could, by the rows. */
  private record Moves(Connection database, UUID clinicId) {

    void to(UUID session, Instant start, String nurse) throws SQLException {
      try (PreparedStatement statement =
          database.prepareStatement(
              """
              update infusion_session set nurse_id = ?, starts_at = ?,
                ends_at = ? + (ends_at - starts_at),
                chair_free_at = ? + (chair_free_at - starts_at)
              where id = ?
              """)) {
        OffsetDateTime at = start.atOffset(ZoneOffset.UTC);
        statement.setObject(1, UUID.fromString(nurse));
        statement.setObject(2, at);
        statement.setObject(3, at);
        statement.setObject(4, at);
        statement.setObject(5, session);
        assertThat(statement.executeUpdate()).isEqualTo(1);
      }
    }

    void assertBroken(BookingRule... expected) throws SQLException {
      Set<BookingRule> broken = EnumSet.noneOf(BookingRule.class);
      for (BookingRule rule : BookingRule.values()) {
        if (!rule.broken(database, clinicId).isEmpty()) {
          broken.add(rule);
        }
      }
      assertThat(broken).containsExactlyInAnyOrder(expected);
    }
  }

  private static LocalDate nextMonday() {
    return LocalDate.ofInstant(TestClinic.now(), NEW_YORK)
        .plusDays(7)
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  /** Opens from Monday to Friday with pumps, nurses and two closures. */
  private static List<String> furnish(TestClinic clinic, LocalDate monday) {
    String path = "/api/clinics/" + clinic.clinicId;
    clinic
        .admin
        .patch(
            path,
            Map.of(
                "hours",
                Stream.of(DayOfWeek.values())
                    .filter(day -> day.getValue() <= DayOfWeek.FRIDAY.getValue())
                    .map(day -> Map.of("day", day, "opens", "08:00", "closes", "17:00"))
                    .toList(),
                "pumps",
                CHAIRS - 1))
        .then()
        .statusCode(200);
    List<String> nurses = new ArrayList<>(List.of(clinic.nurse.id()));
    while (nurses.size() < NURSES) {
      nurses.add(clinic.takeOn(Role.NURSE).id());
    }
    monday
        .datesUntil(monday.plusWeeks(WEEKS))
        .filter(day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
        .forEach(day -> roster(clinic.scheduler, path, day, nurses));
    close(clinic, monday.plusDays(2), "08:00", "12:30", clinic.chairIds.getLast());
    close(clinic, monday.plusDays(9), "14:00", "17:00", null);
    return nurses;
  }

  // One works the whole day, one comes late, one leaves early.
  private static void roster(Person scheduler, String clinic, LocalDate day, List<String> nurses) {
    scheduler
        .put(
            clinic + "/roster/" + day,
            List.of(
                Map.of("staffId", nurses.get(0), "from", "08:00", "until", "17:00"),
                Map.of("staffId", nurses.get(1), "from", "10:00", "until", "17:00"),
                Map.of("staffId", nurses.get(2), "from", "08:00", "until", "15:00")))
        .then()
        .statusCode(200);
  }

  private static void close(
      TestClinic clinic, LocalDate day, String from, String until, UUID chair) {
    Map<String, Object> closure =
        new HashMap<>(
            Map.of(
                "from", instant(day, from).toString(),
                "until", instant(day, until).toString(),
                "reason", "painting"));
    if (chair != null) {
      closure.put("chairId", chair);
    }
    TestClinic.id(clinic.scheduler.post("/api/clinics/" + clinic.clinicId + "/closures", closure));
  }

  private static Instant instant(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant();
  }

  private static SeriesFighter fighter(TestClinic clinic, LocalDate monday, int number) {
    URI replica = number % 2 == 0 ? a.uri() : b.uri();
    Afterwards afterwards =
        switch (number % 5) {
          case 0 -> Afterwards.CANCEL_THE_LAST;
          case 1 -> Afterwards.MOVE_THE_LAST;
          default -> Afterwards.KEEP;
        };
    return new SeriesFighter(
        new Api(replica, clinic.scheduler.token(), Api.client()),
        clinic.aCourseFor(clinic.aPatient()),
        monday,
        clinic.chairIds,
        afterwards,
        SEED + number);
  }

  private static void letThemFight(List<SeriesFighter> fighters) throws Exception {
    CountDownLatch bell = new CountDownLatch(1);
    Instant until = Instant.now().plus(TRIES);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> fights = new ArrayList<>();
      for (SeriesFighter fighter : fighters) {
        fights.add(
            threads.submit(
                () -> {
                  bell.await();
                  fighter.fight(until);
                  return null;
                }));
      }
      bell.countDown();
      for (Future<?> fight : fights) {
        fight.get(LONGEST_FIGHT.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  private static Map<UUID, Answered> answers(List<SeriesFighter> fighters) {
    Map<UUID, Answered> all = new HashMap<>();
    fighters.forEach(fighter -> all.putAll(fighter.answered()));
    return all;
  }

  private static Map<UUID, Answered> rows(UUID clinicId) throws SQLException {
    try (Connection database = access.connectAsOwner();
        PreparedStatement statement =
            database.prepareStatement(
                "select id, chair_id, starts_at, status from infusion_session where clinic_id = ?")) {
      statement.setObject(1, clinicId);
      Map<UUID, Answered> rows = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.put(
              row.getObject(1, UUID.class),
              new Answered(
                  row.getObject(2, UUID.class), row.getTimestamp(3).toInstant(), row.getString(4)));
        }
      }
      return rows;
    }
  }
}
