package org.chairside.monitoring;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What all looks at one session share. It gathers the instants at which time alone may change the
 * answer.
 */
final class EvaluationContext {

  private final Protocol protocol;
  private final Timeline timeline;
  private final List<Reading> readings;
  private final Instant now;
  private final Baseline baseline;
  private final @Nullable DueSet dueSet;
  private final int[] present;
  private final Map<VitalSign, int[]> latestWith = new EnumMap<>(VitalSign.class);
  private final @Nullable News2Score[] news2;
  private final NavigableSet<Instant> later = new TreeSet<>();
  private int waits;

  EvaluationContext(Protocol protocol, Timeline timeline, Instant now) {
    this.protocol = protocol;
    this.timeline = timeline;
    this.readings = timeline.readings();
    this.now = now;
    this.baseline = Baseline.of(protocol, timeline);
    this.dueSet = Schedule.next(protocol, timeline, now);
    this.present =
        readings.stream().mapToInt(reading -> VitalSignSet.of(reading.vitals())).toArray();
    this.news2 = new News2Score[readings.size()];
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

  Reading reading(int index) {
    return readings.get(index);
  }

  int size() {
    return readings.size();
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
      waits++;
      return false;
    }
    return true;
  }

  /** How often something was asked for that has not come yet. */
  int waits() {
    return waits;
  }

  @Nullable Instant nextCheckAt() {
    return later.isEmpty() ? null : later.first();
  }

  /** The signs of a reading. */
  int present(int index) {
    return present[index];
  }

  /** The index of the latest reading up to that one, it included, with the sign; -1 if none has. */
  int latestWith(VitalSign sign, int upTo) {
    return upTo < 0 ? -1 : latestWith.computeIfAbsent(sign, this::latestWith)[upTo];
  }

  private int[] latestWith(VitalSign sign) {
    int bit = VitalSignSet.bit(sign);
    int[] latest = new int[present.length];
    int last = -1;
    for (int i = 0; i < present.length; i++) {
      last = (present[i] & bit) != 0 ? i : last;
      latest[i] = last;
    }
    return latest;
  }

  /** The index of the latest reading up to that one, it included, with any of the signs; or -1. */
  int latestWithAny(int signs, int upTo) {
    int at = upTo;
    while (at >= 0 && (present[at] & signs) == 0) {
      at--;
    }
    return at;
  }

  /** The index of the first reading taken at that instant or later; the size if there is none. */
  int firstFrom(Instant instant) {
    return count(reading -> reading.takenAt().isBefore(instant));
  }

  /** The index of the last reading taken at that instant or earlier; -1 if there is none. */
  int lastUntil(Instant instant) {
    return count(reading -> !reading.takenAt().isAfter(instant)) - 1;
  }

  /** How many of the first readings are so; those after them are not. */
  private int count(Predicate<Reading> early) {
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
  News2Score news2(int index) {
    News2Score known = news2[index];
    if (known == null) {
      known = Snapshot.of(this, index).workOutNews2();
      news2[index] = known;
    }
    return known;
  }
}
