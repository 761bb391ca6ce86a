package org.chairside.oidc;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals on the way to an identity provider and back. */
interface OidcMessages {
  OidcMessages OIDC = MessageBundle.of(OidcMessages.class);

  Message linkByPassword();

  Message logoutTokenWrong();

  Message personOnly();

  Message providerUnavailable();
}
