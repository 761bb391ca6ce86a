package org.chairside.offlinekey;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about the key of a browser's offline store. */
interface OfflineKeyMessages {
  OfflineKeyMessages OFFLINE_KEY = MessageBundle.of(OfflineKeyMessages.class);

  Message peopleOnly();
}
