package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.chairside.observation.VitalSign;

/**
 * Answers conditions about NEWS2. What is known counts although something is missing: the known
 * points alone may reach a threshold; where they do not, a missing part leaves it open.
 */
final class JudgeNews2 {

  private JudgeNews2() {}

  static Outcome total(Scene scene, int total) {
    News2Score score = scene.news2();
    if (score.atLeast() >= total) {
      String clause =
          score.complete()
              ? "NEWS2 " + score.score()
              : "NEWS2 at least %d although %s unknown".formatted(score.atLeast(), missing(score));
      return holds(scene, score, 1, clause);
    }
    return score.complete()
        ? NO
        : new NotAssessed("NEWS2 incomplete: " + missing(score) + " unknown");
  }

  static Outcome single(Scene scene, int points) {
    News2Score score = scene.news2();
    Integer highest = score.highestSingle();
    if (highest != null && highest >= points) {
      return holds(scene, score, points, "NEWS2 %d points in one parameter".formatted(highest));
    }
    return score.complete()
        ? NO
        : new NotAssessed("NEWS2 incomplete: " + missing(score) + " unknown");
  }

  static Outcome incomplete(Scene scene) {
    News2Score score = scene.news2();
    UUID trigger = scene.trigger();
    return score.complete()
        ? NO
        : new Holds(
            trigger == null ? Set.of() : Set.of(trigger),
            List.of("NEWS2 incomplete: " + missing(score) + " unknown"));
  }

  private static Outcome holds(Scene scene, News2Score score, int least, String first) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<String> parts = new ArrayList<>();
    for (VitalSign part : News2.PARTS) {
      Reading source = scene.source(part);
      if (source != null && score.points().getOrDefault(part, 0) >= least) {
        evidence.add(source.id());
        parts.add(Judge.told(scene, part, source));
      }
    }
    return new Holds(evidence, List.of(first + ": " + Words.list(parts, "and")));
  }

  private static String missing(News2Score score) {
    return Words.signs(score.missing());
  }
}
