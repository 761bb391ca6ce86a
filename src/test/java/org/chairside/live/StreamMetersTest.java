package org.chairside.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.chairside.live.StreamLane.Place;
import org.junit.jupiter.api.Test;

class StreamMetersTest {

  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");

  private final MockClock ticks = new MockClock();
  private final MeterRegistry metrics = new SimpleMeterRegistry(SimpleConfig.DEFAULT, ticks);
  private final StreamLane lane = new StreamLane();
  private final StreamMeters meters =
      new StreamMeters(lane, Clock.fixed(NOW, ZoneOffset.UTC), metrics);

  private void breaksAfter(Duration taking) {
    assertThatThrownBy(
            () ->
                meters.handingOver(
                    () -> {
                      ticks.add(taking);
                      throw new CompletionException(new IOException("closed"));
                    }))
        .isInstanceOf(CompletionException.class);
  }

  private double dropped() {
    return metrics.get("chairside.streams.dropped").counter().count();
  }

  @Test
  void streamThatBreaksWhileNothingIsTakenIsDropped() {
    breaksAfter(StreamMeters.SLOW);
    assertThat(dropped()).isEqualTo(1);
    breaksAfter(Duration.ofMinutes(1));
    assertThat(dropped()).isEqualTo(2);
  }

  @Test
  void readerWhoLeavesIsNotSlow() {
    breaksAfter(StreamMeters.SLOW.minusMillis(1));
    assertThat(dropped()).isZero();
  }

  @Test
  void slowReaderWhoStaysIsNotDropped() {
    meters.handingOver(() -> ticks.add(Duration.ofMinutes(1)));
    assertThat(dropped()).isZero();
  }

  @Test
  void lagIsMeasuredFromEvent() {
    Timer lag = metrics.get("chairside.events.lag").timer();
    meters.handedOver(NOW.minusMillis(1500));
    assertThat(lag.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1500);
    meters.handedOver(NOW.plusMillis(40));
    assertThat(lag.count()).as("the other clock is ahead").isEqualTo(2);
    assertThat(lag.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1500);
  }

  @Test
  void openStreamsAreKnown() {
    try (Place _ = lane.enter();
        Place _ = lane.enter()) {
      assertThat(metrics.get("chairside.streams.open").gauge().value()).isEqualTo(2);
    }
    assertThat(metrics.get("chairside.streams.open").gauge().value()).isZero();
  }
}
