package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** The patient is likely registered already, and nobody said why this is another person. */
final class LikelyDuplicate extends Conflict {
  LikelyDuplicate(List<UUID> candidates) {
    super(
        PATIENT.likelyDuplicate(candidates.getFirst().toString()),
        candidates.stream()
            .map(each -> FieldError.of("overrideReason", PATIENT.likelyDuplicate(each.toString())))
            .toList());
  }
}
