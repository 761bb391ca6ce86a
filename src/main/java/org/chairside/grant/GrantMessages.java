package org.chairside.grant;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about what a second admin approves. */
interface GrantMessages {
  GrantMessages GRANT = MessageBundle.of(GrantMessages.class);

  Message notToYourself();

  Message byAnotherAdmin();

  Message unknownRequest();

  Message decided();

  Message expired();

  Message needsTwoAdmins();

  Message noLongerActive();

  Message resetByTwoAdmins();

  Message noOneHasToAgree();
}
