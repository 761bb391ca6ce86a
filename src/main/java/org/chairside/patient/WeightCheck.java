package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.chairside.vocabulary.WeightUnit;
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
   * @param before the weight on record; null where there is none
   * @param after the new one; null takes it off the record
   * @param entered how it was entered, and whether it was confirmed
   * @throws Invalid naming both, where it changes by a jump, or its bounds, in the entered unit
   */
  public void require(@Nullable Weight before, @Nullable Weight after, EnteredWeight entered) {
    if (after == null || entered.isConfirmed()) {
      return;
    }
    BigDecimal kilograms = after.kilograms();
    if (before != null && isJump(before.kilograms(), kilograms)) {
      throw new WeightDoubted(FieldError.of(entered.field(), jump(before, after), "weight-jump"));
    }
    boolean same = before != null && before.kilograms().compareTo(kilograms) == 0;
    if (!same && (kilograms.compareTo(least) < 0 || kilograms.compareTo(most) > 0)) {
      throw new WeightDoubted(
          FieldError.of(entered.field(), implausible(after), "weight-implausible"));
    }
  }

  private static Message jump(Weight before, Weight after) {
    WeightUnit unit = after.unit();
    return PATIENT.weightJump(before.in(unit), after.entered(), unit.symbol());
  }

  private Message implausible(Weight after) {
    WeightUnit unit = after.unit();
    return PATIENT.weightImplausible(
        after.entered(),
        unit == WeightUnit.KILOGRAM ? least : unit.ofKilograms(least, RoundingMode.CEILING),
        unit == WeightUnit.KILOGRAM ? most : unit.ofKilograms(most, RoundingMode.FLOOR),
        unit.symbol());
  }

  private boolean isJump(BigDecimal before, BigDecimal after) {
    return after.subtract(before).abs().multiply(HUNDRED).compareTo(before.multiply(jumpPercent))
        > 0;
  }
}
