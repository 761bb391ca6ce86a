package org.chairside.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chairside.monitoring.Difference;
import org.chairside.monitoring.Replay;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;
import org.chairside.whatif.Comparison.CriticalFlags;
import org.chairside.whatif.Comparison.FlagCount;
import org.chairside.whatif.Comparison.Load;
import org.chairside.whatif.Comparison.SessionCount;
import org.jspecify.annotations.Nullable;

/** Counts replays together. The order in which sessions are added does not matter. */
final class Tally {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Side now = new Side();
  private final Side then = new Side();
  private int sessions;
  private int differing;
  private final Map<Severity, Sessions> bySession = new EnumMap<>(Severity.class);
  private Duration length = Duration.ZERO;
  private int same;
  private int earlier;
  private int later;
  private int lost;
  private int won;

  /** Adds one session's two replays and returns the rules in which they differ. */
  List<Difference> add(Replay before, Replay after) {
    sessions++;
    length = length.plus(before.length());
    now.add(before);
    then.add(after);
    for (Severity severity : Severity.values()) {
      bySession
          .computeIfAbsent(severity, each -> new Sessions())
          .add(reachedAt(before, severity), reachedAt(after, severity));
    }
    TreeSet<String> flags = new TreeSet<>(before.flags().keySet());
    flags.addAll(after.flags().keySet());
    for (String flag : flags) {
      critical(before.flags().get(flag), after.flags().get(flag));
    }
    List<Difference> differences = Difference.between(before, after);
    differing += differences.isEmpty() ? 0 : 1;
    return differences;
  }

  /** When the session first had a flag of at least this severity; null if it never did. */
  private static @Nullable Instant reachedAt(Replay replay, Severity severity) {
    return replay.flags().values().stream()
        .map(flag -> flag.atLeast(severity))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void critical(@Nullable ReplayedFlag before, @Nullable ReplayedFlag after) {
    Instant was = before == null ? null : before.atLeast(Severity.CRITICAL);
    Instant is = after == null ? null : after.atLeast(Severity.CRITICAL);
    if (was != null && is != null) {
      int order = is.compareTo(was);
      same += order == 0 ? 1 : 0;
      earlier += order < 0 ? 1 : 0;
      later += order > 0 ? 1 : 0;
    } else if (was != null) {
      lost++;
    } else if (is != null) {
      won++;
    }
  }

  Comparison comparison() {
    double hours = length.toMillis() / MILLIS_PER_HOUR;
    return new Comparison(
        sessions,
        hours,
        now.load(hours),
        then.load(hours),
        flags(),
        new CriticalFlags(same, earlier, later, lost, won),
        sessionCounts(),
        differing);
  }

  private List<SessionCount> sessionCounts() {
    List<SessionCount> counts = new ArrayList<>();
    bySession.forEach((severity, counted) -> counts.addFirst(counted.count(severity)));
    return counts;
  }

  private List<FlagCount> flags() {
    TreeSet<String> rules = new TreeSet<>(now.flags.keySet());
    rules.addAll(then.flags.keySet());
    List<FlagCount> counts = new ArrayList<>();
    for (String rule : rules) {
      for (Severity severity : Severity.values()) {
        int before = now.count(rule, severity);
        int after = then.count(rule, severity);
        if (before + after > 0) {
          counts.add(new FlagCount(rule, severity, before, after));
        }
      }
    }
    return counts;
  }

  /** The sessions with a flag of at least one severity. */
  private static final class Sessions {

    private int both;
    private int later;
    private int onlyNow;
    private int onlyThen;

    void add(@Nullable Instant before, @Nullable Instant after) {
      if (before != null && after != null) {
        both++;
        later += after.isAfter(before) ? 1 : 0;
      } else if (before != null) {
        onlyNow++;
      } else if (after != null) {
        onlyThen++;
      }
    }

    SessionCount count(Severity severity) {
      return new SessionCount(severity, both, later, onlyNow, onlyThen);
    }
  }

  /** The counts of one protocol. */
  private static final class Side {

    private final Map<String, Map<Severity, Integer>> flags = new TreeMap<>();
    private final Map<Severity, Integer> sessionsByWorst = new EnumMap<>(Severity.class);
    private int alarms;

    void add(Replay replay) {
      for (ReplayedFlag flag : replay.flags().values()) {
        alarms += flag.alarms();
        flags
            .computeIfAbsent(flag.rule(), rule -> new EnumMap<>(Severity.class))
            .merge(flag.severity(), 1, Integer::sum);
      }
      replay.flags().values().stream()
          .map(ReplayedFlag::severity)
          .max(Comparator.naturalOrder())
          .ifPresent(worst -> sessionsByWorst.merge(worst, 1, Integer::sum));
    }

    int count(String rule, Severity severity) {
      return flags.getOrDefault(rule, Map.of()).getOrDefault(severity, 0);
    }

    Load load(double hours) {
      int critical = sessionsByWorst.getOrDefault(Severity.CRITICAL, 0);
      int warned = critical + sessionsByWorst.getOrDefault(Severity.WARNING, 0);
      return new Load(
          flags.values().stream().flatMap(each -> each.values().stream()).mapToInt(n -> n).sum(),
          alarms,
          hours > 0 ? alarms / hours : 0,
          warned + sessionsByWorst.getOrDefault(Severity.ADVISORY, 0),
          warned,
          critical);
    }
  }
}
