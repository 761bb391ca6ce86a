package org.chairside.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.some;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chairside.ApplicationTest;
import org.chairside.platform.ApplicationClock;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's counters tell of reminders. Nobody else sends any while a test runs. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class ReminderMetersTest {

  @Inject ReminderPlanner planner;
  @Inject ReminderDelivery delivery;
  @Inject Transactions transactions;
  @Inject DueMails mails;
  @Inject Clock clock;
  @Inject MeterRegistry metrics;

  private record Counts(double sent, double retried, double failed) {

    Counts less(Counts before) {
      return new Counts(sent - before.sent, retried - before.retried, failed - before.failed);
    }
  }

  private Counts before;

  @BeforeEach
  void oneLetterIsDue() throws SQLException {
    send(_ -> {});
    TestClinic clinic = TestClinic.open();
    clinic.aBookedSessionAt(
        clinic.aPatient(Map.of("email", "reader-" + some() + "@example.org")),
        0,
        TestClinic.minute(now().plus(Duration.ofDays(10))));
    planner.plan();
    before = counts();
  }

  private void send(MailTransport transport) throws SQLException {
    new ReminderSender(mails, transactions, delivery, transport, clock).send();
  }

  private Counts counts() {
    return new Counts(count("sent"), count("retried"), count("failed"));
  }

  private double count(String result) {
    return metrics.get("chairside.reminders").tag("result", result).counter().count();
  }

  private Counts since() {
    return counts().less(before);
  }

  @Test
  void sentReminderIsCounted() throws SQLException {
    send(_ -> {});
    assertThat(since()).isEqualTo(new Counts(1, 0, 0));
    assertThat(mails.oldest()).isNull();
  }

  @Test
  void reminderThatIsTriedAgainIsNotSentAndWaits() throws SQLException {
    Instant latest = clock.instant();
    send(
        _ -> {
          throw new IllegalStateException("the server is away");
        });
    assertThat(since()).isEqualTo(new Counts(0, 1, 0));
    assertThat(mails.oldest()).isNotNull().isBeforeOrEqualTo(latest);

    ApplicationClock.at(
        latest.plus(Duration.ofMinutes(2)),
        () -> {
          try {
            send(_ -> {});
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(since()).isEqualTo(new Counts(1, 1, 0));
    assertThat(mails.oldest()).isNull();
  }

  @Test
  void refusedAddressFailsForGood() throws SQLException {
    send(
        _ -> {
          throw new AddressRefused(550);
        });
    assertThat(since()).isEqualTo(new Counts(0, 0, 1));
    assertThat(mails.oldest()).isNull();
  }

  @Test
  void waitOfOldestIsExposedInSeconds() {
    assertThat(ReminderMeters.millisSince(null, now())).isZero();
    assertThat(ReminderMeters.millisSince(now().minusSeconds(90), now()))
        .isBetween(90_000L, 95_000L);
    assertThat(ReminderMeters.millisSince(now().plusSeconds(90), now())).isZero();
    assertThat(metrics.get("chairside.reminders.oldest.due").timeGauge().value()).isNotNegative();
  }
}
