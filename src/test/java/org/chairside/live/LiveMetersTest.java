package org.chairside.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chairside.ApplicationTest;
import org.chairside.platform.event.Events;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** How late events reach their readers, and which were found by the poll alone. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class LiveMetersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Events events;
  @Inject Clock clock;
  @Inject MeterRegistry exposed;

  private final MeterRegistry own = new SimpleMeterRegistry();
  private final EventSignal signal = new EventSignal();

  @Test
  void newsIsMeasuredAndHistoryIsNot() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events?after=0";
    long history = lastOf(clinic);
    assertThat(history).isGreaterThan(2);
    Timer lag = exposed.get("chairside.events.lag").timer();
    long before = lag.count();
    double total = lag.totalTime(TimeUnit.SECONDS);
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      reader.awaitId(history, PATIENCE);

      clinic.chart(session, TestClinic.baseline(now()));
      long news = lastOf(clinic) - history;
      assertThat(news).isPositive();
      reader.awaitId(history + news, PATIENCE);
      await().atMost(PATIENCE).until(() -> lag.count() >= before + news);
      // Another reader may get news meanwhile, but not that many.
      assertThat(lag.count() - before).isLessThan(history);
      assertThat(lag.totalTime(TimeUnit.SECONDS) - total).isBetween(0.0, 10.0 * history);
    }
  }

  @Test
  void eventsWithoutHintAreCountedOnceNoneCame() throws SQLException {
    TestClinic clinic = TestClinic.open();
    MissedEventPoll poll = pollOf(clinic);
    clinic.aBookedSessionFor(clinic.aPatient(), 1);
    long found = lastOf(clinic) - signal.news(clinic.clinicId).lastNumber();
    assertThat(found).isPositive();

    poll.poll();
    assertThat(withoutHint()).as("the hint may be on its way").isZero();
    poll.poll();
    assertThat(withoutHint()).isEqualTo(found);
    poll.poll();
    assertThat(withoutHint()).isEqualTo(found);
  }

  @Test
  void hintThatIsOvertakenIsNotLost() throws SQLException {
    TestClinic clinic = TestClinic.open();
    MissedEventPoll poll = pollOf(clinic);
    clinic.aBookedSessionFor(clinic.aPatient(), 1);

    poll.poll();
    signal.hint(clinic.clinicId, lastOf(clinic));
    poll.poll();
    assertThat(withoutHint()).isZero();
  }

  @Test
  void eventsBeforeAnybodyListenedAreNotLost() throws SQLException {
    TestClinic clinic = TestClinic.open();
    clinic.aBookedSession();
    signal.news(clinic.clinicId);
    MissedEventPoll poll = poll();
    poll.poll();
    poll.poll();
    assertThat(withoutHint()).isZero();
  }

  private MissedEventPoll poll() {
    return new MissedEventPoll(events, signal, new StreamMeters(new StreamLane(), clock, own));
  }

  /** Of a replica that has read all events of this clinic, and hears no hints. */
  private MissedEventPoll pollOf(TestClinic clinic) throws SQLException {
    clinic.aBookedSession();
    signal.news(clinic.clinicId);
    signal.tell(clinic.clinicId, lastOf(clinic));
    return poll();
  }

  private long lastOf(TestClinic clinic) throws SQLException {
    return events.lastOf(List.of(clinic.clinicId)).getOrDefault(clinic.clinicId, 0L);
  }

  private long withoutHint() {
    return (long) own.get("chairside.events.without.hint").counter().count();
  }
}
