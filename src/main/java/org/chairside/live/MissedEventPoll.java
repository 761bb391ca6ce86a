package org.chairside.live;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.platform.event.Events;

/** Looks now and then whether a clinic's counter has moved without a hint, as after a crash. */
@ApplicationScoped
class MissedEventPoll {

  private final Events events;
  private final EventSignal eventSignal;
  private final StreamMeters meters;
  private final Map<UUID, Unhinted> foundBefore = new ConcurrentHashMap<>();

  MissedEventPoll(Events events, EventSignal eventSignal, StreamMeters meters) {
    this.events = events;
    this.eventSignal = eventSignal;
    this.meters = meters;
  }

  /** So many events up to this number, of which no hint had come. */
  private record Unhinted(long number, long events) {}

  @Scheduled(
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void poll() throws SQLException {
    countLostHints();
    Set<UUID> clinics = eventSignal.clinics();
    if (clinics.isEmpty()) {
      return;
    }
    events
        .lastOf(clinics)
        .forEach(
            (clinic, last) -> {
              long found = eventSignal.tell(clinic, last);
              if (found > 0) {
                foundBefore.put(clinic, new Unhinted(last, found));
              }
            });
  }

  /** A hint that was only on its way has come by the next time. */
  private void countLostHints() {
    foundBefore.forEach(
        (clinic, found) -> {
          if (!eventSignal.isHinted(clinic, found.number())) {
            meters.withoutHint(found.events());
          }
        });
    foundBefore.clear();
  }
}
