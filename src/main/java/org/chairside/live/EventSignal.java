package org.chairside.live;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes this replica's readers of a clinic's events. The number of the latest event arrives from
 * the transaction itself, by NOTIFY, and by polling. Only the first arrival of a number wakes
 * readers.
 */
@ApplicationScoped
class EventSignal {

  private static final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long lastNumber;
    private long hintedNumber;
    private long wakes;
  }

  private final Map<UUID, Signal> signals = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** The program is about to stop: every reader is woken, and leaves. */
  void stop(@Observes ShutdownDelayInitiatedEvent stop) {
    stopping = true;
    for (Signal signal : signals.values()) {
      signal.lock.lock();
      try {
        signal.wakes++;
        signal.raised.signalAll();
      } finally {
        signal.lock.unlock();
      }
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /**
   * Signals that the clinic has events up to this number.
   *
   * @return how many are new; 0 also where none of the clinic's was known
   */
  long tell(UUID clinicId, long lastNumber) {
    Signal signal = signals.get(clinicId);
    if (signal == null) {
      return 0;
    }
    signal.lock.lock();
    try {
      long known = signal.lastNumber;
      if (lastNumber > known) {
        signal.lastNumber = lastNumber;
        signal.wakes++;
        signal.raised.signalAll();
      }
      return known == 0 ? 0 : Math.max(0, lastNumber - known);
    } finally {
      signal.lock.unlock();
    }
  }

  /** The same by the hint that follows each commit. */
  void hint(UUID clinicId, long lastNumber) {
    tell(clinicId, lastNumber);
    Signal signal = signals.get(clinicId);
    if (signal != null) {
      signal.lock.lock();
      try {
        signal.hintedNumber = Math.max(signal.hintedNumber, lastNumber);
      } finally {
        signal.lock.unlock();
      }
    }
  }

  /** Whether the hint of this event or of a later one has come. */
  boolean isHinted(UUID clinicId, long number) {
    Signal signal = signals.get(clinicId);
    if (signal == null) {
      return false;
    }
    signal.lock.lock();
    try {
      return signal.hintedNumber >= number;
    } finally {
      signal.lock.unlock();
    }
  }

  /** The clinics whose events this replica's readers wait for or have waited for. */
  Set<UUID> clinics() {
    return Set.copyOf(signals.keySet());
  }

  /**
   * What this replica knows of a clinic's events.
   *
   * @param wakes how often readers were woken
   * @param lastNumber up to which number there are events; 0 where none is known
   */
  record News(long wakes, long lastNumber) {}

  /** The latest news; what is told of the clinic from now on is noted. */
  News news(UUID clinicId) {
    Signal signal = signals.computeIfAbsent(clinicId, _ -> new Signal());
    signal.lock.lock();
    try {
      return new News(signal.wakes, signal.lastNumber);
    } finally {
      signal.lock.unlock();
    }
  }

  /** How often readers of the clinic were woken; ask before reading the events. */
  long wakes(UUID clinicId) {
    return news(clinicId).wakes();
  }

  /**
   * Waits until readers were woken more often than was seen, which may be at once.
   *
   * @return false where the time passed without news
   */
  boolean await(UUID clinicId, long seen, Duration longest) throws InterruptedException {
    Signal signal = signals.computeIfAbsent(clinicId, _ -> new Signal());
    signal.lock.lock();
    try {
      long left = longest.toNanos();
      while (signal.wakes == seen && left > 0) {
        left = signal.raised.awaitNanos(left);
      }
      return signal.wakes != seen;
    } finally {
      signal.lock.unlock();
    }
  }
}
