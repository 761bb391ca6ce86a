package org.chairside.monitoring;

import static org.chairside.monitoring.Verdict.NO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.vocabulary.VitalSign;

/**
 * Answers conditions about NEWS2. What is known counts although something is missing: the known
 * points alone may reach a threshold; where they do not, a missing part leaves it open.
 */
final class News2Conditions {

  private News2Conditions() {}

  static Verdict total(Snapshot snapshot, int total) {
    News2Score score = snapshot.news2();
    if (score.atLeast() >= total) {
      String clause =
          score.complete()
              ? "NEWS2 " + score.score()
              : "NEWS2 at least %d although %s unknown".formatted(score.atLeast(), missing(score));
      return holds(snapshot, score, 1, clause);
    }
    return score.complete()
        ? NO
        : new NotAssessed("NEWS2 incomplete: " + missing(score) + " unknown");
  }

  static Verdict single(Snapshot snapshot, int points) {
    News2Score score = snapshot.news2();
    Integer highest = score.highestSingle();
    if (highest != null && highest >= points) {
      return holds(snapshot, score, points, "NEWS2 %d points in one parameter".formatted(highest));
    }
    return score.complete()
        ? NO
        : new NotAssessed("NEWS2 incomplete: " + missing(score) + " unknown");
  }

  static Verdict incomplete(Snapshot snapshot) {
    News2Score score = snapshot.news2();
    UUID trigger = snapshot.triggerId();
    return score.complete()
        ? NO
        : new Met(
            trigger == null ? Set.of() : Set.of(trigger),
            List.of("NEWS2 incomplete: " + missing(score) + " unknown"));
  }

  private static Verdict holds(Snapshot snapshot, News2Score score, int least, String first) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<String> parts = new ArrayList<>();
    for (VitalSign part : News2.PARTS) {
      Reading source = snapshot.source(part);
      if (source != null && score.points().getOrDefault(part, 0) >= least) {
        evidence.add(source.id());
        parts.add(ConditionEvaluator.told(snapshot, part, source));
      }
    }
    return new Met(evidence, List.of(first + ": " + RulePhrases.list(parts, "and")));
  }

  private static String missing(News2Score score) {
    return RulePhrases.signs(score.missing());
  }
}
