package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the sets of one phase come due, by its plan and the infusion's pauses.
 *
 * @param plan the phase's plan
 * @param began when the phase began
 * @param pauses when the infusion was held, in order; none outside the infusion
 */
record DueTimes(ObservationPlan plan, Instant began, List<Pause> pauses) {

  /** The due times of a phase of this run; null where it has not begun or nothing is planned. */
  static @Nullable DueTimes of(Protocol protocol, InfusionCourse infusion, Phase phase) {
    ObservationPlan plan = protocol.plans().get(phase);
    Instant began = infusion.began(phase);
    return plan == null || plan.required().isEmpty() || began == null
        ? null
        : new DueTimes(plan, began, phase == Phase.INFUSION ? infusion.pauses() : List.of());
  }

  /** When the first set is due. */
  Instant first() {
    return heldBack(began, firstPlanned());
  }

  /** When the next set is due after one that was taken, or was due and missed, at this instant. */
  Instant after(Instant last) {
    return heldBack(last, last.plus(minutes(plan.everyMinutes())));
  }

  /** When a sign is due that was last measured at this instant; null: not in this phase. */
  Instant dueAfter(@Nullable Instant measured) {
    return measured == null || !measured.isAfter(opens()) ? first() : after(measured);
  }

  /** Only readings after this instant can count as the first set. */
  Instant opens() {
    if (plan.firstAfterMinutes() == null) {
      return began;
    }
    // As early as it may be late, including that instant.
    Instant early = firstPlanned().minus(minutes(plan.graceMinutes())).minusNanos(1);
    return early.isAfter(began) ? early : began;
  }

  private Instant firstPlanned() {
    Integer first = plan.firstAfterMinutes();
    return began.plus(minutes(first == null ? plan.everyMinutes() : first));
  }

  /**
   * What was due before a pause stays due. What would be due in it is due by the interval of
   * pauses; where that has not run out at its end, the planned instant counts again, but not before
   * that end.
   */
  private Instant heldBack(Instant last, Instant planned) {
    Integer every = plan.pausedEveryMinutes();
    Instant due = planned;
    if (every == null) {
      return due;
    }
    for (Pause pause : pauses) {
      Instant until = pause.until();
      if (until != null && (!until.isAfter(last) || !until.isAfter(pause.from()))) {
        continue;
      }
      if (!due.isAfter(pause.from())) {
        return due;
      }
      Instant inPause = later(last, pause.from()).plus(minutes(every));
      if (until == null || !inPause.isAfter(until)) {
        return inPause;
      }
      due = later(due, until);
    }
    return due;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
