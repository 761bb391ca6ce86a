package org.chairside.monitoring;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.chairside.message.Worded;

/** Who is notified of a flag that nobody acknowledges, nearest to the chair first. */
public enum Recipient implements Worded {
  /** The nurse at the session's chair. */
  ASSIGNED_NURSE,
  /** The nurse who leads the clinic's floor. */
  CHARGE_NURSE,
  // The first documents used words.
  @JsonAlias("every clinician of the clinic")
  CLINICIAN_ON_DUTY
}
