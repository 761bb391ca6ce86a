package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
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
    ReplayCounter counter = new ReplayCounter(evaluator.protocol());
    FindingCache cache = new FindingCache();
    Instant at = changes.isEmpty() ? null : changes.first();
    while (at != null && !at.isAfter(until)) {
      Looked looked = evaluator.look(history.knownAt(at), at, cache);
      counter.note(looked.findings(), at);
      at = earlier(changes.higher(at), looked.nextCheckAt());
    }
    return new Replay(counter.flags(), length(history, changes));
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
}
