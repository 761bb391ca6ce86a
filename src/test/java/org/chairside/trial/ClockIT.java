package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.PackagedApplicationTest;
import org.chairside.Replica;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What only time brings, while one of two replicas is killed: many sets fall overdue within a few
 * seconds, a pressure stays unrepeated, and unacknowledged flags are escalated.
 */
@PackagedApplicationTest
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ResourceLock("load") // what makes the machine busy takes turns
class ClockIT {

  private static final int LEFT_ALONE = 40;
  private static final int UNSEEN = 6;

  /** How long after its time something may come. */
  private static final Duration LATEST = Duration.ofSeconds(5);

  // Two steps of a draft of this test's own, so that no step is taken the moment a flag is raised.
  private static final Duration CHARGE_NURSE_AFTER = Duration.ofMinutes(1);
  private static final Duration CLINICIAN_AFTER = Duration.ofMinutes(2);
  private static final String VERSIONS = "/api/protocols/ketamine-standard/versions";

  private static TestDatabase.Access database;
  // One for all: dozens of updates are to be written before the first instant that they set.
  private static Connection writing;
  private static Replica a;
  private static Replica b;
  private static TestClinic clinic;

  @BeforeAll
  static void startBoth() throws Exception {
    database = TestDatabase.create();
    writing = database.connectAsOwner();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.putAll(Server.FIRST);
    a = Replica.start(environment);
    b = Replica.start(environment);
    clinic =
        TestClinic.at(
            a.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, LEFT_ALONE + 2 * UNSEEN + 1);
    publishSteps();
  }

  @AfterAll
  static void stopBoth() throws SQLException {
    writing.close();
    a.close();
    b.close();
  }

  @Test
  void timedEventsComeOnceAfterReplicaDies() throws Exception {
    List<UUID> leftAlone = new ArrayList<>();
    for (int chair = 0; chair < LEFT_ALONE; chair++) {
      leftAlone.add(checkedIn(chair));
    }
    List<UUID> unseen = new ArrayList<>();
    for (int i = 0; i < 2 * UNSEEN; i++) {
      unseen.add(flagged(LEFT_ALONE + i));
    }
    UUID unrepeated = checkedIn(LEFT_ALONE + 2 * UNSEEN);
    clinic.started(unrepeated, TestClinic.now().minus(Duration.ofMinutes(8)));

    Instant base = TestClinic.now().plusSeconds(5);
    Map<UUID, Instant> overdueAt = new HashMap<>();
    for (int i = 0; i < LEFT_ALONE; i++) {
      overdueAt.put(leftAlone.get(i), base.plusMillis(100L * i));
    }
    leaveAlone(overdueAt);
    for (int i = 0; i < UNSEEN; i++) {
      Instant due = base.plusMillis(600L * i);
      openSince(unseen.get(i), due.minus(CHARGE_NURSE_AFTER));
      openSince(unseen.get(UNSEEN + i), due.minus(CLINICIAN_AFTER));
    }
    // The repeat is waited for five minutes long: until two seconds after the first is overdue.
    Instant taken = base.plusSeconds(2).minus(Duration.ofMinutes(5));
    clinic.chart(unrepeated, TestClinic.set(taken, Map.of("systolic", 168)));
    assertThat(Instant.now()).as("all is prepared in time").isBefore(base);

    await(
        "the first is overdue",
        () -> count("select count(*) from flag where rule = 'vitals-overdue'") > 0);
    a.kill9();
    Thread.sleep(Duration.between(Instant.now(), base.plusSeconds(4).plus(LATEST).plusSeconds(2)));

    overdueAt.forEach(ClockIT::isFlaggedOnceAndInTime);
    for (int i = 0; i < UNSEEN; i++) {
      Instant due = base.plusMillis(600L * i);
      assertThat(told(unseen.get(i))).containsOnlyKeys("CHARGE_NURSE");
      isInTime(told(unseen.get(i)).get("CHARGE_NURSE"), due);
      assertThat(told(unseen.get(UNSEEN + i)))
          .containsOnlyKeys("CHARGE_NURSE", "CLINICIAN_ON_DUTY");
      isInTime(told(unseen.get(UNSEEN + i)).get("CLINICIAN_ON_DUTY"), due);
    }
    assertThat(count("select count(*) from flag_escalation")).isEqualTo(3 * UNSEEN);
    assertThat(count("select count(*) from event where type = 'FlagEscalated'"))
        .isEqualTo(3 * UNSEEN);
    assertThat(instants(unrepeated, "FlagRaised")).hasSize(1);
    assertThat(instants(unrepeated, "FlagWorsened")).hasSize(1);
    isInTime(instants(unrepeated, "FlagWorsened").getFirst(), base.plusSeconds(2));
  }

  private static void isFlaggedOnceAndInTime(UUID session, Instant due) {
    List<Instant> raised =
        query(
            "select raised_at from flag where session_id = ? and rule = 'vitals-overdue'",
            session,
            row -> instant(row, 1));
    assertThat(raised).as("flags of a session left alone").hasSize(1);
    isInTime(raised.getFirst(), due);
    assertThat(instants(session, "FlagRaised")).hasSize(1);
  }

  private static void isInTime(Instant at, Instant due) {
    assertThat(at).isBetween(due, due.plus(LATEST));
  }

  // ------------------------------------------------------------------ the situation

  /** Publishes a version that escalates a WARNING after one and after two minutes only. */
  private static void publishSteps() {
    clinic.clinician.post(VERSIONS).then().statusCode(201);
    ObjectNode document =
        (ObjectNode) TestClinic.json(clinic.clinician.get(VERSIONS + "/2")).get("document");
    var steps = document.putArray("escalation");
    steps.addAll(
        List.of(
            step("CRITICAL", Duration.ZERO, "CLINICIAN_ON_DUTY"),
            step("WARNING", CHARGE_NURSE_AFTER, "CHARGE_NURSE"),
            step("WARNING", CLINICIAN_AFTER, "CLINICIAN_ON_DUTY")));
    clinic
        .clinician
        .request()
        .contentType("application/json")
        .header("If-Match", "*")
        .body(Map.of("document", document))
        .put(VERSIONS + "/2")
        .then()
        .statusCode(200);
    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/2/publish")
        .then()
        .statusCode(200);
  }

  private static JsonNode step(String severity, Duration after, String recipient) {
    return Api.JSON
        .createObjectNode()
        .put("severity", severity)
        .put("afterMinutes", after.toMinutes())
        .put("to", recipient)
        .put("source", "this test");
  }

  private static UUID checkedIn(int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  /** A session in which a person raised a WARNING. */
  private static UUID flagged(int chair) {
    UUID session = checkedIn(chair);
    clinic
        .clinician
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "WARNING", "reason", "looks grey"))
        .then()
        .statusCode(201);
    return session;
  }

  /**
   * As if the patients had been checked in, and that written down, 45 minutes before: the first set
   * is due after 30 minutes, with 15 of grace.
   */
  private static void leaveAlone(Map<UUID, Instant> overdueAt) throws SQLException {
    overdueAt.forEach(
        (session, at) ->
            update(
                """
                update infusion_session
                set checked_in_at = ?, phase_recorded_at = ?, next_check_at = ? where id = ?
                """,
                at.minus(Duration.ofMinutes(45)),
                at.minus(Duration.ofMinutes(45)),
                at,
                session));
  }

  /** As if the session's flag had been raised then, and the clock had not come by yet. */
  private static void openSince(UUID session, Instant since) {
    update("update flag set open_since = ? where session_id = ?", since, session);
    update(
        "update infusion_session set next_check_at = ? where id = ?",
        since.plus(CHARGE_NURSE_AFTER),
        session);
  }

  // ------------------------------------------------------------------ what is stored

  /** Who was notified of the session's flag, and when; fails if somebody was notified twice. */
  private static Map<String, Instant> told(UUID session) {
    Map<String, Instant> told = new HashMap<>();
    query(
            """
            select e.recipient, e.at from flag_escalation e
            join flag f on f.organization_id = e.organization_id and f.id = e.flag_id
            where f.session_id = ?
            """,
            session,
            row -> Map.entry(row.getString(1), instant(row, 2)))
        .forEach(each -> assertThat(told.put(each.getKey(), each.getValue())).isNull());
    return told;
  }

  private static List<Instant> instants(UUID session, String event) {
    return query(
        "select at from event where session_id = ? and type = '" + event + "' order by number",
        session,
        row -> instant(row, 1));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private interface Read<T> {
    T from(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(String sql, UUID session, Read<T> read) {
    try (Connection connection = database.connectAsOwner();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, session);
      ResultSet row = query.executeQuery();
      List<T> all = new ArrayList<>();
      while (row.next()) {
        all.add(read.from(row));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(String sql) {
    try (Connection connection = database.connectAsOwner();
        PreparedStatement query = connection.prepareStatement(sql)) {
      ResultSet row = query.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(String sql, Object... values) {
    try (PreparedStatement update = writing.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(
            i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
      }
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(String what, java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    Instant longest = Instant.now().plusSeconds(40);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(longest);
      Thread.sleep(20);
    }
  }
}
