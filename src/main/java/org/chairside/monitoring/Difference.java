package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.chairside.message.Message;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How one rule would have flagged a session under two protocols.
 *
 * @param subject the sign or the type of side effect that the flag is about alone, or null
 * @param severityNow the most severe under the first; null where it flags nothing
 * @param severityThen the same under the second
 * @param criticalShift how much later it is critical under the second, negative for earlier; null
 *     unless it is critical under both
 * @param sentence what the flag says, under the second where there is one
 */
public record Difference(
    String rule,
    @Nullable String subject,
    @Nullable Severity severityNow,
    @Nullable Severity severityThen,
    @Nullable Instant raisedNow,
    @Nullable Instant raisedThen,
    @Nullable Duration criticalShift,
    Message sentence) {

  /** The rules by which the two replays of one session differ, by the rule's code. */
  public static List<Difference> between(Replay now, Replay then) {
    TreeSet<String> keys = new TreeSet<>(now.flags().keySet());
    keys.addAll(then.flags().keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      Difference difference = of(now.flags().get(key), then.flags().get(key));
      if (!difference.none()) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private static Difference of(@Nullable ReplayedFlag now, @Nullable ReplayedFlag then) {
    ReplayedFlag shown = Objects.requireNonNull(then == null ? now : then, "one of them flags");
    return new Difference(
        shown.rule(),
        shown.subject(),
        now == null ? null : now.severity(),
        then == null ? null : then.severity(),
        now == null ? null : now.raisedAt(),
        then == null ? null : then.raisedAt(),
        shift(now, then),
        shown.sentence());
  }

  private static @Nullable Duration shift(@Nullable ReplayedFlag now, @Nullable ReplayedFlag then) {
    Instant before = now == null ? null : now.atLeast(Severity.CRITICAL);
    Instant after = then == null ? null : then.atLeast(Severity.CRITICAL);
    return before == null || after == null ? null : Duration.between(before, after);
  }

  private boolean none() {
    return severityNow == severityThen
        && Objects.equals(raisedNow, raisedThen)
        && (criticalShift == null || criticalShift.isZero());
  }
}
