package org.chairside.revision;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Why a booked session does not fit the revised order. */
interface RevisionMessages {
  RevisionMessages REVISION = MessageBundle.of(RevisionMessages.class);

  Message sessionOfCourse();

  Message beyondOrder(long number, long sessions);

  Message otherDuration(long booked, long ordered);

  Message monitoredMore();
}
