package org.chairside.reminder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.chairside.platform.event.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * Counts for the operator what becomes of reminders, once it is committed, and how long the oldest
 * has been waiting.
 */
@Startup
@ApplicationScoped
class ReminderMeters {

  private final EventLog events;
  private final Counter sent;
  private final Counter failed;
  private final Counter putOff;

  ReminderMeters(EventLog events, DueMails mails, Clock clock, MeterRegistry metrics) {
    this.events = events;
    sent = counter(metrics, "sent");
    failed = counter(metrics, "failed");
    putOff = counter(metrics, "retried");
    TimeGauge.builder(
            "chairside.reminders.oldest.due",
            () -> millisSince(mails.oldest(), clock.instant()),
            TimeUnit.MILLISECONDS)
        .register(metrics);
  }

  private static Counter counter(MeterRegistry metrics, String result) {
    return metrics.counter("chairside.reminders", "result", result);
  }

  static long millisSince(@Nullable Instant due, Instant now) {
    return due == null ? 0 : Math.max(0, Duration.between(due, now).toMillis());
  }

  void sent(int reminders) {
    events.onceCommitted(() -> sent.increment(reminders));
  }

  /** Given up for good. */
  void failed() {
    events.onceCommitted(failed::increment);
  }

  /** The mail server did not take it; it is tried again. */
  void putOff() {
    events.onceCommitted(putOff::increment);
  }
}
