package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.DoseLimits.Deviation;
import org.chairside.monitoring.DoseLimits.DoseBound;
import org.jspecify.annotations.Nullable;

/**
 * Compares doses and rates with a protocol's limits. Without a weight only the limits in mg can be
 * compared; the gate of the start does not let an unknown weight pass.
 */
public final class DoseEvaluation {

  private static final String ABOVE_LIMIT = "dose-above-limit";
  private static final String RATE_ABOVE_LIMIT = "rate-above-limit";
  private static final String FAR_FROM_ORDER = "dose-far-from-order";

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal MINUTES_PER_HOUR = new BigDecimal(60);
  private static final int DIGITS = 6;

  private final DoseLimits limits;
  private final @Nullable BigDecimal weightKg;
  private final List<DoseDoubt> doubts = new ArrayList<>();

  private DoseEvaluation(DoseLimits limits, @Nullable BigDecimal weightKg) {
    this.limits = limits;
    this.weightKg = weightKg;
  }

  /**
   * Doubts about an infusion as it is set up.
   *
   * @param mg the whole dose
   * @param minutes over how long
   * @param orderedPerKg what is ordered, in mg/kg
   * @param weightKg null where the patient was not weighed
   */
  public static List<DoseDoubt> ofStart(
      DoseLimits limits,
      BigDecimal mg,
      int minutes,
      BigDecimal orderedPerKg,
      @Nullable BigDecimal weightKg) {
    DoseEvaluation evaluation = new DoseEvaluation(limits, weightKg);
    if (weightKg != null) {
      evaluation.deviation(mg, orderedPerKg.multiply(weightKg), true);
      evaluation.rate(perHour(mg, minutes));
    }
    evaluation.whole(mg);
    return List.copyOf(evaluation.doubts);
  }

  /**
   * Doubts about a higher rate of the pump.
   *
   * @param totalMg what the infusion gives by its planned end at that rate
   */
  public static List<DoseDoubt> ofRate(
      DoseLimits limits,
      BigDecimal mgPerHour,
      BigDecimal totalMg,
      BigDecimal orderedPerKg,
      @Nullable BigDecimal weightKg) {
    DoseEvaluation evaluation = new DoseEvaluation(limits, weightKg);
    if (weightKg != null) {
      evaluation.deviation(totalMg, orderedPerKg.multiply(weightKg), false);
    }
    evaluation.whole(totalMg);
    evaluation.rate(mgPerHour);
    return List.copyOf(evaluation.doubts);
  }

  /**
   * Doubts about an order.
   *
   * @param mgPerKg the whole dose
   * @param minutes over how long
   * @param weightKg for the limit in mg; null where the patient was not weighed
   */
  public static List<DoseDoubt> ofOrder(
      DoseLimits limits, BigDecimal mgPerKg, int minutes, @Nullable BigDecimal weightKg) {
    DoseEvaluation evaluation = new DoseEvaluation(limits, weightKg);
    evaluation.perKg(mgPerKg);
    evaluation.ratePerKg(perHour(mgPerKg, minutes));
    if (weightKg != null) {
      evaluation.mg(mgPerKg.multiply(weightKg));
    }
    return List.copyOf(evaluation.doubts);
  }

  private static BigDecimal perHour(BigDecimal whole, int minutes) {
    return whole
        .multiply(MINUTES_PER_HOUR)
        .divide(BigDecimal.valueOf(minutes), DIGITS, RoundingMode.HALF_UP);
  }

  private void whole(BigDecimal mg) {
    mg(mg);
    if (weightKg != null) {
      perKg(mg.divide(weightKg, DIGITS, RoundingMode.HALF_UP));
    }
  }

  private void rate(BigDecimal mgPerHour) {
    if (weightKg != null) {
      ratePerKg(mgPerHour.divide(weightKg, DIGITS, RoundingMode.HALF_UP));
    }
  }

  private void mg(BigDecimal mg) {
    DoseBound bound = limits.mg();
    above(ABOVE_LIMIT, mg, bound, MONITORING.doseAbove(shown(mg), bound.askAbove()));
  }

  private void perKg(BigDecimal mgPerKg) {
    DoseBound bound = limits.mgPerKg();
    above(ABOVE_LIMIT, mgPerKg, bound, MONITORING.dosePerKgAbove(shown(mgPerKg), bound.askAbove()));
  }

  private void ratePerKg(BigDecimal mgPerKgPerHour) {
    DoseBound bound = limits.mgPerKgPerHour();
    above(
        RATE_ABOVE_LIMIT,
        mgPerKgPerHour,
        bound,
        MONITORING.ratePerKgAbove(shown(mgPerKgPerHour), bound.askAbove()));
  }

  private void above(String code, BigDecimal value, DoseBound bound, Message why) {
    if (value.compareTo(bound.askAbove()) > 0) {
      doubts.add(new DoseDoubt(code, why, value.compareTo(bound.clinicianAbove()) > 0));
    }
  }

  private void deviation(BigDecimal mg, BigDecimal orderedMg, boolean alsoLess) {
    BigDecimal off = mg.subtract(orderedMg);
    if (off.signum() < 0 && !alsoLess) {
      return;
    }
    Deviation limit = limits.deviation();
    if (isBeyond(off, orderedMg, limit.askAbovePercent())) {
      doubts.add(
          new DoseDoubt(
              FAR_FROM_ORDER,
              MONITORING.doseFarFromOrder(
                  limit.askAbovePercent(), orderedMg.setScale(1, RoundingMode.HALF_UP)),
              isBeyond(off, orderedMg, limit.clinicianAbovePercent())));
    }
  }

  private static boolean isBeyond(BigDecimal off, BigDecimal orderedMg, int percent) {
    return off.abs().multiply(HUNDRED).compareTo(orderedMg.multiply(BigDecimal.valueOf(percent)))
        > 0;
  }

  private static BigDecimal shown(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
