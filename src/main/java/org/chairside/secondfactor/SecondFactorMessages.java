package org.chairside.secondfactor;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about second factors and sign-ins that need one. */
interface SecondFactorMessages {
  SecondFactorMessages SECOND_FACTOR = MessageBundle.of(SecondFactorMessages.class);

  Message codeRefused();

  Message codeWrong();

  Message codeOrRecoveryCode();

  Message pendingEnded();

  Message passkeyWrong();

  Message passkeyTaken();

  Message tooManyPasskeys(long most);

  Message unknownPasskey();

  Message byPassword();

  Message signsInElsewhere();

  Message personOnly();

  Message proofRequired();

  Message nothingToConfirm();

  Message noApp();

  Message noFactor();

  Message ownFactors();
}
