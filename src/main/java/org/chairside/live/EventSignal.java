package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those of this replica who wait for a clinic's events. It is only a hint that there may be
 * something to read.
 */
@ApplicationScoped
class EventSignal {

  private static final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long count;
  }

  private final Map<UUID, Signal> signals = new ConcurrentHashMap<>();

  void wake(UUID clinicId) {
    Signal signal = signals.get(clinicId);
    if (signal != null) {
      signal.lock.lock();
      try {
        signal.count++;
        signal.rung.signalAll();
      } finally {
        signal.lock.unlock();
      }
    }
  }

  void wakeAll() {
    signals.keySet().forEach(this::wake);
  }

  /** The clinics for whose events somebody of this replica waits or has waited. */
  Set<UUID> clinics() {
    return Set.copyOf(signals.keySet());
  }

  /** How often the clinic was signaled; read it before reading the events. */
  long count(UUID clinicId) {
    Signal signal = signals.computeIfAbsent(clinicId, _ -> new Signal());
    signal.lock.lock();
    try {
      return signal.count;
    } finally {
      signal.lock.unlock();
    }
  }

  /**
   * Waits until the signal was given more often than was seen, which may be at once.
   *
   * @return false where the time passed without a signal
   */
  boolean await(UUID clinicId, long seen, Duration longest) throws InterruptedException {
    Signal signal = signals.computeIfAbsent(clinicId, _ -> new Signal());
    signal.lock.lock();
    try {
      long left = longest.toNanos();
      while (signal.count == seen && left > 0) {
        left = signal.rung.awaitNanos(left);
      }
      return signal.count != seen;
    } finally {
      signal.lock.unlock();
    }
  }
}
