package org.chairside.platform.problem;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages about records that do not exist in the caller's organization. */
public interface NotFoundMessages {
  NotFoundMessages NOT_FOUND = MessageBundle.of(NotFoundMessages.class);

  Message calendar();

  Message calendarToken();

  Message chair();

  Message clinic();

  Message closure();

  Message course();

  Message death();

  Message flag();

  Message hold();

  Message staffMember();

  Message merge();

  Message observation();

  Message outcome();

  Message patient();

  Message protocol();

  Message protocolVersion();

  Message replan();

  Message session();

  Message sideEffect();

  Message thresholdOverride();

  Message token();

  Message waitlistEntry();

  Message waitlistOffer();

  Message whatIf();
}
