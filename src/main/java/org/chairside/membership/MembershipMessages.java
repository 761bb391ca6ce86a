package org.chairside.membership;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about the clinics in which somebody works. */
interface MembershipMessages {
  MembershipMessages MEMBERSHIP = MessageBundle.of(MembershipMessages.class);

  Message clinicsProvided();

  Message otherClinic();

  Message unknownClinic();

  Message someClinic();

  Message clinicOrPatient();

  Message alreadyOpen();

  Message unknownGlass();
}
