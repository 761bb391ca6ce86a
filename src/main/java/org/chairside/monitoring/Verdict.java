package org.chairside.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;

/** The answer to a condition. What is not known is a case of its own and never counts as normal. */
sealed interface Verdict {

  /** The condition is met, by this evidence, said in these clauses. */
  record Met(Set<UUID> evidence, List<Message> clauses) implements Verdict {}

  /** The condition is known not to be met. */
  record NotMet() implements Verdict {}

  /** It cannot be told. */
  record NotAssessed(Message why) implements Verdict {}

  Verdict NO = new NotMet();
}
