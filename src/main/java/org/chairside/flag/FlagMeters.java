package org.chairside.flag;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.event.CommittedMeters;
import org.chairside.vocabulary.Severity;

/** Counts for the operator what becomes of flags, once it is committed. */
@Startup
@ApplicationScoped
class FlagMeters {

  // An alert's limit is best one of these: what is in between is estimated.
  private static final Duration[] LIMITS =
      LongStream.of(10, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200)
          .mapToObj(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final Consumer<Severity> raised;
  private final Consumer<Severity> worsened;
  private final Consumer<Recipient> escalated;
  private final Consumer<Recipient> escalatedToNobodyNamed;
  private final BiConsumer<Severity, Duration> answered;
  private final Runnable overdueSets;

  FlagMeters(CommittedMeters meters) {
    raised = meters.counters("chairside.flags.raised", "severity", Severity.class);
    worsened = meters.counters("chairside.flags.worsened", "severity", Severity.class);
    String escalations = "chairside.flags.escalated";
    escalated = meters.counters(escalations, "recipient", Recipient.class, "fallback", "false");
    escalatedToNobodyNamed =
        meters.counters(escalations, "recipient", Recipient.class, "fallback", "true");
    answered =
        meters.timers("chairside.flags.time.to.acknowledge", "severity", Severity.class, LIMITS);
    overdueSets = meters.counter("chairside.sets.overdue");
  }

  void raised(Severity severity) {
    raised.accept(severity);
  }

  void worsened(Severity severity) {
    worsened.accept(severity);
  }

  void escalated(Recipient recipient, boolean fallback) {
    (fallback ? escalatedToNobodyNamed : escalated).accept(recipient);
  }

  void overdueSet() {
    overdueSets.run();
  }

  /** Somebody acknowledges the flag or resolves it; measured where it was open until now. */
  void answered(Flag flag, Instant now) {
    if (flag.status() == FlagStatus.OPEN) {
      answered.accept(flag.severity(), Duration.between(flag.openSince(), now));
    }
  }
}
