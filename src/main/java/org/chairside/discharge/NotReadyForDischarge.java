package org.chairside.discharge;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** A criterion of the protocol for going home is not met, or cannot be told. */
final class NotReadyForDischarge extends Conflict {
  NotReadyForDischarge(List<DischargeCriterion> unmet) {
    super(
        "The patient cannot go home yet: "
            + unmet.stream().map(DischargeCriterion::code).collect(Collectors.joining(", "))
            + ". A clinician may override this with a reason.",
        unmet.stream()
            .map(each -> FieldError.of("discharge." + each.code(), message(each)))
            .toList());
  }

  private static String message(DischargeCriterion unmet) {
    return (unmet.met() == null ? "cannot be told: " : "is not met: ")
        + unmet.text()
        + " ("
        + unmet.why()
        + ")";
  }
}
