package org.chairside.infusion;

import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.chairside.dose.DoseOrder;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.chairside.session.InfusionSession;

/**
 * Requires confirmation of a dose or rate far from what is ordered for the patient's weight: most
 * likely a misplaced decimal point. Without a weight there is nothing to compare.
 *
 * <p>The factor is this product's choice, wide enough for intended doses.
 */
@ApplicationScoped
class DoseCheck {

  private static final BigDecimal FAR = new BigDecimal(2);
  private static final BigDecimal MINUTES_PER_HOUR = new BigDecimal(60);

  /** A dose or rate is implausible and not confirmed. */
  static final class DoseFarFromOrder extends Invalid {
    private DoseFarFromOrder(FieldError error) {
      super(ProblemType.IMPLAUSIBLE, List.of(error));
    }
  }

  /** Refuses a dose of more than twice the ordered one unless it is confirmed. */
  void check(
      InfusionSession session, DoseOrder order, String field, BigDecimal mg, boolean confirmed) {
    BigDecimal weight = session.checkIn().weightKg();
    if (weight == null || confirmed) {
      return;
    }
    BigDecimal ordered = order.dosePerKg().multiply(weight);
    if (mg.compareTo(ordered.multiply(FAR)) > 0) {
      throw new DoseFarFromOrder(
          FieldError.of(
              field,
              CHAIR.doseFarFromOrder(ordered.setScale(1, RoundingMode.HALF_UP)),
              "dose-far-from-order"));
    }
  }

  /** Refuses a rate that over the planned time would give more than twice the ordered dose. */
  void checkRate(
      InfusionSession session, DoseOrder order, BigDecimal mgPerHour, boolean confirmed) {
    BigDecimal planned =
        mgPerHour
            .multiply(BigDecimal.valueOf(session.plan().infusionMinutes()))
            .divide(MINUTES_PER_HOUR, 3, RoundingMode.HALF_UP);
    check(session, order, "mgPerHour", planned, confirmed);
  }
}
