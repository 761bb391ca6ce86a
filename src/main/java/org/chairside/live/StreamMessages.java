package org.chairside.live;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals of the event stream. */
interface StreamMessages {
  StreamMessages STREAM = MessageBundle.of(StreamMessages.class);

  Message eventOfStream();
}
