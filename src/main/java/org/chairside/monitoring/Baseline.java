package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * This patient's values against which change is judged: of each vital sign the last one taken at or
 * before the start, within the protocol's window.
 *
 * @param from the reading each value comes from
 */
public record Baseline(Map<VitalSign, Reading> from) {
  public Baseline {
    EnumMap<VitalSign, Reading> ordered = new EnumMap<>(VitalSign.class);
    ordered.putAll(from);
    from = Collections.unmodifiableMap(ordered);
  }

  /** The baseline of a session; empty before its start. */
  public static Baseline of(Protocol protocol, Timeline timeline) {
    Instant start = timeline.infusion().startedAt();
    return start == null
        ? new Baseline(Map.of())
        : at(start, Duration.ofMinutes(protocol.baseline().windowMinutes()), timeline);
  }

  /** The baseline if the infusion started at that instant: what a start can be checked against. */
  public static Baseline at(Instant start, Duration window, Timeline timeline) {
    EnumMap<VitalSign, Reading> from = new EnumMap<>(VitalSign.class);
    for (Reading reading : timeline.readings()) {
      if (!reading.takenAt().isAfter(start) && !reading.takenAt().isBefore(start.minus(window))) {
        reading.vitals().present().forEach(sign -> from.put(sign, reading));
      }
    }
    return new Baseline(from);
  }

  /** Which of these signs were not measured in time. */
  public List<VitalSign> missing(List<VitalSign> required) {
    return required.stream().filter(sign -> !from.containsKey(sign)).toList();
  }

  /** The baseline number of a sign; null where none was taken in time. */
  public @Nullable BigDecimal number(VitalSign sign) {
    Reading reading = from.get(sign);
    return reading == null ? null : reading.vitals().number(sign);
  }
}
