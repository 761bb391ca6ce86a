package org.chairside.outcome;

import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The score of an instrument.
 *
 * @param total null while an answer is missing: unknown is never 0
 * @param band what the total means by the instrument's own cuts; null without a total or cuts
 */
record Score(@Nullable Integer total, @Nullable Message band) {

  static final Score INCOMPLETE = new Score(null, null);

  boolean complete() {
    return total != null;
  }
}
