package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The current state does not allow it: 409, naming the conflict. */
public non-sealed class Conflict extends Refusal {

  public Conflict(Message detail) {
    this(detail, List.of());
  }

  public Conflict(Message detail, List<FieldError> errors) {
    super(ProblemType.CONFLICT, detail, errors);
  }

  /** A conflict over one field, such as a name that is taken. */
  public static Conflict over(String field, Message detail) {
    return new Conflict(detail, List.of(FieldError.of(field, detail)));
  }

  /** An alternative, answered with the problem; null if none is known. */
  protected @Nullable Object repair() {
    return null;
  }
}
