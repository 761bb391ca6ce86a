package org.chairside.platform.problem;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages about failed requests of any kind. */
interface ProblemMessages {
  ProblemMessages PROBLEM = MessageBundle.of(ProblemMessages.class);

  /** A message that continues from the field's name. */
  Message field(String field, Message message);

  Message onLine(int line, Message message);

  Message andMore(Message first, int more);

  Message signInFirst();

  Message notInYourRoles();

  Message wrongCredentials();

  Message unreadableBody();

  Message brokenRule(String rule);

  Message fault(String reference);

  Message outcomeUnknown(String reference);

  Message staleVersion();

  Message versionMissing();

  Message keyReused();

  Message tryAgainIn(long minutes);

  Message databaseAway();

  Message busy();
}
