package org.chairside.platform.problem;

import java.util.List;

/** The same Idempotency-Key came with another request: 422. */
public final class KeyReused extends Refusal {
  public KeyReused() {
    super(
        ProblemType.KEY_REUSED,
        "The Idempotency-Key was used before for a request with another path or body.",
        List.of());
  }
}
