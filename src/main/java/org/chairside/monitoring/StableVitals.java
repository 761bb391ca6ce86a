package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether the vital signs have come back to this patient's baseline: of the sets in force that were
 * taken after the infusion's end and have all the signs, the last ones that lie the protocol's
 * minutes apart are within the limit, and so is every reading since the first of them.
 */
final class StableVitals {

  private final Protocol protocol;
  private final DischargeCriteria criteria;
  private final @Nullable ObservationPlan plan;
  private final Instant at;
  private final Baseline baseline;
  private final @Nullable Instant ended;
  private final List<Reading> readings;

  StableVitals(Protocol protocol, Timeline timeline, Instant at) {
    Instant end = timeline.infusion().endedAt();
    this.protocol = protocol;
    this.criteria = protocol.discharge();
    this.plan = protocol.plans().get(Phase.RECOVERY);
    this.at = at;
    this.baseline = Baseline.of(protocol, timeline);
    this.ended = end;
    this.readings =
        end == null
            ? List.of()
            : timeline.readings().stream()
                .filter(each -> each.takenAt().isAfter(end) && !each.takenAt().isAfter(at))
                .toList();
  }

  /** The latest reading of the sign since the infusion's end; null where there is none. */
  @Nullable Reading latest(VitalSign sign) {
    return latest(sign, at);
  }

  /** The same as it was at that instant. */
  @Nullable Reading latest(VitalSign sign, Instant until) {
    return readings.reversed().stream()
        .filter(reading -> reading.vitals().has(sign) && !reading.takenAt().isAfter(until))
        .findFirst()
        .orElse(null);
  }

  DischargeCriterion criterion() {
    Message text =
        MONITORING.stableWithin(
            RulePhrases.and(criteria.stable()),
            criteria.withinPercentOfBaseline(),
            criteria.consecutiveSets(),
            RulePhrases.minutes(criteria.leastMinutesBetweenSets()));
    List<VitalSign> unknown =
        criteria.stable().stream().filter(sign -> baseline.number(sign) == null).toList();
    if (!unknown.isEmpty()) {
      return criterion(text, null, noBaseline(unknown));
    }
    List<Reading> sets = readings.stream().filter(this::isSet).toList();
    int needed = criteria.consecutiveSets();
    List<Reading> last = lastApart(sets, needed);
    List<Reading> looked =
        last.isEmpty()
            ? readings.stream().filter(this::hasAny).toList()
            : readings.subList(readings.indexOf(last.getFirst()), readings.size()).stream()
                .filter(reading -> last.contains(reading) || isOutside(reading))
                .toList();
    Message numbers =
        MONITORING.reasons(Message.semicolons(looked.stream().map(this::told).toList()));
    if (last.size() < needed) {
      Message count = taken(last.size(), needed, sets.size() > last.size());
      return criterion(
          text, false, looked.isEmpty() ? count : MONITORING.setsTakenWith(count, numbers));
    }
    if (looked.stream().anyMatch(this::isOutside)) {
      return criterion(text, false, numbers);
    }
    return isStale(last.getLast())
        ? criterion(text, null, MONITORING.newerSetDue(numbers))
        : criterion(text, true, numbers);
  }

  /**
   * Backward from the last set, each that lies far enough before the one found after it: a set that
   * was entered twice, or taken again at once, says nothing new of how stable the patient is.
   */
  private List<Reading> lastApart(List<Reading> sets, int needed) {
    Duration apart = Duration.ofMinutes(criteria.leastMinutesBetweenSets());
    List<Reading> found = new ArrayList<>();
    for (Reading set : sets.reversed()) {
      if (found.size() == needed) {
        break;
      }
      if (found.isEmpty() || !set.takenAt().plus(apart).isAfter(found.getLast().takenAt())) {
        found.add(set);
      }
    }
    return found.reversed();
  }

  private Message taken(int counted, int needed, boolean someTooClose) {
    Message count = MONITORING.setsTaken(counted, needed);
    return someTooClose
        ? MONITORING.setsTooClose(count, RulePhrases.minutes(criteria.leastMinutesBetweenSets()))
        : count;
  }

  /** Whether a set of the recovery's plan has come due since and its grace is over. */
  boolean isStale(Reading reading) {
    return plan != null
        && Duration.between(reading.takenAt(), at)
                .compareTo(Duration.ofMinutes((long) plan.everyMinutes() + plan.graceMinutes()))
            > 0;
  }

  private boolean isSet(Reading reading) {
    return reading.vitals().present().containsAll(criteria.stable());
  }

  private boolean hasAny(Reading reading) {
    return criteria.stable().stream().anyMatch(reading.vitals()::has);
  }

  private boolean isOutside(Reading reading) {
    return criteria.stable().stream().anyMatch(sign -> isOutside(sign, reading));
  }

  /** Compared hundredfold, so that nothing is rounded; the limit itself is within. */
  private boolean isOutside(VitalSign sign, Reading reading) {
    BigDecimal value = reading.vitals().number(sign);
    BigDecimal usual = baseline.number(sign);
    return value != null
        && usual != null
        && value
                .subtract(usual)
                .abs()
                .movePointRight(2)
                .compareTo(usual.multiply(BigDecimal.valueOf(criteria.withinPercentOfBaseline())))
            > 0;
  }

  private Message told(Reading reading) {
    Message values =
        MONITORING.finding(
            Message.commas(
                criteria.stable().stream()
                    .filter(reading.vitals()::has)
                    .map(sign -> told(sign, reading))
                    .toList()));
    return ended == null
        ? values
        : MONITORING.afterEnd(RulePhrases.span(Duration.between(ended, reading.takenAt())), values);
  }

  private Message told(VitalSign sign, Reading reading) {
    BigDecimal value = reading.vitals().number(sign);
    BigDecimal usual = baseline.number(sign);
    if (value == null || usual == null) {
      return RulePhrases.value(sign, reading.vitals());
    }
    BigDecimal from = sign.rounded(usual);
    return usual.signum() == 0
        ? MONITORING.withBaseline(sign.say(value), from)
        : MONITORING.withBaselineChange(sign.say(value), from, change(value, usual));
  }

  private static String change(BigDecimal value, BigDecimal usual) {
    int percent =
        value.subtract(usual).movePointRight(2).divide(usual, 0, RoundingMode.HALF_UP).intValue();
    return "%+d".formatted(percent);
  }

  private static Message noBaseline(List<VitalSign> signs) {
    return MONITORING.noBaseline(MONITORING.finding(RulePhrases.and(signs)));
  }

  private DischargeCriterion criterion(Message text, @Nullable Boolean met, Message why) {
    Message source = ProtocolTexts.of(protocol, "discharge.source", criteria.source());
    return new DischargeCriterion(DischargeEvaluation.STABLE, text, met, why, source);
  }
}
