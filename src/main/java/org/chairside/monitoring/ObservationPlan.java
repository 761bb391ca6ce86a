package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What is measured in a phase and how often.
 *
 * @param everyMinutes a set is due this long after the one before
 * @param firstAfterMinutes the first set is due this long after the phase began; null: {@code
 *     everyMinutes}. A set taken earlier than the grace before that instant is an extra one and
 *     does not replace it
 * @param pausedEveryMinutes while the infusion is paused a set is due this long after the one
 *     before, or after the pause began; null: a pause changes nothing
 * @param graceMinutes a due set is overdue after this long
 * @param required the vital signs a set needs
 * @param source where the intervals come from
 */
record ObservationPlan(
    int everyMinutes,
    @Nullable Integer firstAfterMinutes,
    @Nullable Integer pausedEveryMinutes,
    int graceMinutes,
    List<VitalSign> required,
    String source) {
  public ObservationPlan {
    requireNonNull(required, "required is missing");
    requireNonNull(source, "source is missing");
    required = List.copyOf(required);
  }

  /** A plan with one interval. */
  public ObservationPlan(
      int everyMinutes, int graceMinutes, List<VitalSign> required, String source) {
    this(everyMinutes, null, null, graceMinutes, required, source);
  }
}
