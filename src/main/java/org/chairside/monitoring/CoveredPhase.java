package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chairside.monitoring.Coverage.CoverageStatus;
import org.chairside.monitoring.Coverage.CoveredSet;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** One walk through the sets of a phase, from the first that came due to the last. */
final class CoveredPhase {

  private final Phase phase;
  private final DueTimes times;
  private final InfusionCourse infusion;
  private final List<Reading> readings;
  private final Instant now;
  private final @Nullable Instant ended;
  private final Instant until;
  private int next;

  CoveredPhase(Phase phase, DueTimes times, Timeline timeline, Instant now, Duration longest) {
    this.phase = phase;
    this.times = times;
    this.infusion = timeline.infusion();
    this.readings = timeline.readings();
    this.now = now;
    Instant end = infusion.ended(phase);
    this.ended = end != null && !end.isAfter(now) ? end : null;
    Instant last = ended == null ? now : ended;
    Instant day = times.began().plus(longest);
    this.until = last.isAfter(day) ? day : last;
  }

  List<CoveredSet> sets() {
    List<CoveredSet> sets = new ArrayList<>();
    Instant since = times.opens();
    Instant dueAt = times.first();
    while (!dueAt.isAfter(until)) {
      Instant following = times.after(dueAt);
      Instant takenAt = completed(since, following);
      CoverageStatus status = status(dueAt, following, takenAt);
      if (status != null) {
        sets.add(new CoveredSet(phase, dueAt, deadline(dueAt), takenAt, status));
      }
      since = takenAt == null ? dueAt : takenAt;
      dueAt = takenAt == null ? following : times.after(takenAt);
    }
    return sets;
  }

  /** When every required sign had been measured since; null if not before the next set was due. */
  private @Nullable Instant completed(Instant since, Instant before) {
    while (next < readings.size() && !readings.get(next).takenAt().isAfter(since)) {
      next++;
    }
    Set<VitalSign> missing = EnumSet.copyOf(times.plan().required());
    for (int i = next; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      if (!reading.takenAt().isBefore(before) || reading.takenAt().isAfter(lastKnown())) {
        return null;
      }
      missing.removeIf(reading.vitals()::has);
      if (missing.isEmpty()) {
        return reading.takenAt();
      }
    }
    return null;
  }

  private Instant lastKnown() {
    return ended == null ? now : ended;
  }

  /** Null where the phase was over before the set's deadline. */
  private @Nullable CoverageStatus status(
      Instant dueAt, Instant following, @Nullable Instant takenAt) {
    Instant deadline = deadline(dueAt);
    if (takenAt != null) {
      return takenAt.isBefore(deadline) ? CoverageStatus.ON_TIME : CoverageStatus.LATE;
    }
    if (ended != null) {
      return ended.isBefore(deadline) && ended.isBefore(following) ? null : CoverageStatus.MISSED;
    }
    if (!now.isBefore(following) && !now.isBefore(deadline)) {
      return CoverageStatus.MISSED;
    }
    return now.isBefore(deadline(Schedule.known(dueAt, infusion)))
        ? CoverageStatus.PENDING
        : CoverageStatus.LATE;
  }

  private Instant deadline(Instant dueAt) {
    return dueAt.plus(DueTimes.minutes(times.plan().graceMinutes()));
  }
}
