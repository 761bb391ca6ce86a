package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem.FieldError;

/**
 * A verb of the clinic was refused. The family is closed; a feature names its own refusals by
 * extending one of these. The detail is shown to people and its code is written to logs: it never
 * carries a name, a birth date or the text of a note.
 */
public abstract sealed class Refusal extends RuntimeException
    permits Invalid,
        NotAllowed,
        NotFound,
        Conflict,
        ChangedMeanwhile,
        KeyReused,
        TooManyAttempts,
        WrongCredentials {

  private final ProblemType type;
  private final transient Message detail;
  private final transient List<FieldError> errors;

  Refusal(ProblemType type, Message detail, List<FieldError> errors) {
    super(detail.code(), null, false, false);
    this.type = type;
    this.detail = detail;
    this.errors = List.copyOf(errors);
  }

  public ProblemType type() {
    return type;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** The message to the caller. */
  public Message detail() {
    return detail;
  }
}
