package org.chairside.floor;

import static org.chairside.floor.FloorMessages.FLOOR;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** A criterion of the protocol for going home is not met, or cannot be told. */
final class NotReadyForDischarge extends Conflict {
  NotReadyForDischarge(List<DischargeCriterion> unmet) {
    super(
        FLOOR.notReadyForDischarge(
            Message.semicolons(unmet.stream().map(DischargeCriterion::text).toList())),
        unmet.stream()
            .map(each -> FieldError.of("discharge." + each.code(), message(each)))
            .toList());
  }

  private static Message message(DischargeCriterion unmet) {
    return unmet.met() == null
        ? FLOOR.criterionUnknown(unmet.text(), unmet.why())
        : FLOOR.criterionNotMet(unmet.text(), unmet.why());
  }
}
