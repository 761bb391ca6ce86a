package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;

/**
 * An allergy or a contraindication that disappears is asked about: the gate at the start reads
 * them.
 */
final class EmptiedAllergies extends Invalid {

  private static final long serialVersionUID = 1;

  private EmptiedAllergies(List<FieldError> errors) {
    super(ProblemType.IMPLAUSIBLE, errors);
  }

  /** Refuses an unconfirmed change after which nothing is left of a list that had something. */
  static void refuse(PatientDetails before, PatientDetails after) {
    List<FieldError> emptied =
        Stream.of(
                error("allergies", before.allergies(), after.allergies()),
                error("contraindications", before.contraindications(), after.contraindications()))
            .flatMap(List::stream)
            .toList();
    if (!emptied.isEmpty()) {
      throw new EmptiedAllergies(emptied);
    }
  }

  private static List<FieldError> error(String field, List<String> before, List<String> after) {
    return !before.isEmpty() && after.isEmpty()
        ? List.of(FieldError.of(field, PATIENT.emptied(before.size()), "emptied"))
        : List.of();
  }
}
