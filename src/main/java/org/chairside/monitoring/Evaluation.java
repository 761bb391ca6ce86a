package org.chairside.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.monitoring.Verdict.NotMet;
import org.jspecify.annotations.Nullable;

/**
 * One assessment: every rule is asked of every reading, side effect and due time that it watches.
 */
final class Evaluation {

  private final EvaluationContext context;
  private final List<RuleReader> readers;

  Evaluation(EvaluationContext context, List<PreparedRule> rules) {
    this.context = context;
    this.readers = rules.stream().map(rule -> new RuleReader(rule, context)).toList();
  }

  Assessment assess() {
    List<Unassessed> notAssessed = notAssessed();
    return new Assessment(
        findings(new FindingCache()), notAssessed, context.dueSet(), context.nextCheckAt());
  }

  List<Unassessed> notAssessed() {
    return readers.stream().map(this::unassessed).flatMap(Optional::stream).toList();
  }

  /**
   * The findings alone, by time, then by rule.
   *
   * @param cache what need not be worked out again; filled with what a later look need not
   */
  List<Finding> findings(FindingCache cache) {
    List<Finding> findings = new ArrayList<>();
    for (RuleReader reader : readers) {
      addFindings(reader, cache, findings);
    }
    findings.sort(Comparator.comparing(Finding::at).thenComparing(Finding::rule));
    return findings;
  }

  /** Whether time or the dose alone meets one of the rules. */
  boolean isMetByTime() {
    return readers.stream()
        .anyMatch(
            reader -> {
              Instant due = due(reader.triggers());
              return due != null && reader.readAsOf(due, Snapshot.now(context)).isPresent();
            });
  }

  private void addFindings(RuleReader reader, FindingCache cache, List<Finding> findings) {
    RuleTriggers triggers = reader.triggers();
    for (int i = 0; i < context.size(); i++) {
      if (reader.isTriggeredBy(context.present(i))) {
        cache.read(reader, Snapshot.of(context, i)).ifPresent(findings::add);
      }
    }
    for (SideEffectSpan sideEffect : context.timeline().sideEffects()) {
      if (triggers.types().contains(sideEffect.type())) {
        reader.read(Snapshot.of(context, sideEffect)).ifPresent(findings::add);
      }
    }
    Instant due = due(triggers);
    if (due != null) {
      reader.readAsOf(due, Snapshot.now(context)).ifPresent(findings::add);
    }
  }

  /** The instant that something was due, by which its finding is known again. */
  private @Nullable Instant due(RuleTriggers triggers) {
    DueSet set = context.dueSet();
    if (triggers.dueTimes() && set != null) {
      return set.dueAt();
    }
    if (triggers.plannedEnd()) {
      return context.timeline().infusion().plannedEnd();
    }
    return triggers.isDoseAlone()
        ? DoseConditions.first(triggers.doses(), context.timeline())
        : null;
  }

  /**
   * What could not be assessed for the latest reading or an ongoing side effect, the most urgent
   * level.
   */
  private Optional<Unassessed> unassessed(RuleReader reader) {
    RuleTriggers triggers = reader.triggers();
    List<Snapshot> snapshots = new ArrayList<>();
    if (context.size() > 0) {
      snapshots.add(Snapshot.of(context, context.size() - 1));
    }
    for (SideEffectSpan sideEffect : context.timeline().sideEffects()) {
      if (sideEffect.resolvedAt() == null && triggers.types().contains(sideEffect.type())) {
        snapshots.add(Snapshot.of(context, sideEffect));
      }
    }
    return snapshots.stream()
        .flatMap(snapshot -> unassessed(reader, snapshot).stream())
        .max(Comparator.comparing(Unassessed::severity));
  }

  private static Optional<Unassessed> unassessed(RuleReader reader, Snapshot snapshot) {
    for (PreparedLevel prepared : reader.levelsAt(snapshot.at())) {
      Level level = prepared.level();
      switch (ConditionEvaluator.evaluate(level.condition(), snapshot)) {
        case Met met -> {
          return Optional.empty();
        }
        case NotAssessed(var why) -> {
          return Optional.of(new Unassessed(reader.code(), level.severity(), why));
        }
        case NotMet notMet -> {}
      }
    }
    return Optional.empty();
  }
}
