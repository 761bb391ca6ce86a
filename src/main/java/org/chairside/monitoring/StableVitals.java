package org.chairside.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether the vital signs have come back to this patient's baseline: of the sets in force that were
 * taken after the infusion's end and have all the signs, the last ones are within the limit, and so
 * is every partial reading since the first of them.
 */
final class StableVitals {

  private final DischargeCriteria criteria;
  private final @Nullable ObservationPlan plan;
  private final Instant at;
  private final Baseline baseline;
  private final @Nullable Instant ended;
  private final List<Reading> readings;

  StableVitals(Protocol protocol, Timeline timeline, Instant at) {
    Instant end = timeline.infusion().endedAt();
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
    String text =
        "%s within %d %% of baseline in %s"
            .formatted(
                capital(RulePhrases.signs(criteria.stable())),
                criteria.withinPercentOfBaseline(),
                criteria.consecutiveSets() == 1
                    ? "the last set"
                    : "the last %d sets in a row".formatted(criteria.consecutiveSets()));
    List<VitalSign> unknown =
        criteria.stable().stream().filter(sign -> baseline.number(sign) == null).toList();
    if (!unknown.isEmpty()) {
      return criterion(text, null, "no baseline of " + RulePhrases.signs(unknown));
    }
    List<Reading> sets = readings.stream().filter(this::isSet).toList();
    int needed = criteria.consecutiveSets();
    List<Reading> last = sets.subList(Math.max(0, sets.size() - needed), sets.size());
    List<Reading> looked =
        last.isEmpty()
            ? readings.stream().filter(this::hasAny).toList()
            : readings.subList(readings.indexOf(last.getFirst()), readings.size()).stream()
                .filter(reading -> last.contains(reading) || isOutside(reading))
                .toList();
    String numbers = looked.stream().map(this::told).collect(Collectors.joining("; "));
    if (last.size() < needed) {
      String count = "%d of %d sets taken since the end".formatted(last.size(), needed);
      return criterion(text, false, numbers.isEmpty() ? count : count + ": " + numbers);
    }
    if (looked.stream().anyMatch(this::isOutside)) {
      return criterion(text, false, numbers);
    }
    return isStale(last.getLast())
        ? criterion(text, null, numbers + "; a newer set is due")
        : criterion(text, true, numbers);
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

  private String told(Reading reading) {
    String when =
        ended == null
            ? ""
            : RulePhrases.span(Duration.between(ended, reading.takenAt())) + " after the end ";
    return when
        + criteria.stable().stream()
            .filter(reading.vitals()::has)
            .map(sign -> told(sign, reading))
            .collect(Collectors.joining(", "));
  }

  private String told(VitalSign sign, Reading reading) {
    BigDecimal value = reading.vitals().number(sign);
    BigDecimal usual = baseline.number(sign);
    if (value == null || usual == null) {
      return RulePhrases.value(sign, reading.vitals());
    }
    String change =
        usual.signum() == 0
            ? ""
            : ", %+d %%"
                .formatted(
                    value
                        .subtract(usual)
                        .movePointRight(2)
                        .divide(usual, 0, RoundingMode.HALF_UP)
                        .intValue());
    return "%s (baseline %s%s)"
        .formatted(sign.say(value), sign.rounded(usual).toPlainString(), change);
  }

  private DischargeCriterion criterion(String text, @Nullable Boolean met, String why) {
    return new DischargeCriterion(Discharge.STABLE, text, met, why, criteria.source());
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
