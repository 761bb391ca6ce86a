package org.chairside.platform.problem;

import static org.chairside.platform.problem.ProblemMessages.PROBLEM;

import java.util.List;

/** The same Idempotency-Key came with another request: 422. */
public final class KeyReused extends Refusal {
  public KeyReused() {
    super(ProblemType.KEY_REUSED, PROBLEM.keyReused(), List.of());
  }
}
