package org.chairside.platform.database;

import java.io.Serial;

/** Why the embedded database is unavailable, in one sentence for the person at the terminal. */
public final class DatabaseUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String sentence) {
    super(sentence);
  }

  DatabaseUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
