package org.chairside.flag;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What is said of flags and refused of them. */
interface FlagMessages {
  FlagMessages FLAG = MessageBundle.of(FlagMessages.class);

  Message already(Message status);

  Message recommendationWithAdjust();

  Message recommendationWithSession();

  Message calledByStaff();

  Message heldOnFlag();
}
