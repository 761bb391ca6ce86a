package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;

/** The person is signed in but may not do this: 403. */
public non-sealed class NotAllowed extends Refusal {
  public NotAllowed(Message detail) {
    super(ProblemType.NOT_ALLOWED, detail, List.of());
  }
}
