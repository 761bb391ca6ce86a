package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all looks at one session share. It gathers the instants at which time alone may change the
 * answer.
 */
final class Ground {

  private final Protocol protocol;
  private final Timeline timeline;
  private final Instant now;
  private final Baseline baseline;
  private final @Nullable DueSet dueSet;
  private final NavigableSet<Instant> later = new TreeSet<>();

  Ground(Protocol protocol, Timeline timeline, Instant now) {
    this.protocol = protocol;
    this.timeline = timeline;
    this.now = now;
    this.baseline = Baseline.of(protocol, timeline);
    this.dueSet = Schedule.next(protocol, timeline, now);
  }

  Protocol protocol() {
    return protocol;
  }

  Timeline timeline() {
    return timeline;
  }

  Instant now() {
    return now;
  }

  Baseline baseline() {
    return baseline;
  }

  @Nullable DueSet dueSet() {
    return dueSet;
  }

  /** Whether an instant has come; if not, it is kept as one to look again at. */
  boolean reached(Instant instant) {
    if (now.isBefore(instant)) {
      later.add(instant);
      return false;
    }
    return true;
  }

  @Nullable Instant nextCheckAt() {
    return later.isEmpty() ? null : later.first();
  }

  /** How many readings, in order, a scene can have seen besides its own. */
  int countUntil(Scene scene) {
    List<Reading> readings = timeline.readings();
    if (scene.lastKnown()) {
      return readings.size();
    }
    int low = 0;
    int high = readings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seen(readings.get(middle), scene)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean seen(Reading reading, Scene scene) {
    Reading own = scene.reading();
    return own == null
        ? !reading.takenAt().isAfter(scene.at())
        : Reading.BY_TIME.compare(reading, own) < 0;
  }
}
