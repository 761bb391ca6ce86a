package org.chairside.monitoring;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** When the next set of vital signs is due. */
final class Schedule {

  private Schedule() {}

  /** The next set; null where the phase has no plan or nothing is due any more. */
  static @Nullable DueSet next(Protocol protocol, Timeline timeline, Instant now) {
    Phase phase = timeline.infusion().phase();
    DueTimes times = phase == null ? null : DueTimes.of(protocol, timeline.infusion(), phase);
    if (times == null) {
      return null;
    }
    Map<VitalSign, Instant> last = lastTaken(times, timeline.readings());
    Map<VitalSign, Instant> due = new EnumMap<>(VitalSign.class);
    for (VitalSign sign : times.plan().required()) {
      due.put(sign, times.dueAfter(last.get(sign)));
    }
    Instant dueAt = Collections.min(due.values());
    Instant until = now.isAfter(dueAt) ? now : dueAt;
    List<VitalSign> signs =
        due.entrySet().stream()
            .filter(each -> !until.isBefore(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Instant overdueAt =
        known(dueAt, timeline.infusion()).plus(DueTimes.minutes(times.plan().graceMinutes()));
    return new DueSet(status(dueAt, overdueAt, now), dueAt, overdueAt, signs);
  }

  /**
   * The grace period starts when the system learned of the phase: a check-in, start or end recorded
   * late moves it.
   */
  static Instant known(Instant dueAt, InfusionCourse infusion) {
    Instant recorded = infusion.phaseRecordedAt();
    return recorded != null && recorded.isAfter(dueAt) ? recorded : dueAt;
  }

  private static DueSet.DueStatus status(Instant dueAt, Instant overdueAt, Instant now) {
    if (now.isBefore(dueAt)) {
      return DueSet.DueStatus.NOT_DUE;
    }
    return now.isBefore(overdueAt) ? DueSet.DueStatus.DUE : DueSet.DueStatus.OVERDUE;
  }

  /**
   * When each required sign was last measured in the phase, in one pass from the latest reading
   * back that ends as soon as nothing earlier can matter.
   *
   * <p>A device whose clock is fast must not delay the next set: nothing is measured after it was
   * recorded.
   */
  private static Map<VitalSign, Instant> lastTaken(DueTimes times, List<Reading> readings) {
    List<VitalSign> required = times.plan().required();
    Map<VitalSign, Instant> last = new EnumMap<>(VitalSign.class);
    for (Reading reading : readings.reversed()) {
      Instant earliest =
          last.size() < required.size() ? times.began() : Collections.min(last.values());
      if (!reading.takenAt().isAfter(earliest)) {
        break;
      }
      Instant taken =
          reading.takenAt().isAfter(reading.recordedAt())
              ? reading.recordedAt()
              : reading.takenAt();
      if (taken.isAfter(times.began())) {
        for (VitalSign sign : required) {
          if (reading.vitals().has(sign)) {
            last.merge(sign, taken, DueTimes::later);
          }
        }
      }
    }
    return last;
  }
}
