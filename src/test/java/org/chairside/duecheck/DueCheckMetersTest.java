package org.chairside.duecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.charting.SessionMonitor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's meters tell of checks by time. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class DueCheckMetersTest {

  @Inject DueSessions sessions;
  @Inject Transactions transactions;
  @Inject SessionMonitor monitor;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private Instant now = Instant.now();
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private DueCheckJob job;

  @BeforeEach
  void aJob() {
    job = new DueCheckJob(sessions, transactions, monitor, clock, metrics);
  }

  private double secondsLate() {
    return metrics.get("chairside.due.checks.late").timeGauge().value(TimeUnit.SECONDS);
  }

  @Test
  void clockThatDoesNotTickIsLate() throws SQLException {
    // Long ago, so that nothing is due.
    now = Instant.parse("2000-01-01T00:00:00Z");
    job.tick();
    assertThat(secondsLate()).isZero();
    now = now.plusSeconds(1);
    assertThat(secondsLate()).as("the next round comes each second").isZero();
    now = now.plusSeconds(20);
    assertThat(secondsLate()).isEqualTo(20);
    job.tick();
    assertThat(secondsLate()).isZero();
  }

  @Test
  void sessionThatSomebodyHoldsIsLate() throws SQLException {
    UUID session = TestClinic.open().aCheckedInSession();
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holder.setAutoCommit(false);
      Instant due = Instant.now().plusSeconds(30);
      set(holder, "update infusion_session set next_check_at = ? where id = ?", due, session);
      holder.commit();
      set(
          holder,
          "select ?::timestamptz from infusion_session where id = ? for update",
          due,
          session);
      now = due.plusSeconds(45);
      job.tick();
      assertThat(secondsLate()).isGreaterThanOrEqualTo(44.9);
      holder.rollback();
    }
  }

  private static void set(Connection connection, String sql, Instant at, UUID session)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, at.atOffset(ZoneOffset.UTC));
      statement.setObject(2, session);
      statement.execute();
    }
  }

  @Test
  void sessionThatCannotBeEvaluatedIsCounted() throws SQLException {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holder.setAutoCommit(false);
      // What the check raises cannot be numbered, and is given up after some seconds.
      lockCounter(holder, clinic.clinicId);
      overdueNow(session);
      now = Instant.now().plusSeconds(1);
      // The application's own job may hold the session at that moment.
      await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () -> {
                job.tick();
                return metrics.get("chairside.due.checks.failed").counter().count() > 0;
              });
      holder.rollback();
    }
  }

  private static void lockCounter(Connection holder, UUID clinicId) throws SQLException {
    of(holder, "select 1 from event_counter where clinic_id = ? for update", clinicId);
  }

  /** As if the patient had been checked in 45 minutes before. */
  private static void overdueNow(UUID session) throws SQLException {
    try (Connection owner = TestDatabase.shared().connectAsOwner()) {
      of(
          owner,
          """
          update infusion_session set checked_in_at = now() - interval '45 minutes',
            phase_recorded_at = now() - interval '45 minutes', next_check_at = now()
          where id = ?
          """,
          session);
    }
  }

  private static void of(Connection connection, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.execute();
    }
  }
}
