package org.chairside.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pump's rates in the order in which they were set. A rate of zero is a pause.
 *
 * @param steps ordered by start; empty where nothing has run yet
 * @param endedAt when the infusion ended, or null while it goes on
 */
public record Infusion(List<Step> steps, @Nullable Instant endedAt) {

  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  /** From this moment on the pump runs at this rate. */
  public record Step(Instant startedAt, BigDecimal mgPerHour) {}

  public Infusion {
    steps = List.copyOf(steps);
  }

  /** The mg delivered until the given moment, to two decimals, as the rates say. */
  public BigDecimal deliveredMg(Instant at) {
    Instant until = endedAt != null && endedAt.isBefore(at) ? endedAt : at;
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < steps.size(); i++) {
      Instant end = i + 1 < steps.size() ? steps.get(i + 1).startedAt() : until;
      total = total.add(delivered(steps.get(i), end.isAfter(until) ? until : end));
    }
    return total.setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal delivered(Step step, Instant end) {
    long millis = Duration.between(step.startedAt(), end).toMillis();
    return millis <= 0
        ? BigDecimal.ZERO
        : step.mgPerHour()
            .multiply(BigDecimal.valueOf(millis))
            .divide(MILLIS_PER_HOUR, MathContext.DECIMAL64);
  }

  /** The rate in mg/h at the given moment; zero before the start, in a pause and after the end. */
  public BigDecimal mgPerHour(Instant at) {
    if (endedAt != null && !at.isBefore(endedAt)) {
      return BigDecimal.ZERO;
    }
    return steps.reversed().stream()
        .filter(step -> !step.startedAt().isAfter(at))
        .findFirst()
        .map(Step::mgPerHour)
        .orElse(BigDecimal.ZERO);
  }

  /**
   * What the pump was doing at a moment; null before the start.
   *
   * @param weightKg the patient's weight, or null where not weighed
   */
  public @Nullable InfusionMoment at(Instant at, @Nullable BigDecimal weightKg) {
    if (steps.isEmpty() || at.isBefore(steps.getFirst().startedAt())) {
      return null;
    }
    BigDecimal rate = mgPerHour(at);
    return new InfusionMoment(
        Duration.between(steps.getFirst().startedAt(), at).toMinutes(),
        rate,
        weightKg == null ? null : rate.divide(weightKg, 3, RoundingMode.HALF_UP),
        deliveredMg(at));
  }

  /** The rate at which a dose is given evenly over the planned time. */
  static BigDecimal evenRate(BigDecimal doseMg, int minutes) {
    return doseMg
        .multiply(BigDecimal.valueOf(60))
        .divide(BigDecimal.valueOf(minutes), 3, RoundingMode.HALF_UP);
  }
}
