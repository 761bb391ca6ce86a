package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule in one scene after the other: its most urgent level that holds becomes the
 * finding.
 */
final class RuleReader {

  private final Rule rule;
  private final List<Level> levels;
  private final Map<Severity, Boolean> stillHolds = new EnumMap<>(Severity.class);

  RuleReader(Rule rule) {
    this.rule = rule;
    this.levels = mostUrgentFirst(rule);
  }

  static List<Level> mostUrgentFirst(Rule rule) {
    return rule.levels().stream().sorted(Comparator.comparing(Level::severity).reversed()).toList();
  }

  Optional<Finding> read(Scene scene) {
    return readAsOf(scene.at(), scene);
  }

  /** The finding of a scene, dated {@code at}. */
  Optional<Finding> readAsOf(Instant at, Scene scene) {
    Instant repeatBy = null;
    for (Level level : levels) {
      if (!(Judge.judge(level.condition(), scene) instanceof Holds holds)
          || !restsOnTrigger(holds, scene)) {
        continue;
      }
      Confirmation confirmation = Confirmation.of(level, scene);
      if (confirmation.holds()) {
        return Optional.of(finding(level, at, scene, holds, confirmation, repeatBy));
      }
      if (confirmation.repeatBy() != null) {
        repeatBy = confirmation.repeatBy();
      }
    }
    return Optional.empty();
  }

  /** What an earlier reading brought is that reading's finding, not this one's. */
  static boolean restsOnTrigger(Holds holds, Scene scene) {
    UUID trigger = scene.trigger();
    return trigger == null || holds.evidence().contains(trigger);
  }

  private Finding finding(
      Level level,
      Instant at,
      Scene scene,
      Holds holds,
      Confirmation confirmation,
      @Nullable Instant repeatBy) {
    Set<UUID> evidence = new LinkedHashSet<>();
    UUID trigger = scene.trigger();
    if (trigger != null) {
      evidence.add(trigger);
    }
    evidence.addAll(holds.evidence());
    evidence.addAll(confirmation.evidence());
    String sentence = String.join(", ", holds.clauses()) + confirmation.words();
    if (repeatBy != null) {
      sentence += "; repeat within " + Words.span(Duration.between(scene.at(), repeatBy));
    }
    return new Finding(
        rule.code(),
        level.severity(),
        at,
        new ArrayList<>(evidence),
        sentence,
        stillHolds(level.severity(), scene),
        repeatBy);
  }

  /** Unknown does not clear a finding: only a value that no longer meets the level does. */
  private boolean stillHolds(Severity severity, Scene scene) {
    Scene now = scene.asOfNow();
    return scene.episode() != null
        ? workOut(severity, now)
        : stillHolds.computeIfAbsent(severity, each -> workOut(each, now));
  }

  private boolean workOut(Severity severity, Scene now) {
    return levels.stream()
        .filter(level -> level.severity().compareTo(severity) >= 0)
        .anyMatch(level -> !(Judge.judge(level.condition(), now) instanceof DoesNotHold));
  }
}
