package org.chairside.identity;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about identity providers and who people are there. */
public interface IdentityMessages {
  IdentityMessages IDENTITY = MessageBundle.of(IdentityMessages.class);

  Message approvedAlready();

  Message byAnotherAdmin();

  Message issuerAddress();

  Message linkByThePerson();

  Message linkedAlready();

  Message noIdentity();

  Message noSecretKey();

  Message ownIdentity();

  Message providerNameTaken();

  Message someRoleRule();

  Message unknownProvider();
}
