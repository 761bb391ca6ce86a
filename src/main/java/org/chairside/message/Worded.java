package org.chairside.message;

import java.util.Map;

/**
 * A constant that people read in their own language. Its code is the name of its type, with that of
 * the type around it, and its own: {@code severity.critical}, {@code flag-status.open}.
 */
public interface Worded {

  /** The constant's name, as an enum gives it. */
  String name();

  /** How it is said in a sentence. */
  default Message message() {
    Class<?> type = this instanceof Enum<?> constant ? constant.getDeclaringClass() : getClass();
    String name = type.getName().substring(type.getPackageName().length() + 1).replace("$", "");
    return new Message(Codes.of(name) + "." + Codes.of(name()), Map.of());
  }
}
