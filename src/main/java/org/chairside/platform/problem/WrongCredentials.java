package org.chairside.platform.problem;

import java.util.List;

/** Name and password do not belong together: 401, not saying which of the two is wrong. */
public final class WrongCredentials extends Refusal {
  public WrongCredentials() {
    super(ProblemType.NOT_SIGNED_IN, "The name or the password is wrong.", List.of());
  }
}
