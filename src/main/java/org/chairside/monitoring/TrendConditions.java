package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions about the course of a sign over several readings. */
final class TrendConditions {

  private TrendConditions() {}

  /**
   * Goes back from the latest reading with one of the signs in question until enough of them met
   * the condition in a row. If one of them is unknown, so is the result.
   */
  static Verdict sustained(Snapshot snapshot, Sustained sustained) {
    EvaluationContext context = snapshot.context();
    int signs = VitalSignSet.of(RuleTriggers.of(sustained.condition()).signs());
    Set<UUID> evidence = new LinkedHashSet<>();
    @Nullable List<Message> clauses = null;
    @Nullable Instant last = null;
    int inARow = 0;
    for (int i = context.latestWithAny(signs, snapshot.latest());
        i >= 0;
        i = context.latestWithAny(signs, i - 1)) {
      Verdict there = ConditionEvaluator.evaluate(sustained.condition(), Snapshot.of(context, i));
      if (there instanceof NotAssessed) {
        return there;
      }
      if (!(there instanceof Met met)) {
        return NO;
      }
      Instant at = context.reading(i).takenAt();
      evidence.addAll(met.evidence());
      clauses = clauses == null ? met.clauses() : clauses;
      last = last == null ? at : last;
      inARow++;
      Duration span = Duration.between(at, last);
      if (inARow >= sustained.readings()
          && span.compareTo(Duration.ofMinutes(sustained.minutes())) >= 0) {
        return new Met(
            evidence,
            List.of(MONITORING.sustained(Message.commas(clauses), RulePhrases.span(span), inARow)));
      }
    }
    return NO;
  }

  static Verdict trend(Snapshot snapshot, Trend trend) {
    VitalSign sign = trend.sign();
    Reading source = snapshot.source(sign);
    BigDecimal number = source == null ? null : source.vitals().number(sign);
    if (source == null || number == null) {
      return new NotAssessed(MONITORING.notKnown(sign.message()));
    }
    Instant since = source.takenAt().minus(Duration.ofMinutes(trend.withinMinutes()));
    EvaluationContext context = snapshot.context();
    Reading from = source;
    int readings = 0;
    for (int i = context.latestWith(sign, snapshot.latest());
        i >= 0 && !context.reading(i).takenAt().isBefore(since);
        i = context.latestWith(sign, i - 1)) {
      readings++;
      from = further(trend, context.reading(i), from);
    }
    BigDecimal start = sign.rounded(value(from, sign));
    BigDecimal change = sign.rounded(number).subtract(start).abs();
    boolean met =
        readings >= trend.readings()
            && change.signum() > 0
            && (trend.in() == Measure.UNITS
                ? change.compareTo(trend.by()) >= 0
                : change.movePointRight(2).compareTo(start.multiply(trend.by())) >= 0);
    if (!met) {
      return NO;
    }
    Set<UUID> evidence = new LinkedHashSet<>(List.of(source.id(), from.id()));
    return new Met(
        evidence,
        List.of(ConditionEvaluator.told(snapshot, sign, source), told(trend, from, source)));
  }

  /** Of two readings the one from which the sign has moved further in the trend's direction. */
  private static Reading further(Trend trend, Reading one, Reading other) {
    int compared = value(one, trend.sign()).compareTo(value(other, trend.sign()));
    return (trend.direction() == Direction.RISING ? compared : -compared) < 0 ? one : other;
  }

  private static BigDecimal value(Reading reading, VitalSign sign) {
    BigDecimal number = reading.vitals().number(sign);
    return number == null ? BigDecimal.ZERO : number;
  }

  private static Message told(Trend trend, Reading from, Reading to) {
    BigDecimal number = trend.sign().rounded(value(from, trend.sign()));
    Message span = RulePhrases.span(Duration.between(from.takenAt(), to.takenAt()));
    return trend.direction() == Direction.RISING
        ? MONITORING.risen(number, span)
        : MONITORING.fallen(number, span);
  }
}
