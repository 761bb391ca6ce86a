package org.chairside.platform.problem;

import java.util.List;

/** No such record in the caller's organization: 404. */
public non-sealed class NotFound extends Refusal {

  /**
   * @param what the noun, such as "session"
   */
  public NotFound(String what) {
    super(ProblemType.NOT_FOUND, "There is no such " + what + ".", List.of());
  }
}
