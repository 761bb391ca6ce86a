package org.chairside.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * A level that has to be confirmed by repeats: it holds when so many readings within these minutes
 * meet it, or when too few were taken by then and none of them refutes it.
 *
 * @param withinMinutes the minutes within which the repeats have to be taken
 * @param readings how many readings have to meet it, the first among them; null where the document
 *     does not say, which is 2
 */
record Confirm(int withinMinutes, @Nullable Integer readings) {

  /** Confirmed by one repeat. */
  public Confirm(int withinMinutes) {
    this(withinMinutes, null);
  }

  /** How many repeats have to meet the level. */
  int repeats() {
    return readings == null ? 1 : readings - 1;
  }
}
