package org.chairside.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The answer to a condition. What is not known is a case of its own and never counts as normal. */
sealed interface Verdict {

  /** The condition is met, by this evidence, said in these clauses. */
  record Met(Set<UUID> evidence, List<String> clauses) implements Verdict {}

  /** The condition is known not to be met. */
  record NotMet() implements Verdict {}

  /** It cannot be told. */
  record NotAssessed(String why) implements Verdict {}

  Verdict NO = new NotMet();
}
