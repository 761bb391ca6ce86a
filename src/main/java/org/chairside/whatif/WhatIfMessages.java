package org.chairside.whatif;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about what-if questions. */
interface WhatIfMessages {
  WhatIfMessages WHAT_IF = MessageBundle.of(WhatIfMessages.class);

  Message contradicts(String place, Message problem);

  Message yearBetween(long first, long last);

  Message already(Message status);
}
