package org.chairside.platform.problem;

import java.util.List;
import org.chairside.message.Message;

/** No such record in the caller's organization: 404. */
public non-sealed class NotFound extends Refusal {

  /**
   * @param detail one of {@link NotFoundMessages}
   */
  public NotFound(Message detail) {
    super(ProblemType.NOT_FOUND, detail, List.of());
  }
}
