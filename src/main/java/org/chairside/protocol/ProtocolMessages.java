package org.chairside.protocol;

import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about protocols and patient-specific limits. */
interface ProtocolMessages {
  ProtocolMessages PROTOCOL = MessageBundle.of(ProtocolMessages.class);

  Message codeForm();

  Message laterVersionInForce();

  Message documentObject();

  Message noNul();

  Message published(long version, String code);

  Message contradicts(Listing problems);

  Message problemAt(String place, Message problem);

  Message notPublished(String code);

  Message limitInForce();

  Message limitInBoth();

  Message limitEnded();
}
