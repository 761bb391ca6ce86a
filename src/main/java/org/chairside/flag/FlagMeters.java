package org.chairside.flag;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.event.EventLog;
import org.chairside.vocabulary.Severity;

/**
 * Counts for the operator what becomes of flags, once it is committed. The meters are there from
 * the start, at zero: where a counter begins with one, nobody sees it rise.
 */
@Startup
@ApplicationScoped
class FlagMeters {

  // An alert's limit is best one of these: what is in between is estimated.
  private static final Duration[] LIMITS =
      LongStream.of(10, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200)
          .mapToObj(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final EventLog events;
  private final MeterRegistry metrics;

  FlagMeters(EventLog events, MeterRegistry metrics) {
    this.events = events;
    this.metrics = metrics;
    for (Severity severity : Severity.values()) {
      countRaised(severity);
      countWorsened(severity);
      timeToAcknowledge(severity);
    }
    for (Recipient recipient : Recipient.values()) {
      countEscalated(recipient, false);
      countEscalated(recipient, true);
    }
    countOverdueSets();
  }

  void raised(Severity severity) {
    events.onceCommitted(countRaised(severity)::increment);
  }

  void worsened(Severity severity) {
    events.onceCommitted(countWorsened(severity)::increment);
  }

  /**
   * Somebody was notified.
   *
   * @param fallback whether nobody was named, so that everybody with the role was
   */
  void escalated(Recipient recipient, boolean fallback) {
    events.onceCommitted(countEscalated(recipient, fallback)::increment);
  }

  /** Somebody acknowledged a flag, or resolved it at once, that had been open for so long. */
  void answered(Severity severity, Duration open) {
    events.onceCommitted(() -> timeToAcknowledge(severity).record(open));
  }

  void overdueSet() {
    events.onceCommitted(countOverdueSets()::increment);
  }

  private Counter countRaised(Severity severity) {
    return metrics.counter("chairside.flags.raised", "severity", label(severity));
  }

  private Counter countWorsened(Severity severity) {
    return metrics.counter("chairside.flags.worsened", "severity", label(severity));
  }

  private Timer timeToAcknowledge(Severity severity) {
    return Timer.builder("chairside.flags.time.to.acknowledge")
        .tag("severity", label(severity))
        .serviceLevelObjectives(LIMITS)
        .register(metrics);
  }

  private Counter countEscalated(Recipient recipient, boolean fallback) {
    return metrics.counter(
        "chairside.flags.escalated",
        "recipient",
        label(recipient),
        "fallback",
        Boolean.toString(fallback));
  }

  private Counter countOverdueSets() {
    return metrics.counter("chairside.sets.overdue");
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
