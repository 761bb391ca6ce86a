package org.chairside.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSignalTest {

  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final EventSignal signal = new EventSignal();
  private final UUID clinic = UUID.randomUUID();

  @Test
  void repeatedSignalWakesReaderOnce() throws InterruptedException {
    long before = signal.wakes(clinic);
    signal.tell(clinic, 7);
    assertThat(signal.await(clinic, before, AT_ONCE)).isTrue();

    long after = signal.wakes(clinic);
    signal.tell(clinic, 7);
    signal.tell(clinic, 7);
    assertThat(signal.await(clinic, after, AT_ONCE)).isFalse();
  }

  @Test
  void laterEventWakesReaderAgain() throws InterruptedException {
    signal.wakes(clinic);
    signal.tell(clinic, 7);
    long seen = signal.wakes(clinic);
    signal.tell(clinic, 9);
    assertThat(signal.await(clinic, seen, AT_ONCE)).isTrue();
  }

  @Test
  void earlierEventDoesNotWakeReader() throws InterruptedException {
    signal.wakes(clinic);
    signal.tell(clinic, 9);
    long seen = signal.wakes(clinic);
    signal.tell(clinic, 8);
    assertThat(signal.await(clinic, seen, AT_ONCE)).isFalse();
  }

  @Test
  void otherClinicsEventDoesNotWakeReader() throws InterruptedException {
    UUID other = UUID.randomUUID();
    long seen = signal.wakes(clinic);
    signal.wakes(other);
    signal.tell(other, 1);
    assertThat(signal.await(clinic, seen, AT_ONCE)).isFalse();
  }

  @Test
  void newsAreCountedFromWhatWasKnown() {
    assertThat(signal.tell(clinic, 7)).as("nobody listens").isZero();
    signal.wakes(clinic);
    assertThat(signal.tell(clinic, 7)).as("none was known").isZero();
    assertThat(signal.tell(clinic, 10)).isEqualTo(3);
    assertThat(signal.tell(clinic, 10)).isZero();
    assertThat(signal.tell(clinic, 9)).isZero();
  }

  @Test
  void hintOfLaterEventIsHintOfEarlierOne() {
    signal.wakes(clinic);
    signal.tell(clinic, 7);
    assertThat(signal.isHinted(clinic, 7)).isFalse();
    signal.hint(clinic, 9);
    assertThat(signal.isHinted(clinic, 7)).isTrue();
    assertThat(signal.isHinted(clinic, 9)).isTrue();
    assertThat(signal.isHinted(clinic, 10)).isFalse();
    assertThat(signal.news(clinic).lastNumber()).isEqualTo(9);
  }
}
