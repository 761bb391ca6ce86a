package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;
import static org.chairside.vocabulary.MeasureMessages.MEASURE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;

/** Evaluates conditions about one vital sign. */
final class VitalSignConditions {

  private VitalSignConditions() {}

  /** A total with a part missing counts where its known parts alone reach the value. */
  static Verdict atLeast(Snapshot snapshot, VitalSign sign, BigDecimal value) {
    Reading source = snapshot.source(sign);
    Cadss6 partial = source == null ? null : source.vitals().cadss6();
    if (source != null
        && sign == VitalSign.CADSS6
        && partial != null
        && !partial.complete()
        && BigDecimal.valueOf(partial.atLeast()).compareTo(value) >= 0) {
      Message clause = MONITORING.partialScore(sign.message(), partial.atLeast());
      return new Met(Set.of(source.id()), List.of(clause));
    }
    return compare(snapshot, sign, number -> number.compareTo(value) >= 0);
  }

  static Verdict compare(Snapshot snapshot, VitalSign sign, Predicate<BigDecimal> met) {
    Reading source = snapshot.source(sign);
    BigDecimal number = source == null ? null : source.vitals().number(sign);
    if (source == null || number == null) {
      return unknown(sign);
    }
    return met.test(sign.rounded(number))
        ? new Met(Set.of(source.id()), List.of(ConditionEvaluator.told(snapshot, sign, source)))
        : NO;
  }

  /**
   * Change from baseline. A value taken at or before the start is baseline itself, so it has not
   * changed.
   *
   * @param direction 1 for a rise, -1 for a fall
   */
  static Verdict change(
      Snapshot snapshot, VitalSign sign, BigDecimal by, Measure in, int direction) {
    Reading source = snapshot.source(sign);
    BigDecimal number = source == null ? null : source.vitals().number(sign);
    if (source == null || number == null) {
      return unknown(sign);
    }
    Instant start = snapshot.infusion().startedAt();
    if (start == null || !source.takenAt().isAfter(start)) {
      return NO;
    }
    BigDecimal baseline = snapshot.context().baseline().number(sign);
    if (baseline == null) {
      return new NotAssessed(MONITORING.noBaseline(sign.message()));
    }
    BigDecimal from = sign.rounded(baseline);
    BigDecimal change = sign.rounded(number).subtract(from).multiply(new BigDecimal(direction));
    boolean met =
        in == Measure.UNITS
            ? change.compareTo(by) >= 0
            : change.signum() > 0 && change.movePointRight(2).compareTo(from.multiply(by)) >= 0;
    return met
        ? new Met(
            Set.of(source.id()),
            List.of(
                ConditionEvaluator.told(snapshot, sign, source),
                told(sign, change, from, in, direction)))
        : NO;
  }

  private static Message told(
      VitalSign sign, BigDecimal change, BigDecimal from, Measure in, int direction) {
    Message by =
        in == Measure.PERCENT && from.signum() > 0
            ? MONITORING.percent(ConditionEvaluator.percent(change, from))
            : difference(sign, change);
    return direction > 0 ? MONITORING.aboveBaseline(by, from) : MONITORING.belowBaseline(by, from);
  }

  /** A difference of two values in the sign's own unit. */
  static Message difference(VitalSign sign, BigDecimal change) {
    return switch (sign) {
      case SPO2 -> MONITORING.points(change);
      case PAIN -> MEASURE.amount(change);
      case TEMPERATURE ->
          MEASURE.temperature(change, TemperatureUnit.FAHRENHEIT.shownDifference(change));
      default -> sign.withUnit(change);
    };
  }

  static Verdict consciousness(Snapshot snapshot, List<Consciousness> oneOf) {
    Reading source = snapshot.source(VitalSign.CONSCIOUSNESS);
    Consciousness seen = source == null ? null : source.vitals().consciousness();
    if (source == null || seen == null) {
      return unknown(VitalSign.CONSCIOUSNESS);
    }
    return oneOf.contains(seen)
        ? new Met(
            Set.of(source.id()),
            List.of(ConditionEvaluator.told(snapshot, VitalSign.CONSCIOUSNESS, source)))
        : NO;
  }

  private static Verdict unknown(VitalSign sign) {
    return new NotAssessed(MONITORING.notKnown(sign.message()));
  }
}
