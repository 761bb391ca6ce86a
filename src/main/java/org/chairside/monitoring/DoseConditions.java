package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions about the delivered dose. */
final class DoseConditions {

  private DoseConditions() {}

  static Verdict delivered(Snapshot snapshot, DeliveredDose dose) {
    BigDecimal mg = mg(dose, snapshot.context().timeline());
    if (mg == null) {
      return snapshot.infusion().startedAt() == null
          ? NO
          : new NotAssessed(
              dose.in() == DoseUnit.MG_PER_KG
                  ? MONITORING.weightUnknown()
                  : MONITORING.plannedDoseUnknown());
    }
    Instant reached = snapshot.infusion().delivered(mg);
    if (reached == null) {
      return NO;
    }
    boolean met =
        snapshot.lastKnown()
            ? snapshot.context().reached(toldFrom(reached, snapshot))
            : !reached.isAfter(snapshot.at());
    return met
        ? ConditionEvaluator.fact(MONITORING.delivered(amount(dose.value(), dose.in())))
        : NO;
  }

  private static Instant toldFrom(Instant reached, Snapshot snapshot) {
    InfusionCourse infusion = snapshot.infusion();
    int grace = snapshot.context().protocol().overrunGraceMinutes();
    return infusion.phase() == Phase.INFUSION && infusion.isWrittenAfterItsPlannedEnd()
        ? infusion.toldFrom(reached, Duration.ofMinutes(grace))
        : reached;
  }

  /** When the first of these doses is delivered; null if none will be or that is unknown. */
  static @Nullable Instant first(List<DeliveredDose> doses, Timeline timeline) {
    return doses.stream()
        .map(dose -> mg(dose, timeline))
        .filter(Objects::nonNull)
        .map(mg -> timeline.infusion().delivered(mg))
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
            BigDecimal planned = timeline.infusion().plannedMg();
            yield planned == null ? null : planned.movePointLeft(2);
          }
        };
    return per == null ? null : dose.value().multiply(per);
  }

  static Message amount(BigDecimal value, DoseUnit in) {
    return switch (in) {
      case MG -> MONITORING.mg(value);
      case MG_PER_KG -> MONITORING.mgPerKg(value);
      case PERCENT_OF_PLANNED -> MONITORING.percentOfPlanned(value);
    };
  }
}
