package org.chairside.session;

import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages and refusals about sessions. */
public interface SessionMessages {
  SessionMessages SESSION = MessageBundle.of(SessionMessages.class);

  Message closingCode(Listing codes, String code);

  Message noShowOnly();

  Message addendumBeforeSignature();

  Message notBeforeEnd();

  Message notDischarged(Message status);

  Message notChartable(Message status);

  Message signedOff();

  Message notBeforeLastChange();

  Message notInThisState(Message verb, Listing states, Message status);

  Message shortened(long minutes, long recommended);

  Message otherMinutes(long minutes, long ordered);
}
