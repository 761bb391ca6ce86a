package org.chairside.trial;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.monitoring.ChartHistory;
import org.chairside.monitoring.InfusionCourse;
import org.chairside.monitoring.PatientFacts;
import org.chairside.monitoring.Reading;
import org.chairside.monitoring.Revision;
import org.chairside.observation.Plausibility;
import org.chairside.observation.RejectedValue;
import org.chairside.observation.VitalSigns;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the rules see it: what can be charted of it, each row written down when it was
 * taken. The first row of which anything is left stands for the start of the infusion and is the
 * baseline.
 *
 * @param recording where it comes from
 * @param readings in the order of their minutes
 * @param refused how many values were left out as impossible
 */
record RecordedSession(Recording recording, List<Reading> readings, int refused) {

  /** When minute 0 of every recording is; any instant does. */
  private static final Instant ZERO = Instant.parse("2000-01-01T12:00:00Z");

  private static final int INFUSION_MINUTES = 60;

  static RecordedSession of(Recording recording) {
    List<Reading> readings = new ArrayList<>();
    int refused = 0;
    for (Recording.Row row : recording.rows()) {
      Map<String, BigDecimal> values = new HashMap<>(row.values());
      for (RejectedValue impossible : Plausibility.impossible(vitals(values))) {
        values.remove(impossible.field());
        refused++;
      }
      if (!values.isEmpty()) {
        Instant at = ZERO.plus(Duration.ofMinutes(row.minute()));
        readings.add(new Reading(new UUID(0, readings.size()), at, at, vitals(values)));
      }
    }
    return new RecordedSession(recording, List.copyOf(readings), refused);
  }

  private static VitalSigns vitals(Map<String, BigDecimal> values) {
    return new VitalSigns(
        whole(values.get("systolic")),
        whole(values.get("diastolic")),
        whole(values.get("heartRate")),
        whole(values.get("spo2")),
        whole(values.get("respiratoryRate")),
        values.get("temperature"),
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Integer whole(@Nullable BigDecimal number) {
    return number == null ? null : number.intValueExact();
  }

  /** The same as if nothing had been taken after that minute of the recording. */
  RecordedSession untilMinute(int minute) {
    Instant end = ZERO.plus(Duration.ofMinutes(minute));
    return new RecordedSession(
        recording,
        readings.stream().filter(reading -> !reading.takenAt().isAfter(end)).toList(),
        refused);
  }

  boolean isEmpty() {
    return readings.isEmpty();
  }

  Instant last() {
    return readings.getLast().takenAt();
  }

  /**
   * Started with the first reading, finished after an hour or with the last, over with the last.
   */
  ChartHistory history() {
    Instant start = readings.getFirst().takenAt();
    Instant planned = start.plus(Duration.ofMinutes(INFUSION_MINUTES));
    Instant end = planned.isAfter(last()) ? last() : planned;
    return new ChartHistory(
        PatientFacts.onScale(1),
        readings.stream().map(each -> new Revision<>(each, each.recordedAt(), null)).toList(),
        List.of(),
        List.of(
            new Revision<>(infusion(start, null, null), start, end),
            new Revision<>(infusion(start, end, null), end, last()),
            new Revision<>(infusion(start, end, last()), last(), null)));
  }

  private static InfusionCourse infusion(
      Instant start, @Nullable Instant end, @Nullable Instant left) {
    return new InfusionCourse(
        start, start, start, INFUSION_MINUTES, List.of(), end, left, null, List.of(), null);
  }
}
