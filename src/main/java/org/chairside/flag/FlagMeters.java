package org.chairside.flag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import org.chairside.flag.Flag.FlagStatus;
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

  private static final String RAISED = "chairside.flags.raised";
  private static final String WORSENED = "chairside.flags.worsened";
  private static final String ESCALATED = "chairside.flags.escalated";
  private static final String OVERDUE_SETS = "chairside.sets.overdue";
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
      metrics.counter(RAISED, "severity", label(severity));
      metrics.counter(WORSENED, "severity", label(severity));
      timeToAcknowledge(severity);
    }
    for (Recipient recipient : Recipient.values()) {
      metrics.counter(ESCALATED, "recipient", label(recipient), "fallback", "false");
      metrics.counter(ESCALATED, "recipient", label(recipient), "fallback", "true");
    }
    metrics.counter(OVERDUE_SETS);
  }

  void raised(Severity severity) {
    count(RAISED, "severity", label(severity));
  }

  void worsened(Severity severity) {
    count(WORSENED, "severity", label(severity));
  }

  void escalated(Recipient recipient, boolean fallback) {
    count(ESCALATED, "recipient", label(recipient), "fallback", Boolean.toString(fallback));
  }

  void overdueSet() {
    count(OVERDUE_SETS);
  }

  /** Somebody acknowledges the flag or resolves it; measured where it was open until now. */
  void answered(Flag flag, Instant now) {
    if (flag.status() == FlagStatus.OPEN) {
      Severity severity = flag.severity();
      Duration open = Duration.between(flag.openSince(), now);
      events.onceCommitted(() -> timeToAcknowledge(severity).record(open));
    }
  }

  private void count(String meter, String... tags) {
    events.onceCommitted(metrics.counter(meter, tags)::increment);
  }

  private Timer timeToAcknowledge(Severity severity) {
    return Timer.builder("chairside.flags.time.to.acknowledge")
        .tag("severity", label(severity))
        .serviceLevelObjectives(LIMITS)
        .register(metrics);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
