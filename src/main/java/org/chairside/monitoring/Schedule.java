package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/** When the next set of vital signs is due. */
final class Schedule {

  private Schedule() {}

  /** The next set; null where the phase has no plan or nothing is due any more. */
  static @Nullable DueSet next(Protocol protocol, Timeline timeline, Instant now) {
    Phase phase = timeline.run().phase();
    Instant began = timeline.run().phaseBegan();
    ObservationPlan plan = phase == null ? null : protocol.plans().get(phase);
    if (began == null || plan == null || plan.required().isEmpty()) {
      return null;
    }
    Map<VitalSign, Instant> due = new EnumMap<>(VitalSign.class);
    for (VitalSign sign : plan.required()) {
      due.put(sign, lastTaken(sign, began, timeline).plus(minutes(plan.everyMinutes())));
    }
    Instant dueAt = Collections.min(due.values());
    Instant until = now.isAfter(dueAt) ? now : dueAt;
    List<VitalSign> signs =
        due.keySet().stream()
            .filter(sign -> !until.isBefore(due.getOrDefault(sign, until)))
            .toList();
    Instant overdueAt = known(dueAt, timeline.run()).plus(minutes(plan.graceMinutes()));
    return new DueSet(status(dueAt, overdueAt, now), dueAt, overdueAt, signs);
  }

  /**
   * Nobody can be late for what the system did not know of: a check-in, a start or an end written
   * down late moves the grace.
   */
  private static Instant known(Instant dueAt, Run run) {
    Instant recorded = run.phaseRecordedAt();
    return recorded != null && recorded.isAfter(dueAt) ? recorded : dueAt;
  }

  private static DueSet.DueStatus status(Instant dueAt, Instant overdueAt, Instant now) {
    if (now.isBefore(dueAt)) {
      return DueSet.DueStatus.NOT_DUE;
    }
    return now.isBefore(overdueAt) ? DueSet.DueStatus.DUE : DueSet.DueStatus.OVERDUE;
  }

  /**
   * A device whose clock runs ahead must not put off the next set: nothing is taken after it was
   * written down.
   */
  private static Instant lastTaken(VitalSign sign, Instant began, Timeline timeline) {
    Instant last = began;
    for (Reading reading : timeline.readings()) {
      Instant taken =
          reading.takenAt().isAfter(reading.recordedAt())
              ? reading.recordedAt()
              : reading.takenAt();
      if (reading.vitals().has(sign) && taken.isAfter(last)) {
        last = taken;
      }
    }
    return last;
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
