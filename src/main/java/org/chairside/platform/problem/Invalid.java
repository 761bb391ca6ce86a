package org.chairside.platform.problem;

import java.util.List;
import org.chairside.platform.problem.Problem.FieldError;

/** The request is wrong whatever the state: 400, naming each field and its bound. */
public non-sealed class Invalid extends Refusal {

  public Invalid(String field, String message) {
    this(List.of(FieldError.of(field, message)));
  }

  public Invalid(List<FieldError> errors) {
    this(ProblemType.INVALID, errors);
  }

  protected Invalid(ProblemType type, List<FieldError> errors) {
    super(type, describe(errors), errors);
  }

  private static String describe(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String line = first.line() == null ? "" : "line " + first.line() + ": ";
    String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
    // What is coded is a whole sentence; the rest goes on from the field's name.
    String subject = first.code() == null ? first.field() + " " : "";
    return line + subject + first.message() + more;
  }
}
