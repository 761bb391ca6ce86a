package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The present state does not allow it: 409, saying with what it conflicts. */
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

  /** What would do instead, answered with the problem; null where nothing is known. */
  protected @Nullable Object repair() {
    return null;
  }
}
