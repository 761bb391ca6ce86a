package org.chairside.platform.problem;

import java.time.Duration;
import java.util.List;

/** Too many attempts in a short time: 429, with the time after which to try again. */
public final class TooManyAttempts extends Refusal {

  private final Duration retryAfter;

  public TooManyAttempts(Duration retryAfter) {
    super(
        ProblemType.TOO_MANY_ATTEMPTS,
        ProblemMessages.PROBLEM.tryAgainIn(Math.max(1, retryAfter.plusSeconds(59).toMinutes())),
        List.of());
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
