package org.chairside.staff;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about accounts, PINs and tokens. */
public interface StaffMessages {
  StaffMessages STAFF = MessageBundle.of(StaffMessages.class);

  Message pinByPassword();

  Message pinWrongOrNone();

  Message pinWrong();

  Message pinForgotten(long tries);

  Message usernameTaken();

  Message lastAdministrator();

  Message passwordForm(long characters, long bytes);

  Message pinForm();

  Message pinGuessable();

  Message rolesProvided();

  Message usernameForm();

  Message passwordCommon();

  Message passwordNamed();

  Message passwordPattern();

  Message passwordExpired();

  Message passwordChangeDue();

  Message secondFactorDue();
}
