package org.chairside.monitoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.observation.VitalSigns;

/**
 * One observation in force; superseded ones are left out by anyone who builds the timeline.
 *
 * @param id the observation
 * @param takenAt when it was measured
 * @param recordedAt when it was written down
 * @param vitals what was measured
 */
public record Reading(UUID id, Instant takenAt, Instant recordedAt, VitalSigns vitals) {

  static final Comparator<Reading> BY_TIME =
      Comparator.comparing(Reading::takenAt).thenComparing(Reading::id);

  private record Measured(Instant takenAt, VitalSigns vitals) {}

  /** The first of those that were taken at the same instant and say the same. */
  static List<Reading> distinct(List<Reading> readings) {
    Map<Measured, Reading> first = new LinkedHashMap<>();
    readings.forEach(each -> first.putIfAbsent(new Measured(each.takenAt, each.vitals), each));
    return List.copyOf(first.values());
  }
}
