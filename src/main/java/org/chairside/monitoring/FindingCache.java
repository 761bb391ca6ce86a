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
 * not work out again. A replay looks dozens of times and mostly one reading has come since the
 * last.
 *
 * <p>What a rule says of a reading rests on the patient, the run, the baseline, the side effects,
 * the readings up to it and those within the span in which it may be confirmed. While these are the
 * same and nothing was waited for, the finding is the same; only whether it still holds is asked
 * again.
 */
final class FindingCache {

  /** What a rule said of a reading; null where it found nothing. */
  private record CachedFinding(@Nullable Finding finding) {}

  private final Map<PreparedRule, Map<UUID, CachedFinding>> cached = new HashMap<>();
  private @Nullable EvaluationContext last;
  private @Nullable Instant news;

  /** Readies it for the next look, forgetting what may have changed. */
  FindingCache on(EvaluationContext context) {
    EvaluationContext before = last;
    last = context;
    if (before == null || !restsOnTheSame(before, context)) {
      cached.clear();
      news = null;
    } else {
      news = firstChange(before.timeline().readings(), context.timeline().readings());
    }
    return this;
  }

  private static boolean restsOnTheSame(EvaluationContext one, EvaluationContext other) {
    Timeline before = one.timeline();
    Timeline after = other.timeline();
    return before.infusion().equals(after.infusion())
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

  /** What the rule says of the snapshot's reading. */
  Optional<Finding> read(RuleReader reader, Snapshot snapshot) {
    RuleTriggers triggers = reader.triggers();
    Reading reading = snapshot.reading();
    if (last == null || reading == null || triggers.dueTimes() || triggers.plannedEnd()) {
      return reader.read(snapshot);
    }
    Map<UUID, CachedFinding> ofRule =
        cached.computeIfAbsent(reader.rule(), rule -> new HashMap<>());
    CachedFinding earlier = ofRule.get(reading.id());
    if (earlier != null && !isTouched(reading, reader.rule())) {
      return Optional.ofNullable(earlier.finding()).map(finding -> reader.again(finding, snapshot));
    }
    Optional<Finding> finding = reader.read(snapshot);
    if (reader.isSettled()) {
      ofRule.put(reading.id(), new CachedFinding(finding.orElse(null)));
    } else {
      ofRule.remove(reading.id());
    }
    return finding;
  }

  private boolean isTouched(Reading reading, PreparedRule rule) {
    return news != null && !reading.takenAt().plus(rule.confirmedWithin()).isBefore(news);
  }
}
