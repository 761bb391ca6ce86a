package org.chairside.discharge;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** A discharge criterion of the protocol is not met or unknown. */
final class NotReadyForDischarge extends Conflict {
  NotReadyForDischarge(List<DischargeCriterion> unmet) {
    super(
        CHAIR.notReadyForDischarge(
            Message.semicolons(unmet.stream().map(DischargeCriterion::text).toList())),
        unmet.stream()
            .map(each -> FieldError.of("discharge." + each.code(), message(each)))
            .toList());
  }

  private static Message message(DischargeCriterion unmet) {
    return unmet.met() == null
        ? CHAIR.criterionUnknown(unmet.text(), unmet.why())
        : CHAIR.criterionNotMet(unmet.text(), unmet.why());
  }
}
