package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

/**
 * When a flag interrupts somebody again, or not yet.
 *
 * @param clearAfterSets how many sets in a row with a sign of the rule must not meet it until the
 *     flag's condition counts as cleared; if it comes back after that, it interrupts again
 * @param quietUntilRepeat whether an advisory that only waits for the repeat of a more urgent level
 *     interrupts nobody until the repeat is there or its time is up
 * @param source where that comes from
 */
public record Interruptions(int clearAfterSets, boolean quietUntilRepeat, String source) {

  /** What counts for documents that are older than this: one set clears, nothing is quiet. */
  static final Interruptions OF_OLDER_DOCUMENTS = new Interruptions(1, false, "");

  public Interruptions {
    requireNonNull(source, "source is missing");
  }

  /** Whether a finding waits for its repeat in quiet. */
  public boolean isQuiet(Finding finding) {
    return quietUntilRepeat && finding.isAdvisoryToRepeat();
  }
}
