package org.chairside.flag;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages and refusals about flags. */
interface FlagMessages {
  FlagMessages FLAG = MessageBundle.of(FlagMessages.class);

  Message already(Message status);

  Message recommendationWithAdjust();

  Message recommendationWithSession();

  Message calledByStaff();

  Message heldOnFlag();

  Message partOfAnother(Message flag, Message reason);

  Message withdrawn(Message reason);
}
