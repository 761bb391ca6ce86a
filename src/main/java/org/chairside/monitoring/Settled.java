package org.chairside.monitoring;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What looks at one session, each later than the one before, have found of its readings and need
 * not work out anew. A replay looks dozens of times and mostly one reading has come since the last.
 *
 * <p>What a rule says of a reading rests on the patient, the run, the baseline, the side effects,
 * the readings up to it and those within the span in which it may be confirmed. While these are the
 * same and nothing was waited for, the finding is the same; only whether it still holds is asked
 * again.
 */
final class Settled {

  /** What a rule said of a reading; null where it found nothing. */
  private record Said(@Nullable Finding finding) {}

  private final Map<PreparedRule, Map<UUID, Said>> said = new HashMap<>();
  private @Nullable Ground last;
  private @Nullable Instant news;

  /** Readies it for the next look, forgetting what may have changed. */
  Settled on(Ground ground) {
    Ground before = last;
    last = ground;
    if (before == null || !restsOnTheSame(before, ground)) {
      said.clear();
      news = null;
    } else {
      news = firstChange(before.timeline().readings(), ground.timeline().readings());
    }
    return this;
  }

  private static boolean restsOnTheSame(Ground one, Ground other) {
    Timeline before = one.timeline();
    Timeline after = other.timeline();
    return before.run().equals(after.run())
        && before.sideEffects().equals(after.sideEffects())
        && before.patient().equals(after.patient())
        && one.baseline().equals(other.baseline());
  }

  /** When the first reading was taken that the two do not have in common; null if none. */
  private static @Nullable Instant firstChange(List<Reading> before, List<Reading> after) {
    int most = Math.min(before.size(), after.size());
    int same = 0;
    while (same < most && before.get(same).equals(after.get(same))) {
      same++;
    }
    if (same == before.size()) {
      return same == after.size() ? null : after.get(same).takenAt();
    }
    Instant gone = before.get(same).takenAt();
    return same < after.size() && after.get(same).takenAt().isBefore(gone)
        ? after.get(same).takenAt()
        : gone;
  }

  /** What the rule says of the scene's reading. */
  Optional<Finding> read(RuleReader reader, Scene scene) {
    Watched watched = reader.watched();
    Reading reading = scene.reading();
    if (last == null || reading == null || watched.dueTimes() || watched.plannedEnd()) {
      return reader.read(scene);
    }
    Map<UUID, Said> ofRule = said.computeIfAbsent(reader.rule(), rule -> new HashMap<>());
    Said earlier = ofRule.get(reading.id());
    if (earlier != null && !isTouched(reading, reader.rule())) {
      return Optional.ofNullable(earlier.finding()).map(finding -> reader.again(finding, scene));
    }
    Optional<Finding> finding = reader.read(scene);
    if (reader.isSettled()) {
      ofRule.put(reading.id(), new Said(finding.orElse(null)));
    } else {
      ofRule.remove(reading.id());
    }
    return finding;
  }

  private boolean isTouched(Reading reading, PreparedRule rule) {
    return news != null && !reading.takenAt().plus(rule.confirmedWithin()).isBefore(news);
  }
}
