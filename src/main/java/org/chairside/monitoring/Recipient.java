package org.chairside.monitoring;

import com.fasterxml.jackson.annotation.JsonAlias;

/** Who is told of a flag that nobody acknowledges, from the nearest to the last. */
public enum Recipient {
  /** The nurse at the session's chair. */
  ASSIGNED_NURSE("the assigned nurse"),
  /** The nurse who leads the clinic's floor. */
  CHARGE_NURSE("the charge nurse"),
  // The first documents said it in words.
  @JsonAlias("every clinician of the clinic")
  CLINICIAN_ON_DUTY("the clinician on duty");

  private final String words;

  Recipient(String words) {
    this.words = words;
  }

  /** How it is said in a sentence. */
  public String words() {
    return words;
  }
}
