package org.chairside.infusion;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** Something that the protocol requires before the infusion is missing. */
final class NotReadyToStart extends Conflict {
  NotReadyToStart(List<FieldError> missing) {
    super(
        "The infusion cannot start yet: "
            + missing.stream().map(FieldError::field).collect(Collectors.joining(", "))
            + ". A clinician may override this with a reason.",
        missing);
  }
}
