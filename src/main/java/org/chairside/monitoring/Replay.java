package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.ProtocolEvaluator.Looked;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol would have flagged in a session, step by step as the session became known: the
 * same evaluation that runs live, without touching anything.
 *
 * <p>People's actions are ignored. Each alarm counts as acknowledged at once and nothing as
 * resolved, so that a rule has at most one flag.
 *
 * @param flags by the rule's code
 * @param length from the first thing written down to the patient's leaving, or to the last thing
 *     written where that is not known
 */
public record Replay(Map<String, ReplayedFlag> flags, Duration length) {

  public Replay {
    flags = Map.copyOf(flags);
  }

  /**
   * A flag of a replay.
   *
   * @param reachedAt when it reached each severity that it reached
   * @param alarms how often somebody was alarmed: raised, grown more severe, come again
   * @param sentence what it said at its most severe
   */
  public record ReplayedFlag(
      String rule, Map<Severity, Instant> reachedAt, int alarms, Message sentence) {
    public ReplayedFlag {
      reachedAt = Map.copyOf(reachedAt);
    }

    /** The most severe it was. */
    public Severity severity() {
      return reachedAt.keySet().stream().max(Severity::compareTo).orElseThrow();
    }

    /** When it was raised. */
    public Instant raisedAt() {
      return reachedAt.values().stream().min(Instant::compareTo).orElseThrow();
    }

    /** When it was that severe or more; null if it never was. */
    public @Nullable Instant atLeast(Severity severity) {
      return reachedAt.entrySet().stream()
          .filter(each -> each.getKey().compareTo(severity) >= 0)
          .map(Map.Entry::getValue)
          .min(Instant::compareTo)
          .orElse(null);
    }
  }

  /**
   * Runs the session through the monitor.
   *
   * @param until the end of the replay; later findings are ignored
   */
  public static Replay of(ProtocolEvaluator evaluator, ChartHistory history, Instant until) {
    NavigableSet<Instant> changes = history.changes();
    Map<String, Rising> rising = new TreeMap<>();
    FindingCache cache = new FindingCache();
    Instant at = changes.isEmpty() ? null : changes.first();
    while (at != null && !at.isAfter(until)) {
      Looked looked = evaluator.look(history.knownAt(at), at, cache);
      note(looked.findings(), at, rising);
      at = earlier(changes.higher(at), looked.nextCheckAt());
    }
    Map<String, ReplayedFlag> flags = new HashMap<>();
    rising.forEach((rule, flag) -> flags.put(rule, flag.done(rule)));
    return new Replay(flags, length(history, changes));
  }

  private static void note(List<Finding> findings, Instant at, Map<String, Rising> rising) {
    Map<String, List<Finding>> byRule = new TreeMap<>();
    for (Finding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
    }
    byRule.forEach(
        (rule, ofRule) -> rising.computeIfAbsent(rule, r -> new Rising()).take(ofRule, at));
    rising.forEach((rule, flag) -> flag.cleared(byRule.getOrDefault(rule, List.of())));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Duration length(ChartHistory history, NavigableSet<Instant> changes) {
    if (changes.isEmpty()) {
      return Duration.ZERO;
    }
    InfusionCourse last = history.knownAt(changes.last()).infusion();
    Instant from = last.checkedInAt() == null ? changes.first() : last.checkedInAt();
    Instant until = last.dischargedAt() == null ? changes.last() : last.dischargedAt();
    return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
  }

  /** A flag while the replay runs. */
  private static final class Rising {

    /** What triggered a finding: a thing charted, or an instant that something was due. */
    private record Trigger(@Nullable UUID charted, @Nullable Instant due) {}

    private final Map<Trigger, Severity> known = new HashMap<>();
    private final Map<Severity, Instant> reachedAt = new EnumMap<>(Severity.class);
    private int alarms;
    private boolean isCleared;
    private @Nullable Message sentence;

    void take(List<Finding> findings, Instant at) {
      for (Finding finding : findings) {
        Trigger trigger =
            finding.evidence().isEmpty()
                ? new Trigger(null, finding.at())
                : new Trigger(finding.evidence().getFirst(), null);
        Severity before = known.get(trigger);
        if (before == null || before.compareTo(finding.severity()) < 0) {
          known.put(trigger, finding.severity());
          take(finding, trigger, at);
        }
      }
    }

    private void take(Finding finding, Trigger trigger, Instant at) {
      boolean graver =
          reachedAt.keySet().stream().allMatch(each -> each.compareTo(finding.severity()) < 0);
      if (graver) {
        reachedAt.put(finding.severity(), at);
        sentence = finding.sentence();
      }
      if (graver || isCleared || trigger.due() != null) {
        alarms++;
        isCleared = false;
      }
    }

    void cleared(List<Finding> findings) {
      isCleared = findings.stream().noneMatch(Finding::stillHolds);
    }

    ReplayedFlag done(String rule) {
      return new ReplayedFlag(
          rule, reachedAt, alarms, Objects.requireNonNull(sentence, "a flag that was raised"));
    }
  }
}
