package org.chairside.platform.problem;

import java.util.List;

/** The person is signed in but may not do this: 403. */
public non-sealed class NotAllowed extends Refusal {
  public NotAllowed(String detail) {
    super(ProblemType.NOT_ALLOWED, detail, List.of());
  }
}
