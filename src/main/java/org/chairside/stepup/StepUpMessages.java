package org.chairside.stepup;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about signatures and who may make them. */
interface StepUpMessages {
  StepUpMessages STEP_UP = MessageBundle.of(StepUpMessages.class);

  Message reauthenticationRequired();

  Message machineCannotSign();

  Message personOnly();

  Message passwordOrPin();

  Message passwordWrong();

  Message signInEnded();
}
