package org.chairside.message;

import java.util.Map;

/**
 * A constant that people read in their own language. Its code is the name of its type and its own:
 * {@code severity.critical}, {@code flag-status.open}. A nested type of one word has the name of
 * the type around it in front: {@code hit6-band.severe}.
 */
public interface Worded {

  /** The constant's name, as an enum gives it. */
  String name();

  /** How it is said in a sentence. */
  default Message message() {
    Class<?> type = this instanceof Enum<?> constant ? constant.getDeclaringClass() : getClass();
    boolean oneWord = type.getSimpleName().substring(1).chars().noneMatch(Character::isUpperCase);
    Class<?> around = oneWord ? type.getEnclosingClass() : null;
    String name = (around == null ? "" : around.getSimpleName()) + type.getSimpleName();
    return new Message(Codes.of(name) + "." + Codes.of(name()), Map.of());
  }
}
