package org.chairside.platform.problem;

import static org.chairside.platform.problem.ProblemMessages.PROBLEM;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem.FieldError;

/** The request is wrong whatever the state: 400, naming each field and its bound. */
public non-sealed class Invalid extends Refusal {

  public Invalid(String field, Message message) {
    this(List.of(FieldError.of(field, message)));
  }

  public Invalid(List<FieldError> errors) {
    this(ProblemType.INVALID, errors);
  }

  protected Invalid(ProblemType type, List<FieldError> errors) {
    super(type, describe(errors), errors);
  }

  private static Message describe(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    Message said = first.withField();
    if (first.line() != null) {
      said = PROBLEM.onLine(first.line(), said);
    }
    return errors.size() > 1 ? PROBLEM.andMore(said, errors.size() - 1) : said;
  }
}
