package org.chairside.live;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.event.Events;

/** Looks now and then whether a clinic's counter has moved without a hint, as after a crash. */
@ApplicationScoped
class MissedEventPoll {

  private final Events events;
  private final EventSignal eventSignal;

  MissedEventPoll(Events events, EventSignal eventSignal) {
    this.events = events;
    this.eventSignal = eventSignal;
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void poll() throws SQLException {
    Set<UUID> clinics = eventSignal.clinics();
    if (clinics.isEmpty()) {
      return;
    }
    events.lastOf(clinics).forEach(eventSignal::tell);
  }
}
