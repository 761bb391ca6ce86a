package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.jspecify.annotations.Nullable;

/** Answers conditions about how much of the drug has run in. */
final class JudgeDose {

  private JudgeDose() {}

  static Outcome delivered(Scene scene, DeliveredDose dose) {
    BigDecimal mg = mg(dose, scene.ground().timeline());
    if (mg == null) {
      return scene.run().startedAt() == null
          ? NO
          : new NotAssessed(
              dose.in() == DoseUnit.MG_PER_KG ? "weight not known" : "planned dose not known");
    }
    Instant reached = scene.run().delivered(mg);
    if (reached == null) {
      return NO;
    }
    boolean met =
        scene.lastKnown() ? scene.ground().reached(reached) : !reached.isAfter(scene.at());
    return met ? Judge.fact(amount(dose.value(), dose.in()) + " delivered") : NO;
  }

  /** When the first of these doses has run in; null where none will or that is not known. */
  static @Nullable Instant first(List<DeliveredDose> doses, Timeline timeline) {
    return doses.stream()
        .map(dose -> mg(dose, timeline))
        .filter(Objects::nonNull)
        .map(mg -> timeline.run().delivered(mg))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable BigDecimal mg(DeliveredDose dose, Timeline timeline) {
    BigDecimal per =
        switch (dose.in()) {
          case MG -> BigDecimal.ONE;
          case MG_PER_KG -> timeline.patient().weightKg();
          case PERCENT_OF_PLANNED -> {
            BigDecimal planned = timeline.run().plannedMg();
            yield planned == null ? null : planned.movePointLeft(2);
          }
        };
    return per == null ? null : dose.value().multiply(per);
  }

  static String amount(BigDecimal value, DoseUnit in) {
    return value.toPlainString()
        + switch (in) {
          case MG -> " mg";
          case MG_PER_KG -> " mg/kg";
          case PERCENT_OF_PLANNED -> " % of the planned dose";
        };
  }
}
