package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sets of vital signs came due in a session until an instant, and which were taken.
 *
 * <p>A set is taken when every required sign has been measured after the set before it was taken,
 * or was due if it was missed; its time is that of the last of them. It is due an interval after
 * that same instant, the first one so long after the phase began as the plan says.
 *
 * <p>Extra sets: a set that is complete before it is due is taken, and on time; the next is then
 * due an interval after it. Measuring twice as often as planned therefore gives twice as many sets
 * due and on time. Such a set counts from the instant it would have been due, and not at all where
 * the phase was over by then. Only before a phase's first set that is due at an instant of its own
 * ({@code firstAfterMinutes}) extra sets count for nothing, until the grace before that instant. A
 * partial set counts for nothing until it is completed.
 *
 * <p>Only the times at which values were taken matter, not when they were written down or in which
 * order; what was taken after {@code now} is not known yet. What is measured at the very instant at
 * which a phase ends belongs to the phase that ends.
 *
 * @param due the sets that count: {@code onTime + late + missed}
 * @param onTime taken before their deadline
 * @param late taken at their deadline or later, before the next was due; or not yet taken although
 *     the deadline has passed
 * @param missed not taken when the next was due, or when the phase was over
 * @param sets by phase, then by due time; the pending ones too
 */
public record Coverage(int due, int onTime, int late, int missed, List<CoveredSet> sets) {

  // Beyond this the session was left open by mistake; the limit keeps the list short.
  private static final Duration LONGEST_PHASE = Duration.ofDays(1);

  public Coverage {
    sets = List.copyOf(sets);
  }

  /** The status of a set. */
  public enum CoverageStatus {
    ON_TIME,
    LATE,
    MISSED,
    /**
     * The set due now, not taken, and not yet at its deadline; where the phase was written down
     * late, not yet its grace after that. It does not count.
     */
    PENDING
  }

  /**
   * A set that came due.
   *
   * @param deadline {@code dueAt} and the plan's grace
   * @param takenAt when it was complete; null where it was not taken
   */
  public record CoveredSet(
      Phase phase,
      Instant dueAt,
      Instant deadline,
      @Nullable Instant takenAt,
      CoverageStatus status) {}

  /**
   * The coverage of a session: each phase's first day. A set has to be due by the end of its phase;
   * a set whose deadline is after the phase's end is left out.
   */
  public static Coverage of(Protocol protocol, Timeline timeline, Instant now) {
    List<CoveredSet> sets = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      DueTimes times = DueTimes.of(protocol, timeline.infusion(), phase);
      if (times != null) {
        sets.addAll(new CoveredPhase(phase, times, timeline, now, LONGEST_PHASE).sets());
      }
    }
    int onTime = count(sets, CoverageStatus.ON_TIME);
    int late = count(sets, CoverageStatus.LATE);
    int missed = count(sets, CoverageStatus.MISSED);
    return new Coverage(onTime + late + missed, onTime, late, missed, sets);
  }

  private static int count(List<CoveredSet> sets, CoverageStatus status) {
    return (int) sets.stream().filter(set -> set.status() == status).count();
  }
}
