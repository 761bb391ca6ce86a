package org.chairside.monitoring;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.chairside.message.Worded;

/** Who is told of a flag that nobody acknowledges, from the nearest to the last. */
public enum Recipient implements Worded {
  /** The nurse at the session's chair. */
  ASSIGNED_NURSE,
  /** The nurse who leads the clinic's floor. */
  CHARGE_NURSE,
  // The first documents said it in words.
  @JsonAlias("every clinician of the clinic")
  CLINICIAN_ON_DUTY
}
