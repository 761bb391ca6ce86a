package org.chairside.platform.problem;

import java.util.List;

/** What somebody signs in with is wrong: 401, not saying which part of it. */
public final class WrongCredentials extends Refusal {
  public WrongCredentials() {
    super(ProblemType.NOT_SIGNED_IN, "The name or the password is wrong.", List.of());
  }

  /** The same of something else than name and password. */
  public WrongCredentials(String detail) {
    super(ProblemType.NOT_SIGNED_IN, detail, List.of());
  }
}
