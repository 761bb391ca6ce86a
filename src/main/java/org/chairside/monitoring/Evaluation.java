package org.chairside.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.jspecify.annotations.Nullable;

/**
 * One assessment: every rule is asked of every reading, side effect and due time that it watches.
 */
final class Evaluation {

  private final Ground ground;

  Evaluation(Ground ground) {
    this.ground = ground;
  }

  Assessment assess() {
    List<Finding> findings = new ArrayList<>();
    List<Unassessed> unassessed = new ArrayList<>();
    for (Rule rule : ground.protocol().rules()) {
      Watched watched = Watched.of(rule);
      findings.addAll(findings(new RuleReader(rule), watched));
      unassessed(rule, watched).ifPresent(unassessed::add);
    }
    findings.sort(Comparator.comparing(Finding::at).thenComparing(Finding::rule));
    return new Assessment(findings, unassessed, ground.dueSet(), ground.nextCheckAt());
  }

  private List<Finding> findings(RuleReader reader, Watched watched) {
    List<Finding> findings = new ArrayList<>();
    for (Reading reading : ground.timeline().readings()) {
      if (!Collections.disjoint(reading.vitals().present(), watched.signs())) {
        reader.read(Scene.of(ground, reading)).ifPresent(findings::add);
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
    return findings;
  }

  /** The instant that something was due, by which its finding is known again. */
  private @Nullable Instant due(Watched watched) {
    DueSet set = ground.dueSet();
    if (watched.dueTimes() && set != null) {
      return set.dueAt();
    }
    return watched.plannedEnd() ? ground.timeline().run().plannedEnd() : null;
  }

  /**
   * What could not be told for the latest reading or a side effect that lasts, the most urgent
   * level.
   */
  private Optional<Unassessed> unassessed(Rule rule, Watched watched) {
    List<Scene> scenes = new ArrayList<>();
    if (!ground.timeline().readings().isEmpty()) {
      scenes.add(Scene.of(ground, ground.timeline().readings().getLast()));
    }
    ground.timeline().sideEffects().stream()
        .filter(each -> each.resolvedAt() == null && watched.types().contains(each.type()))
        .forEach(each -> scenes.add(Scene.of(ground, each)));
    return scenes.stream()
        .flatMap(scene -> unassessed(rule, scene).stream())
        .max(Comparator.comparing(Unassessed::severity));
  }

  private static Optional<Unassessed> unassessed(Rule rule, Scene scene) {
    for (Level level : RuleReader.mostUrgentFirst(rule)) {
      switch (Judge.judge(level.condition(), scene)) {
        case Holds holds -> {
          return Optional.empty();
        }
        case NotAssessed(var why) -> {
          return Optional.of(new Unassessed(rule.code(), level.severity(), why));
        }
        case DoesNotHold no -> {}
      }
    }
    return Optional.empty();
  }
}
