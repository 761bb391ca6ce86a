package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
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
 * resolved, so that a rule has at most one flag for each thing that it flags apart.
 *
 * @param flags by the rule's code, with the subject of a flag that is about one sign or type alone
 *     ({@link FlagKey})
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
   * @param subject the sign or the type of side effect that it is about alone, or null
   * @param reachedAt when it reached each severity that it reached
   * @param alarms how often somebody was alarmed: raised, grown more severe, come again
   * @param sentence what it said at its most severe
   */
  public record ReplayedFlag(
      String rule,
      @Nullable String subject,
      Map<Severity, Instant> reachedAt,
      int alarms,
      Message sentence) {
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
    Map<String, Rule> rules = new HashMap<>();
    evaluator.protocol().rules().forEach(rule -> rules.put(rule.code(), rule));
    Map<FlagKey, Rising> rising = new TreeMap<>();
    FindingCache cache = new FindingCache();
    Instant at = changes.isEmpty() ? null : changes.first();
    while (at != null && !at.isAfter(until)) {
      Looked looked = evaluator.look(history.knownAt(at), at, cache);
      note(looked.findings(), rules, at, rising);
      at = earlier(changes.higher(at), looked.nextCheckAt());
    }
    Map<String, ReplayedFlag> flags = new HashMap<>();
    rising.forEach((key, flag) -> flags.put(key.toString(), flag.done(key)));
    return new Replay(flags, length(history, changes));
  }

  private static void note(
      List<Finding> findings, Map<String, Rule> rules, Instant at, Map<FlagKey, Rising> rising) {
    Map<FlagKey, List<Finding>> byFlag = new TreeMap<>();
    for (Finding finding : findings) {
      for (FlagKey key : FlagKey.of(rule(rules, finding.rule()), finding)) {
        byFlag.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
      }
    }
    byFlag.forEach(
        (key, found) ->
            rising
                .computeIfAbsent(key, k -> new Rising(rule(rules, k.rule()).reopening()))
                .take(found, at));
    rising.forEach((key, flag) -> flag.cleared(byFlag.getOrDefault(key, List.of())));
  }

  private static Rule rule(Map<String, Rule> rules, String code) {
    return Objects.requireNonNull(rules.get(code), "a finding is one of the protocol's rules");
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

    private final ReopenWhen reopening;
    private final Map<Trigger, Severity> known = new HashMap<>();
    private final Map<Severity, Instant> reachedAt = new EnumMap<>(Severity.class);
    private final Set<Subject> seen = new HashSet<>();
    private final Set<Subject> notAlarmed = new HashSet<>();
    private int alarms;
    private boolean isCleared;
    private @Nullable Message sentence;

    Rising(ReopenWhen reopening) {
      this.reopening = reopening;
    }

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
      boolean asGrave =
          reachedAt.keySet().stream().allMatch(each -> each.compareTo(finding.severity()) <= 0);
      boolean news = asGrave && reopening.isNews(finding.subjects(), seen);
      notAlarmed.addAll(finding.subjects());
      if (graver) {
        reachedAt.put(finding.severity(), at);
        sentence = finding.sentence();
      }
      if (graver || news || isCleared || trigger.due() != null) {
        alarms++;
        isCleared = false;
        // The person who acknowledges sees all that the flag rests on.
        seen.addAll(notAlarmed);
        notAlarmed.clear();
      }
    }

    void cleared(List<Finding> findings) {
      isCleared = findings.stream().noneMatch(Finding::stillHolds);
    }

    ReplayedFlag done(FlagKey key) {
      return new ReplayedFlag(
          key.rule(),
          key.subject(),
          reachedAt,
          alarms,
          Objects.requireNonNull(sentence, "a flag that was raised"));
    }
  }
}
