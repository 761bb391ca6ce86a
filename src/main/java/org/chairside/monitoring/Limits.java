package org.chairside.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.monitoring.Limit.Bound;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;

/**
 * The lines that the rules draw through a session's vital signs: its thresholds as absolute values
 * for this patient and this phase. Conditions that are no threshold of a single sign (a trend, a
 * score, two signs together) draw no line, and neither do unknown ones.
 */
final class Limits {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Snapshot snapshot;
  private final String rule;
  private final Severity severity;

  private Limits(Snapshot snapshot, String rule, Severity severity) {
    this.snapshot = snapshot;
    this.rule = rule;
    this.severity = severity;
  }

  /**
   * The lines at the context's instant, by the order of the protocol's rules, the most urgent
   * first; of several for one sign in one level only that which is reached first. None before
   * check-in and when the session is over.
   */
  static List<Limit> of(List<PreparedRule> rules, EvaluationContext context) {
    if (context.timeline().infusion().phase() == null) {
      return List.of();
    }
    Snapshot snapshot = Snapshot.now(context);
    List<Limit> limits = new ArrayList<>();
    for (PreparedRule rule : rules) {
      for (PreparedLevel level : new RuleReader(rule, context).levelsAt(context.now())) {
        new Limits(snapshot, rule.rule().code(), level.level().severity())
            .lines(level.level().condition())
            .filter(Limit::isPossible)
            .sorted(Limit.REACHED_FIRST)
            .filter(line -> limits.stream().noneMatch(line::isBeside))
            .forEachOrdered(limits::add);
      }
    }
    return List.copyOf(limits);
  }

  /** A threshold draws a line if its circumstances are known to hold. */
  private Stream<Limit> lines(Condition condition) {
    return Alternatives.of(condition).stream().flatMap(this::lines);
  }

  private Stream<Limit> lines(List<Condition> together) {
    List<Condition> thresholds = together.stream().filter(each -> !isCircumstance(each)).toList();
    boolean applies =
        together.stream()
            .filter(Limits::isCircumstance)
            .allMatch(each -> ConditionEvaluator.evaluate(each, snapshot) instanceof Met);
    return applies && thresholds.size() == 1 ? line(thresholds.getFirst()) : Stream.empty();
  }

  private Stream<Limit> line(Condition threshold) {
    return switch (threshold) {
      case AtLeast(var sign, var value) -> Stream.of(line(sign, Bound.AT_LEAST, value, false));
      case AtMost(var sign, var value) -> Stream.of(line(sign, Bound.AT_MOST, value, false));
      case Rise(var sign, var by, var in) -> change(sign, Bound.AT_LEAST, by, in);
      case Fall(var sign, var by, var in) -> change(sign, Bound.AT_MOST, by, in);
      default -> Stream.empty();
    };
  }

  /** Conditions that the next reading cannot change. */
  private static boolean isCircumstance(Condition condition) {
    return switch (condition) {
      case PhaseIs phase -> true;
      case MinutesSinceStart span -> true;
      case Spo2ScaleIs scale -> true;
      case FirstSessions first -> true;
      case EarlierReaction reaction -> true;
      default -> false;
    };
  }

  private Stream<Limit> change(VitalSign sign, Bound bound, BigDecimal by, Measure in) {
    BigDecimal baseline = snapshot.context().baseline().number(sign);
    if (baseline == null) {
      return Stream.empty();
    }
    BigDecimal from = sign.rounded(baseline);
    BigDecimal change = in == Measure.UNITS ? by : from.multiply(by).divide(HUNDRED);
    BigDecimal value = bound == Bound.AT_LEAST ? from.add(change) : from.subtract(change);
    return Stream.of(line(sign, bound, value, true));
  }

  /** On the first value that a reading of the sign can have there. */
  private Limit line(VitalSign sign, Bound bound, BigDecimal value, boolean fromBaseline) {
    int decimals = sign.rounded(BigDecimal.ZERO).scale();
    RoundingMode outwards = bound == Bound.AT_LEAST ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return new Limit(sign, bound, value.setScale(decimals, outwards), severity, rule, fromBaseline);
  }
}
