package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chairside.observation.VitalSign;

/**
 * What is measured in a phase and how often.
 *
 * @param everyMinutes a set is due this long after the one before, or after the phase began
 * @param graceMinutes a due set is overdue after this long
 * @param required the vital signs a set needs
 * @param source where the interval comes from
 */
public record ObservationPlan(
    int everyMinutes, int graceMinutes, List<VitalSign> required, String source) {
  public ObservationPlan {
    requireNonNull(required, "required is missing");
    requireNonNull(source, "source is missing");
    required = List.copyOf(required);
  }
}
