package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Requires confirmation of a weight that is most likely mistyped: every dose follows from it. */
@ApplicationScoped
public class WeightCheck {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final BigDecimal jumpPercent;
  private final BigDecimal least;
  private final BigDecimal most;

  WeightCheck(
      @ConfigProperty(name = "chairside.weight.jump-percent") BigDecimal jumpPercent,
      @ConfigProperty(name = "chairside.weight.least-kg") BigDecimal least,
      @ConfigProperty(name = "chairside.weight.most-kg") BigDecimal most) {
    this.jumpPercent = jumpPercent;
    this.least = least;
    this.most = most;
  }

  /** A weight is implausible and not confirmed. */
  static final class WeightDoubted extends Invalid {
    private WeightDoubted(FieldError error) {
      super(ProblemType.IMPLAUSIBLE, List.of(error));
    }
  }

  /**
   * Requires a plausible or confirmed weight.
   *
   * @param before the weight on record in kg; null where there is none
   * @param after the new one in kg; null takes it off the record
   * @throws Invalid naming both, where it changes by a jump, or its bounds
   */
  public void require(@Nullable BigDecimal before, @Nullable BigDecimal after, boolean confirmed) {
    if (after == null || confirmed) {
      return;
    }
    if (before != null && isJump(before, after)) {
      throw new WeightDoubted(
          FieldError.of("weightKg", PATIENT.weightJump(before, after), "weight-jump"));
    }
    boolean same = before != null && before.compareTo(after) == 0;
    if (!same && (after.compareTo(least) < 0 || after.compareTo(most) > 0)) {
      throw new WeightDoubted(
          FieldError.of(
              "weightKg", PATIENT.weightImplausible(after, least, most), "weight-implausible"));
    }
  }

  private boolean isJump(BigDecimal before, BigDecimal after) {
    return after.subtract(before).abs().multiply(HUNDRED).compareTo(before.multiply(jumpPercent))
        > 0;
  }
}
