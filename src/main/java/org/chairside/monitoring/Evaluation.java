package org.chairside.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.jspecify.annotations.Nullable;

/**
 * One assessment: every rule is asked of every reading, side effect and due time that it watches.
 */
final class Evaluation {

  private final Ground ground;
  private final List<PreparedRule> rules;

  Evaluation(Ground ground, List<PreparedRule> rules) {
    this.ground = ground;
    this.rules = rules;
  }

  Assessment assess() {
    List<Finding> findings = new ArrayList<>();
    List<Unassessed> unassessed = new ArrayList<>();
    for (PreparedRule rule : rules) {
      RuleReader reader = new RuleReader(rule, ground);
      addFindings(reader, rule.watched(), findings);
      unassessed(reader, rule.watched()).ifPresent(unassessed::add);
    }
    findings.sort(Comparator.comparing(Finding::at).thenComparing(Finding::rule));
    return new Assessment(findings, unassessed, ground.dueSet(), ground.nextCheckAt());
  }

  private void addFindings(RuleReader reader, Watched watched, List<Finding> findings) {
    for (int i = 0; i < ground.size(); i++) {
      if (reader.isTriggeredBy(ground.present(i))) {
        reader.read(Scene.of(ground, i)).ifPresent(findings::add);
      }
    }
    for (Episode episode : ground.timeline().sideEffects()) {
      if (watched.types().contains(episode.type())) {
        reader.read(Scene.of(ground, episode)).ifPresent(findings::add);
      }
    }
    Instant due = due(watched);
    if (due != null) {
      reader.readAsOf(due, Scene.now(ground)).ifPresent(findings::add);
    }
  }

  /** The instant that something was due, by which its finding is known again. */
  private @Nullable Instant due(Watched watched) {
    DueSet set = ground.dueSet();
    if (watched.dueTimes() && set != null) {
      return set.dueAt();
    }
    if (watched.plannedEnd()) {
      return ground.timeline().run().plannedEnd();
    }
    return watched.isDoseAlone() ? JudgeDose.first(watched.doses(), ground.timeline()) : null;
  }

  /**
   * What could not be told for the latest reading or a side effect that lasts, the most urgent
   * level.
   */
  private Optional<Unassessed> unassessed(RuleReader reader, Watched watched) {
    List<Scene> scenes = new ArrayList<>();
    if (ground.size() > 0) {
      scenes.add(Scene.of(ground, ground.size() - 1));
    }
    for (Episode episode : ground.timeline().sideEffects()) {
      if (episode.resolvedAt() == null && watched.types().contains(episode.type())) {
        scenes.add(Scene.of(ground, episode));
      }
    }
    return scenes.stream()
        .flatMap(scene -> unassessed(reader, scene).stream())
        .max(Comparator.comparing(Unassessed::severity));
  }

  private static Optional<Unassessed> unassessed(RuleReader reader, Scene scene) {
    for (PreparedLevel prepared : reader.levelsAt(scene.at())) {
      Level level = prepared.level();
      switch (Judge.judge(level.condition(), scene)) {
        case Holds holds -> {
          return Optional.empty();
        }
        case NotAssessed(var why) -> {
          return Optional.of(new Unassessed(reader.code(), level.severity(), why));
        }
        case DoesNotHold no -> {}
      }
    }
    return Optional.empty();
  }
}
