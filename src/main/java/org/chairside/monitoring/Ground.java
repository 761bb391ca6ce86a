package org.chairside.monitoring;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
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
  private final Map<UUID, News2Score> news2 = new HashMap<>();
  private final NavigableSet<Instant> later = new TreeSet<>();

  Ground(Protocol protocol, Timeline timeline, Instant now) {
    this.protocol = protocol;
    this.timeline = timeline;
    this.now = now;
    this.baseline = Baseline.of(protocol, timeline);
    this.dueSet = Schedule.next(protocol, timeline, now);
    if (dueSet != null && now.isBefore(dueSet.overdueAt())) {
      later.add(dueSet.overdueAt());
    }
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
    Reading own = scene.reading();
    return own == null
        ? count(reading -> !reading.takenAt().isAfter(scene.at()))
        : count(reading -> Reading.BY_TIME.compare(reading, own) < 0);
  }

  /** The readings from one instant to another, both included. */
  List<Reading> between(Instant from, Instant until) {
    int first = count(reading -> reading.takenAt().isBefore(from));
    int end = count(reading -> !reading.takenAt().isAfter(until));
    return timeline.readings().subList(first, end);
  }

  /** How many of the first readings are so; those after them are not. */
  private int count(Predicate<Reading> early) {
    List<Reading> readings = timeline.readings();
    int low = 0;
    int high = readings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (early.test(readings.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The score of a reading with what is fresh enough to complete it, worked out once. */
  News2Score news2(Reading reading) {
    News2Score known = news2.get(reading.id());
    if (known != null) {
      return known;
    }
    News2Score score = Scene.of(this, reading).workOutNews2();
    news2.put(reading.id(), score);
    return score;
  }
}
