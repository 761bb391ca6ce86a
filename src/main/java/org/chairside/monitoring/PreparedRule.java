package org.chairside.monitoring;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** A rule with everything its readers need, computed once. */
final class PreparedRule {

  /**
   * A level and the vital signs that its condition looks at.
   *
   * @param instead its condition before a patient's own limit replaced a threshold; null without
   *     such a limit
   */
  record PreparedLevel(Level level, Set<VitalSign> signs, @Nullable Condition instead) {
    /** Whether it holds by the patient's own limit alone. */
    boolean holdsByOwnLimit(Snapshot snapshot) {
      return instead != null
          && !(ConditionEvaluator.evaluate(instead, snapshot) instanceof Verdict.Met);
    }
  }

  private final Rule rule;
  private final RuleTriggers triggers;
  private final int signs;
  private final List<PreparedLevel> mostUrgentFirst;
  private final Duration confirmedWithin;

  PreparedRule(Rule rule) {
    this(rule, rule);
  }

  private PreparedRule(Rule original, Rule rule) {
    this.rule = rule;
    this.triggers = RuleTriggers.of(rule);
    this.signs = VitalSignSet.of(triggers.signs());
    this.mostUrgentFirst =
        rule.levels().stream()
            .sorted(Comparator.comparing(Level::severity).reversed())
            .map(
                level ->
                    new PreparedLevel(
                        level,
                        RuleTriggers.of(level.condition()).signs(),
                        original.levels().contains(level)
                            ? null
                            : conditionOf(original, level.severity())))
            .toList();
    this.confirmedWithin =
        rule.levels().stream()
            .map(Level::confirm)
            .filter(Objects::nonNull)
            .map(confirm -> Duration.ofMinutes(confirm.withinMinutes()))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
  }

  private static @Nullable Condition conditionOf(Rule rule, Severity severity) {
    return rule.levels().stream()
        .filter(level -> level.severity() == severity)
        .findFirst()
        .map(Level::condition)
        .orElse(null);
  }

  /** The same rule with a patient's own limits in it. */
  PreparedRule with(List<ThresholdOverride> overrides) {
    Rule changed = rule;
    for (ThresholdOverride override : overrides) {
      changed = override.in(changed);
    }
    return new PreparedRule(rule, changed);
  }

  Rule rule() {
    return rule;
  }

  RuleTriggers triggers() {
    return triggers;
  }

  /** Whether a reading with these signs can trigger it. */
  boolean watchesAnyOf(int present) {
    return (signs & present) != 0;
  }

  /** How far from a reading another may confirm it; zero where no level asks for that. */
  Duration confirmedWithin() {
    return confirmedWithin;
  }

  List<PreparedLevel> mostUrgentFirst() {
    return mostUrgentFirst;
  }
}
