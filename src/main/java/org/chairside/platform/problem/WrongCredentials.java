package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;

/** What somebody signs in with is wrong: 401, not saying which part of it. */
public final class WrongCredentials extends Refusal {
  public WrongCredentials() {
    this(ProblemMessages.PROBLEM.wrongCredentials());
  }

  /** The same of something else than name and password. */
  public WrongCredentials(Message detail) {
    super(ProblemType.NOT_SIGNED_IN, detail, List.of());
  }
}
