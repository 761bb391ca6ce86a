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
  private final List<RuleReader> readers;

  Evaluation(Ground ground, List<PreparedRule> rules) {
    this.ground = ground;
    this.readers = rules.stream().map(rule -> new RuleReader(rule, ground)).toList();
  }

  Assessment assess() {
    List<Unassessed> unassessed = new ArrayList<>();
    for (RuleReader reader : readers) {
      unassessed(reader).ifPresent(unassessed::add);
    }
    return new Assessment(
        findings(new Settled()), unassessed, ground.dueSet(), ground.nextCheckAt());
  }

  /**
   * The findings alone, by time, then by rule.
   *
   * @param settled what need not be worked out anew; filled with what a later look need not
   */
  List<Finding> findings(Settled settled) {
    List<Finding> findings = new ArrayList<>();
    for (RuleReader reader : readers) {
      addFindings(reader, settled, findings);
    }
    findings.sort(Comparator.comparing(Finding::at).thenComparing(Finding::rule));
    return findings;
  }

  private void addFindings(RuleReader reader, Settled settled, List<Finding> findings) {
    Watched watched = reader.watched();
    for (int i = 0; i < ground.size(); i++) {
      if (reader.isTriggeredBy(ground.present(i))) {
        settled.read(reader, Scene.of(ground, i)).ifPresent(findings::add);
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
  private Optional<Unassessed> unassessed(RuleReader reader) {
    Watched watched = reader.watched();
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
