package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;
import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;

/**
 * A limit that a clinician set for one patient in place of the protocol's, for a time. What is read
 * in that time is judged by it, whenever it is judged.
 *
 * @param rule the code of the rule
 * @param severity the level of the rule
 * @param threshold which threshold of that level
 * @param sign the vital sign it bounds
 * @param value the patient's own limit, in the threshold's unit
 * @param from when it was set, inclusive
 * @param until when it expires or was revoked, exclusive
 */
public record ThresholdOverride(
    UUID id,
    String rule,
    Severity severity,
    Threshold threshold,
    VitalSign sign,
    BigDecimal value,
    Instant from,
    Instant until) {

  /** What a number in a rule means. */
  public enum Threshold {
    AT_LEAST,
    AT_MOST,
    RISE_PERCENT,
    RISE_UNITS,
    FALL_PERCENT,
    FALL_UNITS
  }

  public ThresholdOverride {
    requireNonNull(rule, "rule is missing");
    requireNonNull(severity, "severity is missing");
    requireNonNull(threshold, "threshold is missing");
    requireNonNull(sign, "sign is missing");
    requireNonNull(value, "value is missing");
  }

  /** Whether it replaces the same threshold. */
  public boolean isOfSameThresholdAs(ThresholdOverride other) {
    return rule.equals(other.rule)
        && severity == other.severity
        && threshold == other.threshold
        && sign == other.sign;
  }

  /** Whether it counts for what is read at that instant. */
  public boolean isInForce(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /**
   * The rule with this limit instead of its threshold; the same rule if it has no such threshold.
   */
  Rule in(Rule other) {
    if (!other.answersTo(rule)) {
      return other;
    }
    List<Level> levels =
        other.levels().stream()
            .map(level -> level.severity() == severity ? in(level) : level)
            .toList();
    return other.with(levels);
  }

  private Level in(Level level) {
    return new Level(level.severity(), in(level.condition()), level.confirm(), level.source());
  }

  private Condition in(Condition condition) {
    return switch (condition) {
      case AllOf(var conditions) ->
          restsOnHistory(conditions)
              ? condition
              : new AllOf(conditions.stream().map(this::in).toList());
      case AnyOf(var conditions) -> new AnyOf(conditions.stream().map(this::in).toList());
      case Sustained(var inner, var readings, var minutes) ->
          new Sustained(in(inner), readings, minutes);
      default -> replaces(condition) ? limit() : condition;
    };
  }

  // What is stricter because of what this patient went through is not meant by the limit.
  private static boolean restsOnHistory(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(RuleTriggers::leaves)
        .anyMatch(leaf -> leaf instanceof FirstSessions || leaf instanceof EarlierReaction);
  }

  private boolean replaces(Condition leaf) {
    return switch (leaf) {
      case AtLeast(var of, var bound) -> of == sign && threshold == Threshold.AT_LEAST;
      case AtMost(var of, var bound) -> of == sign && threshold == Threshold.AT_MOST;
      case Rise(var of, var by, var in) ->
          of == sign
              && threshold
                  == (in == Measure.PERCENT ? Threshold.RISE_PERCENT : Threshold.RISE_UNITS);
      case Fall(var of, var by, var in) ->
          of == sign
              && threshold
                  == (in == Measure.PERCENT ? Threshold.FALL_PERCENT : Threshold.FALL_UNITS);
      default -> false;
    };
  }

  private Condition limit() {
    return switch (threshold) {
      case AT_LEAST -> new AtLeast(sign, value);
      case AT_MOST -> new AtMost(sign, value);
      case RISE_PERCENT -> new Rise(sign, value, Measure.PERCENT);
      case RISE_UNITS -> new Rise(sign, value, Measure.UNITS);
      case FALL_PERCENT -> new Fall(sign, value, Measure.PERCENT);
      case FALL_UNITS -> new Fall(sign, value, Measure.UNITS);
    };
  }

  /**
   * Why this limit cannot replace the protocol's: the rule or its threshold does not exist, or the
   * rule would contradict itself, or the limit is weaker than the threshold of that kind in the
   * rule's most urgent level that has one. Empty if it can. It replaces every threshold of that
   * kind for that sign in the level, except those for the patient's history.
   *
   * @param others what is in force for the patient besides
   */
  public List<ProtocolProblem> problemsIn(Protocol protocol, List<ThresholdOverride> others) {
    Optional<Rule> found =
        protocol.rules().stream().filter(each -> each.answersTo(rule)).findFirst();
    if (found.isEmpty()) {
      return List.of(new ProtocolProblem("rule", PROTOCOL_PROBLEM.notARule(protocol.code())));
    }
    Rule changed = found.get();
    for (ThresholdOverride other : others) {
      changed = other.in(changed);
    }
    changed = in(changed);
    boolean known =
        found.get().levels().stream()
            .filter(level -> level.severity() == severity)
            .flatMap(level -> RuleTriggers.leaves(level.condition()))
            .anyMatch(this::replaces);
    if (!known) {
      return List.of(
          new ProtocolProblem(
              "threshold",
              PROTOCOL_PROBLEM.noSuchThreshold(severity.message(), rule, sign.message())));
    }
    List<ProtocolProblem> contradictions =
        ProtocolCheck.problems(changed).stream()
            .map(problem -> new ProtocolProblem("value", problem.message()))
            .distinct()
            .toList();
    return contradictions.isEmpty() ? tooWeak(found.get()) : contradictions;
  }

  private List<ProtocolProblem> tooWeak(Rule of) {
    List<BigDecimal> bounds = mostUrgentBounds(of);
    return bounds.stream().allMatch(this::isWeakerThan)
        ? List.of(
            new ProtocolProblem(
                "value", PROTOCOL_PROBLEM.weakerThanMostUrgent(sign.message(), bounds.getFirst())))
        : List.of();
  }

  /** The thresholds of this kind in the most urgent level that has any. */
  private List<BigDecimal> mostUrgentBounds(Rule of) {
    return of.levels().stream()
        .sorted(Comparator.comparing(Level::severity).reversed())
        .map(
            level ->
                RuleTriggers.leaves(level.condition())
                    .filter(this::replaces)
                    .map(ThresholdOverride::bound)
                    .toList())
        .filter(bounds -> !bounds.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static BigDecimal bound(Condition leaf) {
    return switch (leaf) {
      case AtLeast(var of, var bound) -> bound;
      case AtMost(var of, var bound) -> bound;
      case Rise(var of, var by, var in) -> by;
      case Fall(var of, var by, var in) -> by;
      default -> throw new IllegalArgumentException("not a threshold: " + leaf);
    };
  }

  private boolean isWeakerThan(BigDecimal bound) {
    int order = value.compareTo(bound);
    return threshold == Threshold.AT_MOST ? order < 0 : order > 0;
  }
}
