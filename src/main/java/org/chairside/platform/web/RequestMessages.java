package org.chairside.platform.web;

import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages about requests that are refused before they reach a resource. */
interface RequestMessages {
  RequestMessages REQUEST = MessageBundle.of(RequestMessages.class);

  Message bytesAtMost(long most);

  Message addressAtMost(int most);

  Message headersAtMost(int most);

  Message foreignWrite();

  Message tooSlow(long seconds);

  Message tooManyAtOnce();

  Message signInsAtOnce();

  Message noHost();

  Message transferCoding();

  Message impossiblePath();

  Message unknownParameter(Listing known);

  Message noParameters();

  Message parameterRepeated();
}
