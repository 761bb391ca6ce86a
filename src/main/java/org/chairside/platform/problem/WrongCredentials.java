package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;

/** Wrong credentials: 401, without saying which part is wrong. */
public final class WrongCredentials extends Refusal {
  public WrongCredentials() {
    this(ProblemMessages.PROBLEM.wrongCredentials());
  }

  /** The same for other credentials than user name and password. */
  public WrongCredentials(Message detail) {
    super(ProblemType.NOT_SIGNED_IN, detail, List.of());
  }
}
