package org.chairside.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
      RuleReader reader = new RuleReader(rule);
      findings.addAll(findings(rule, reader));
      unassessed.addAll(unassessed(rule));
    }
    findings.sort(Comparator.comparing(Finding::at).thenComparing(Finding::rule));
    return new Assessment(findings, unassessed, ground.dueSet(), ground.nextCheckAt());
  }

  private List<Finding> findings(Rule rule, RuleReader reader) {
    Watched watched = Watched.of(rule);
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

  /** What could not be told for the latest reading, the most urgent level of each rule. */
  private List<Unassessed> unassessed(Rule rule) {
    List<Reading> readings = ground.timeline().readings();
    if (readings.isEmpty()) {
      return List.of();
    }
    Scene latest = Scene.of(ground, readings.getLast());
    for (Level level : RuleReader.mostUrgentFirst(rule)) {
      switch (Judge.judge(level.condition(), latest)) {
        case Holds holds -> {
          return List.of();
        }
        case NotAssessed(var why) -> {
          return List.of(new Unassessed(rule.code(), level.severity(), why));
        }
        case DoesNotHold no -> {}
      }
    }
    return List.of();
  }
}
