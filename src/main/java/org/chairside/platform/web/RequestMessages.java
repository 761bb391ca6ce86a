package org.chairside.platform.web;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What is said of requests that are refused before anybody reads them. */
interface RequestMessages {
  RequestMessages REQUEST = MessageBundle.of(RequestMessages.class);

  Message bytesAtMost(long most);

  Message foreignWrite();
}
