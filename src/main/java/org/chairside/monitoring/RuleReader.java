package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotMet;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule in one snapshot of a session after the other: its most urgent level that holds
 * becomes the finding.
 */
final class RuleReader {

  private final PreparedRule rule;
  private final List<ThresholdOverride> overrides;
  private final Map<List<ThresholdOverride>, PreparedRule> overridden = new HashMap<>();
  private final Map<Severity, Boolean> stillHolds = new EnumMap<>(Severity.class);
  private boolean isSettled;

  RuleReader(PreparedRule rule, EvaluationContext context) {
    this.rule = rule;
    List<ThresholdOverride> all = context.timeline().patient().overrides();
    this.overrides =
        all.isEmpty()
            ? all
            : all.stream().filter(override -> rule.rule().answersTo(override.rule())).toList();
  }

  String code() {
    return rule.rule().code();
  }

  PreparedRule rule() {
    return rule;
  }

  RuleTriggers triggers() {
    return rule.triggers();
  }

  boolean isTriggeredBy(int present) {
    return rule.watchesAnyOf(present);
  }

  /** The levels in force for this patient at that instant, the most urgent first. */
  List<PreparedLevel> levelsAt(Instant at) {
    if (overrides.isEmpty()) {
      return rule.mostUrgentFirst();
    }
    List<ThresholdOverride> inForce =
        overrides.stream().filter(override -> override.isInForce(at)).toList();
    return overridden.computeIfAbsent(inForce, rule::with).mostUrgentFirst();
  }

  Optional<Finding> read(Snapshot snapshot) {
    return readAsOf(snapshot.at(), snapshot);
  }

  /** Whether time alone cannot change what was last read, except whether it still holds. */
  boolean isSettled() {
    return isSettled;
  }

  /** A finding of this rule as an earlier look left it, by what holds now. */
  Finding again(Finding earlier, Snapshot snapshot) {
    return earlier.holding(stillHolds(earlier.severity(), snapshot));
  }

  /** The finding of a snapshot, dated {@code at}. */
  Optional<Finding> readAsOf(Instant at, Snapshot snapshot) {
    int waits = snapshot.context().waits();
    isSettled = true;
    Instant repeatBy = null;
    for (PreparedLevel level : levelsAt(snapshot.at())) {
      if (!(ConditionEvaluator.evaluate(level.level().condition(), snapshot) instanceof Met met)
          || !restsOnTrigger(met, snapshot)) {
        continue;
      }
      Confirmation confirmation = Confirmation.of(level, snapshot);
      isSettled = snapshot.context().waits() == waits;
      if (confirmation.holds()) {
        return Optional.of(finding(level, at, snapshot, met, confirmation, repeatBy));
      }
      if (confirmation.repeatBy() != null) {
        repeatBy = confirmation.repeatBy();
      }
    }
    isSettled = snapshot.context().waits() == waits;
    return Optional.empty();
  }

  /** A finding from an earlier reading belongs to that reading, not to this one. */
  static boolean restsOnTrigger(Met met, Snapshot snapshot) {
    UUID trigger = snapshot.triggerId();
    return trigger == null || met.evidence().contains(trigger);
  }

  private Finding finding(
      PreparedLevel level,
      Instant at,
      Snapshot snapshot,
      Met met,
      Confirmation confirmation,
      @Nullable Instant repeatBy) {
    Set<UUID> evidence = new LinkedHashSet<>();
    UUID trigger = snapshot.triggerId();
    if (trigger != null) {
      evidence.add(trigger);
    }
    evidence.addAll(met.evidence());
    evidence.addAll(confirmation.evidence());
    List<Message> clauses = new ArrayList<>(met.clauses());
    clauses.addAll(confirmation.words());
    if (level.holdsByOwnLimit(snapshot)) {
      clauses.add(MONITORING.byOwnLimit());
    }
    Message said = MONITORING.finding(Message.commas(clauses));
    Message sentence =
        repeatBy == null
            ? said
            : MONITORING.findingToRepeat(
                said, RulePhrases.span(Duration.between(snapshot.at(), repeatBy)));
    Severity severity = level.level().severity();
    return new Finding(
        code(),
        severity,
        at,
        new ArrayList<>(evidence),
        sentence,
        stillHolds(severity, snapshot),
        repeatBy,
        Subjects.of(level.level().condition(), snapshot));
  }

  /** Unknown does not clear a finding: only a value that no longer meets the level does. */
  private boolean stillHolds(Severity severity, Snapshot snapshot) {
    Snapshot now = snapshot.asOfNow();
    return snapshot.sideEffect() != null
        ? workOut(severity, now)
        : stillHolds.computeIfAbsent(severity, each -> workOut(each, now));
  }

  private boolean workOut(Severity severity, Snapshot now) {
    for (ThresholdOverride override : overrides) {
      now.context().reached(override.from());
      now.context().reached(override.until());
    }
    for (PreparedLevel level : levelsAt(now.at())) {
      if (level.level().severity().compareTo(severity) >= 0
          && (!(ConditionEvaluator.evaluate(level.level().condition(), now) instanceof NotMet)
              || Clearing.isHeldUp(level, now))) {
        return true;
      }
    }
    return false;
  }
}
