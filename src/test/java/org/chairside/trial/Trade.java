package org.chairside.trial;

/**
 * What one way of watching gives for what it costs beside another: flags are the cost, sessions
 * found are what it is for.
 */
enum Trade {
  FEWER_FLAGS_NOTHING_LOST("fewer flags and no lower sensitivity"),
  FEWER_FLAGS_LESS_FOUND("fewer flags, but a lower sensitivity"),
  AS_MANY_FLAGS_MORE_FOUND("as many flags and a higher sensitivity"),
  NO_DIFFERENCE("as many flags and the same sensitivity"),
  AS_MANY_FLAGS_LESS_FOUND("as many flags and a lower sensitivity"),
  MORE_FLAGS_MORE_FOUND("more flags, for a higher sensitivity"),
  MORE_FLAGS_NOTHING_GAINED("more flags, and no higher sensitivity");

  private final String words;

  Trade(String words) {
    this.words = words;
  }

  /**
   * Tells which it is.
   *
   * @param flags how many the one raised
   * @param found how many sessions with the verdict the one flagged
   * @param otherFlags how many the other raised
   * @param otherFound how many of the same sessions the other flagged
   */
  static Trade of(int flags, int found, int otherFlags, int otherFound) {
    if (flags < otherFlags) {
      return found < otherFound ? FEWER_FLAGS_LESS_FOUND : FEWER_FLAGS_NOTHING_LOST;
    }
    if (flags > otherFlags) {
      return found > otherFound ? MORE_FLAGS_MORE_FOUND : MORE_FLAGS_NOTHING_GAINED;
    }
    if (found == otherFound) {
      return NO_DIFFERENCE;
    }
    return found > otherFound ? AS_MANY_FLAGS_MORE_FOUND : AS_MANY_FLAGS_LESS_FOUND;
  }

  String words() {
    return words;
  }
}
