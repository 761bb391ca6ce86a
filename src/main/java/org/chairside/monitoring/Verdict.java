package org.chairside.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;

/** The result of a condition. Unknown is a separate case and never counts as normal. */
sealed interface Verdict {

  /** The condition is met, with this evidence and these clauses. */
  record Met(Set<UUID> evidence, List<Message> clauses) implements Verdict {}

  /** The condition is known not to be met. */
  record NotMet() implements Verdict {}

  /** The result is unknown. */
  record NotAssessed(Message why) implements Verdict {}

  Verdict NO = new NotMet();
}
