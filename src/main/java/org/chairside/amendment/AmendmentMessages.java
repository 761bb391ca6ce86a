package org.chairside.amendment;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about what was charted in error. */
interface AmendmentMessages {
  AmendmentMessages AMENDMENT = MessageBundle.of(AmendmentMessages.class);

  Message sameSession();

  Message moveWaits();

  Message moveDecided();

  Message secondPerson();

  Message move();
}
