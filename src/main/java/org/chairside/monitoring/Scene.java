package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * One look at a session: what triggered it, and what was known at its instant.
 *
 * @param ground what all looks at this session share
 * @param at the instant it is judged at
 * @param own the index of the reading that triggered it; -1 if none did
 * @param latest the index of the latest reading that it can have seen; -1 if there is none
 * @param episode the side effect that triggered it
 * @param lastKnown true to judge by the last known value of each sign however old, false to let a
 *     value complete a later set only while it is fresh
 */
record Scene(
    Ground ground, Instant at, int own, int latest, @Nullable Episode episode, boolean lastKnown) {

  private static final int NONE = -1;

  /** The reading with that index. */
  static Scene of(Ground ground, int index) {
    return new Scene(ground, ground.reading(index).takenAt(), index, index, null, false);
  }

  static Scene of(Ground ground, Episode episode) {
    Instant onset = episode.onsetAt();
    return new Scene(ground, onset, NONE, ground.lastUntil(onset), episode, false);
  }

  static Scene now(Ground ground) {
    return new Scene(ground, ground.now(), NONE, ground.size() - 1, null, true);
  }

  /** The same trigger as things stand now. */
  Scene asOfNow() {
    return new Scene(ground, ground.now(), NONE, ground.size() - 1, episode, true);
  }

  /** The reading that triggered it. */
  @Nullable Reading reading() {
    return own == NONE ? null : ground.reading(own);
  }

  /** The id of what triggered it; null where only time did. */
  @Nullable UUID trigger() {
    if (own != NONE) {
      return ground.reading(own).id();
    }
    return episode == null ? null : episode.id();
  }

  Run run() {
    return ground.timeline().run();
  }

  /** The reading that tells this sign here; null if none does. */
  @Nullable Reading source(VitalSign sign) {
    int index = ground.latestWith(sign, latest);
    if (index == NONE) {
      return null;
    }
    Reading source = ground.reading(index);
    return index == own || lastKnown || isFresh(source) ? source : null;
  }

  private boolean isFresh(Reading reading) {
    Duration freshness = Duration.ofMinutes(ground.protocol().freshnessMinutes());
    return !reading.takenAt().isBefore(at.minus(freshness));
  }

  News2Score news2() {
    return own == NONE ? workOutNews2() : ground.news2(own);
  }

  News2Score workOutNews2() {
    Map<VitalSign, Reading> sources = new EnumMap<>(VitalSign.class);
    for (VitalSign part : News2.PARTS) {
      Reading source = source(part);
      if (source != null) {
        sources.put(part, source);
      }
    }
    return News2.from(sources, reading(), ground.timeline().patient().spo2Scale());
  }
}
