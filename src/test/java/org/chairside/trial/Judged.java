package org.chairside.trial;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.chairside.monitoring.Replay;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;

/**
 * What one way of watching made of one recorded session.
 *
 * @param recording the session
 * @param flags the most severe that each rule's flag became, by rule
 * @param firstHour the same if nothing had been taken after minute 60
 * @param alarms how often somebody would have been alarmed
 * @param length from the first reading to the last
 */
record Judged(
    Recording recording,
    Map<String, Severity> flags,
    Map<String, Severity> firstHour,
    int alarms,
    Duration length) {

  /** Long enough for every repeat that a protocol can ask for to be missed. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(60);

  static Judged of(RecordedSession recorded, Way way) {
    Replay whole = replay(recorded, way);
    RecordedSession hour = recorded.untilMinute(60);
    return new Judged(
        recorded.recording(),
        severities(whole, way),
        hour.isEmpty() ? Map.of() : severities(replay(hour, way), way),
        whole.flags().values().stream()
            .filter(flag -> way.counts(flag.rule()))
            .mapToInt(ReplayedFlag::alarms)
            .sum(),
        whole.length());
  }

  private static Replay replay(RecordedSession recorded, Way way) {
    return Replay.of(way.evaluator(), recorded.history(), recorded.last().plus(AFTERWARDS));
  }

  private static Map<String, Severity> severities(Replay replay, Way way) {
    return replay.flags().values().stream()
        .filter(flag -> way.counts(flag.rule()))
        .collect(
            Collectors.toMap(
                ReplayedFlag::rule, ReplayedFlag::severity, BinaryOperator.maxBy(naturalOrder())));
  }

  /** The flags in question: of the whole recording or of its first hour. */
  Map<String, Severity> flags(boolean inFirstHour) {
    return inFirstHour ? firstHour : flags;
  }

  int count(Severity least, boolean inFirstHour) {
    return (int)
        flags(inFirstHour).values().stream().filter(each -> each.compareTo(least) >= 0).count();
  }

  boolean isFlagged(Severity least, boolean inFirstHour) {
    return count(least, inFirstHour) > 0;
  }

  boolean isFlaggedBy(String rule, Severity least, boolean inFirstHour) {
    Severity severity = flags(inFirstHour).get(rule);
    return severity != null && severity.compareTo(least) >= 0;
  }

  /** Whether no other rule flagged it that severely. */
  boolean isFlaggedOnlyBy(String rule, Severity least, boolean inFirstHour) {
    return isFlaggedBy(rule, least, inFirstHour) && count(least, inFirstHour) == 1;
  }
}
