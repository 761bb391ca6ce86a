package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.ScoredItem;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Scores a recovery. Of the Aldrete score the circulation and the oxygen saturation follow from the
 * latest fresh values in force where they were not entered; of PADSS bleeding, and intake and
 * output, are 2 unless entered. If anything is missing, the total is unknown.
 */
public final class RecoveryScoring {

  private static final int FULL = RecoveryScale.MOST_OF_AN_ITEM;

  private final Protocol protocol;
  private final Timeline timeline;
  private final Instant at;

  private RecoveryScoring(Protocol protocol, Timeline timeline, Instant at) {
    this.protocol = protocol;
    this.timeline = timeline;
    this.at = at;
  }

  /**
   * The points of every item of the scale.
   *
   * @param entered points of 0 to 2 by the item's code
   * @param at when the recovery was assessed
   */
  public static List<ScoredItem> score(
      RecoveryScale scale,
      Map<String, Integer> entered,
      Protocol protocol,
      Timeline timeline,
      Instant at) {
    RecoveryScoring scoring = new RecoveryScoring(protocol, timeline, at);
    return scale.items().stream()
        .map(item -> scoring.item(scale, item.code(), entered.get(item.code())))
        .toList();
  }

  /** The points of all items; null where one is missing. */
  public static @Nullable Integer total(List<ScoredItem> items) {
    int total = 0;
    for (ScoredItem item : items) {
      Integer points = item.points();
      if (points == null) {
        return null;
      }
      total += points;
    }
    return total;
  }

  private ScoredItem item(RecoveryScale scale, String code, @Nullable Integer entered) {
    if (entered != null) {
      return new ScoredItem(code, entered, false, false);
    }
    if (scale == RecoveryScale.PADSS && List.of("bleeding", "intakeOutput").contains(code)) {
      return new ScoredItem(code, FULL, false, true);
    }
    Integer derived = scale == RecoveryScale.ALDRETE ? derived(code) : null;
    return new ScoredItem(code, derived, derived != null, false);
  }

  private @Nullable Integer derived(String code) {
    return switch (code) {
      case "circulation" -> circulation();
      case "oxygenSaturation" -> oxygenSaturation();
      default -> null;
    };
  }

  private @Nullable Integer circulation() {
    BigDecimal baseline = Baseline.of(protocol, timeline).number(VitalSign.SYSTOLIC);
    Reading latest = latest(VitalSign.SYSTOLIC);
    BigDecimal systolic = latest == null ? null : latest.vitals().number(VitalSign.SYSTOLIC);
    if (baseline == null || systolic == null) {
      return null;
    }
    // Hundredfold, so that nothing is rounded: 20 % counts as within, 50 % as beyond.
    BigDecimal change = systolic.subtract(baseline).abs().movePointRight(2);
    if (change.compareTo(baseline.multiply(BigDecimal.valueOf(20))) <= 0) {
      return 2;
    }
    return change.compareTo(baseline.multiply(BigDecimal.valueOf(50))) < 0 ? 1 : 0;
  }

  private @Nullable Integer oxygenSaturation() {
    Reading saturation = latest(VitalSign.SPO2);
    Reading oxygen =
        saturation == null ? null : latest(VitalSign.SUPPLEMENTAL_OXYGEN, saturation.takenAt());
    Integer spo2 = saturation == null ? null : saturation.vitals().spo2();
    Boolean onOxygen = oxygen == null ? null : oxygen.vitals().supplementalOxygen();
    if (spo2 == null || onOxygen == null) {
      return null;
    }
    if (!onOxygen) {
      return spo2 > 92 ? 2 : 0;
    }
    return spo2 > 90 ? 1 : 0;
  }

  /** The latest fresh reading of the sign; a stale one does not count. */
  private @Nullable Reading latest(VitalSign sign) {
    return latest(sign, at);
  }

  private @Nullable Reading latest(VitalSign sign, Instant until) {
    Instant oldest = at.minus(Duration.ofMinutes(protocol.freshnessMinutes()));
    for (Reading reading : timeline.readings().reversed()) {
      if (reading.takenAt().isBefore(oldest)) {
        return null;
      }
      if (!reading.takenAt().isAfter(until) && reading.vitals().has(sign)) {
        return reading;
      }
    }
    return null;
  }
}
