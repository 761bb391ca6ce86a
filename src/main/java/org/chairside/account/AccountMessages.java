package org.chairside.account;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about a person's password and sign-ins. */
interface AccountMessages {
  AccountMessages ACCOUNT = MessageBundle.of(AccountMessages.class);

  Message organizationName(long characters);

  Message organizationTaken();

  Message ownPassword();

  Message passwordUnchanged();

  Message passwordWrong();

  Message personOnly();

  Message signInEnded();

  Message signsInElsewhere();
}
