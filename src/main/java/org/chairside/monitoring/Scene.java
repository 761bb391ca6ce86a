package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * One look at a session: what triggered it, and what was known at its instant.
 *
 * @param ground what all looks at this session share
 * @param at the instant it is judged at
 * @param reading the reading that triggered it
 * @param episode the side effect that triggered it
 * @param lastKnown true to judge by the last known value of each sign however old, false to let a
 *     value complete a later set only while it is fresh
 */
record Scene(
    Ground ground,
    Instant at,
    @Nullable Reading reading,
    @Nullable Episode episode,
    boolean lastKnown) {

  static Scene of(Ground ground, Reading reading) {
    return new Scene(ground, reading.takenAt(), reading, null, false);
  }

  static Scene of(Ground ground, Episode episode) {
    return new Scene(ground, episode.onsetAt(), null, episode, false);
  }

  static Scene now(Ground ground) {
    return new Scene(ground, ground.now(), null, null, true);
  }

  /** The same trigger as things stand now. */
  Scene asOfNow() {
    return new Scene(ground, ground.now(), null, episode, true);
  }

  /** The id of what triggered it; null where only time did. */
  @Nullable UUID trigger() {
    if (reading != null) {
      return reading.id();
    }
    return episode == null ? null : episode.id();
  }

  Run run() {
    return ground.timeline().run();
  }

  /** The reading that tells this sign here; null if none does. */
  @Nullable Reading source(VitalSign sign) {
    if (reading != null && reading.vitals().has(sign)) {
      return reading;
    }
    Instant oldest = at.minus(Duration.ofMinutes(ground.protocol().freshnessMinutes()));
    List<Reading> readings = ground.timeline().readings();
    for (int i = ground.countUntil(this) - 1; i >= 0; i--) {
      Reading earlier = readings.get(i);
      if (!lastKnown && earlier.takenAt().isBefore(oldest)) {
        return null;
      }
      if (earlier.vitals().has(sign)) {
        return earlier;
      }
    }
    return null;
  }

  News2Score news2() {
    return reading != null && !lastKnown ? ground.news2(reading) : workOutNews2();
  }

  News2Score workOutNews2() {
    Map<VitalSign, Reading> sources = new EnumMap<>(VitalSign.class);
    for (VitalSign part : News2.PARTS) {
      Reading source = source(part);
      if (source != null) {
        sources.put(part, source);
      }
    }
    return News2.from(sources, reading, ground.timeline().patient().spo2Scale());
  }
}
