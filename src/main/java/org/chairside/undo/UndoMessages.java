package org.chairside.undo;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals to take a step back. They name sessions by id, never a patient. */
interface UndoMessages {
  UndoMessages UNDO = MessageBundle.of(UndoMessages.class);

  Message tooLate(long minutes);

  Message charted();

  Message flagOpen();

  Message courseFull();
}
