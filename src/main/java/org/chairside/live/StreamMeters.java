package org.chairside.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;

/**
 * Tells the operator of this replica's event streams: how many are open, how late events reach
 * them, and what was lost.
 */
@Startup
@ApplicationScoped
class StreamMeters {

  /** So long a reader may take for what it was sent; for longer, it is too slow or gone. */
  static final Duration SLOW = Duration.ofSeconds(10);

  private static final Duration[] LIMITS =
      LongStream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Clock clock;
  private final io.micrometer.core.instrument.Clock ticks;
  private final Timer lag;
  private final Counter dropped;
  private final Counter withoutHint;

  StreamMeters(StreamLane lane, Clock clock, MeterRegistry metrics) {
    this.clock = clock;
    ticks = metrics.config().clock();
    Gauge.builder("chairside.streams.open", lane::streams).register(metrics);
    lag = Timer.builder("chairside.events.lag").serviceLevelObjectives(LIMITS).register(metrics);
    dropped = metrics.counter("chairside.streams.dropped");
    withoutHint = metrics.counter("chairside.events.without.hint");
  }

  /** Hands something over; counts a stream that breaks while its reader takes nothing. */
  void handingOver(Runnable sending) {
    long begun = ticks.monotonicTime();
    try {
      sending.run();
    } catch (CompletionException | IllegalStateException gone) {
      if (ticks.monotonicTime() - begun >= SLOW.toNanos()) {
        dropped.increment();
      }
      throw gone;
    }
  }

  /** A reader has got what happened then. */
  void handedOver(Instant happenedAt) {
    Duration since = Duration.between(happenedAt, clock.instant());
    // Another replica's clock may be ahead.
    lag.record(since.isNegative() ? Duration.ZERO : since);
  }

  /** So many events were found by the poll alone. */
  void withoutHint(long events) {
    withoutHint.increment((double) events);
  }
}
