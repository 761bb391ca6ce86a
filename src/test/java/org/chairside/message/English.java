package org.chairside.message;

import java.util.Collection;
import java.util.List;

/** What messages say in English, for tests of what people read. */
public final class English {

  private English() {}

  public static String of(Message message) {
    return Language.ENGLISH.say(message);
  }

  public static List<String> of(Collection<Message> messages) {
    return messages.stream().map(Language.ENGLISH::say).toList();
  }
}
