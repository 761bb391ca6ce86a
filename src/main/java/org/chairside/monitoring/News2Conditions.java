package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.vocabulary.VitalSign;

/**
 * Evaluates conditions about NEWS2. Known parts count although others are missing: their points
 * alone can reach a threshold; if they do not, a missing part leaves the condition unknown.
 */
final class News2Conditions {

  private News2Conditions() {}

  static Verdict total(Snapshot snapshot, int total) {
    News2Score score = snapshot.news2();
    if (score.atLeast() >= total) {
      Message clause =
          score.complete()
              ? MONITORING.news2(score.atLeast())
              : MONITORING.news2AtLeast(score.atLeast(), RulePhrases.and(score.missing()));
      return holds(snapshot, score, 1, clause);
    }
    return score.complete() ? NO : new NotAssessed(incomplete(score));
  }

  static Verdict single(Snapshot snapshot, int points) {
    News2Score score = snapshot.news2();
    Integer highest = score.highestSingle();
    if (highest != null && highest >= points) {
      return holds(snapshot, score, points, MONITORING.news2Single(highest));
    }
    return score.complete() ? NO : new NotAssessed(incomplete(score));
  }

  static Verdict incomplete(Snapshot snapshot) {
    News2Score score = snapshot.news2();
    UUID trigger = snapshot.triggerId();
    return score.complete()
        ? NO
        : new Met(trigger == null ? Set.of() : Set.of(trigger), List.of(incomplete(score)));
  }

  private static Verdict holds(Snapshot snapshot, News2Score score, int least, Message first) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<Message> parts = new ArrayList<>();
    for (VitalSign part : News2.PARTS) {
      Reading source = snapshot.source(part);
      if (source != null && score.points().getOrDefault(part, 0) >= least) {
        evidence.add(source.id());
        parts.add(ConditionEvaluator.told(snapshot, part, source));
      }
    }
    return new Met(evidence, List.of(MONITORING.news2Parts(first, Message.and(parts))));
  }

  private static Message incomplete(News2Score score) {
    return MONITORING.news2Incomplete(RulePhrases.and(score.missing()));
  }
}
