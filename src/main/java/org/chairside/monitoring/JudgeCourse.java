package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/** Answers conditions about the course of a sign over several readings. */
final class JudgeCourse {

  private JudgeCourse() {}

  /**
   * Goes back from the latest reading with one of the signs in question until enough of them met
   * the condition in a row. Where one of them cannot be told, it cannot be told.
   */
  static Outcome sustained(Scene scene, Sustained sustained) {
    Ground ground = scene.ground();
    int signs = Signs.of(Watched.of(sustained.condition()).signs());
    Set<UUID> evidence = new LinkedHashSet<>();
    @Nullable List<String> clauses = null;
    @Nullable Instant last = null;
    int inARow = 0;
    for (int i = ground.latestWithAny(signs, scene.latest());
        i >= 0;
        i = ground.latestWithAny(signs, i - 1)) {
      Outcome there = Judge.judge(sustained.condition(), Scene.of(ground, i));
      if (there instanceof NotAssessed) {
        return there;
      }
      if (!(there instanceof Holds holds)) {
        return NO;
      }
      Instant at = ground.reading(i).takenAt();
      evidence.addAll(holds.evidence());
      clauses = clauses == null ? holds.clauses() : clauses;
      last = last == null ? at : last;
      inARow++;
      Duration span = Duration.between(at, last);
      if (inARow >= sustained.readings()
          && span.compareTo(Duration.ofMinutes(sustained.minutes())) >= 0) {
        return new Holds(
            evidence,
            List.of(
                "%s, for %s in %d readings"
                    .formatted(String.join(", ", clauses), Words.span(span), inARow)));
      }
    }
    return NO;
  }

  static Outcome trend(Scene scene, Trend trend) {
    VitalSign sign = trend.sign();
    Reading source = scene.source(sign);
    BigDecimal number = source == null ? null : source.vitals().number(sign);
    if (source == null || number == null) {
      return new NotAssessed(sign.words() + " not known");
    }
    Instant since = source.takenAt().minus(Duration.ofMinutes(trend.withinMinutes()));
    Ground ground = scene.ground();
    Reading from = source;
    int readings = 0;
    for (int i = ground.latestWith(sign, scene.latest());
        i >= 0 && !ground.reading(i).takenAt().isBefore(since);
        i = ground.latestWith(sign, i - 1)) {
      readings++;
      from = further(trend, ground.reading(i), from);
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
    return new Holds(evidence, List.of(Judge.told(scene, sign, source), told(trend, from, source)));
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

  private static String told(Trend trend, Reading from, Reading to) {
    return "%s from %s within %s"
        .formatted(
            trend.direction() == Direction.RISING ? "risen" : "fallen",
            trend.sign().rounded(value(from, trend.sign())).toPlainString(),
            Words.span(Duration.between(from.takenAt(), to.takenAt())));
  }
}
