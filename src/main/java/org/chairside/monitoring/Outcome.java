package org.chairside.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The answer to a condition. What is not known is a case of its own and never counts as normal. */
sealed interface Outcome {

  /** The condition is met, by this evidence, said in these clauses. */
  record Holds(Set<UUID> evidence, List<String> clauses) implements Outcome {}

  /** The condition is known not to be met. */
  record DoesNotHold() implements Outcome {}

  /** It cannot be told. */
  record NotAssessed(String why) implements Outcome {}

  Outcome NO = new DoesNotHold();
}
