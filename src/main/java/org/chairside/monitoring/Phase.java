package org.chairside.monitoring;

/** The part of a session in which something is measured. */
enum Phase {
  /** Checked in, the infusion not yet started. */
  BASELINE("before the infusion"),
  /** From start to the end of the infusion, also while it is paused. */
  INFUSION("during the infusion"),
  /** From the end of the infusion to discharge. */
  RECOVERY("in recovery");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** How it is said in a sentence. */
  public String words() {
    return words;
  }
}
