package org.chairside.session;

import org.chairside.message.Worded;

/** A session's status. The transitions are in {@link SessionVerb}. */
public enum SessionStatus implements Worded {
  /** On the schedule; the patient has not come yet. */
  BOOKED("on the schedule"),
  /** The patient is in the chair and is being prepared. */
  CHECKED_IN("in the chair, being prepared"),
  /** The drug is running. */
  INFUSING("the drug is running"),
  /** The infusion is paused and can resume. */
  PAUSED("the infusion is paused and can resume"),
  /** The infusion was ended early. */
  STOPPED("the infusion was ended early"),
  /** The infusion is over; the patient is monitored until ready to leave. */
  RECOVERY("watched until ready to leave"),
  /** The patient has left. */
  DISCHARGED("the patient has left"),
  /** Canceled before the infusion started. */
  CANCELLED("canceled before the infusion started"),
  /** The patient did not come. */
  NO_SHOW("the patient did not come");

  private final String meaning;

  SessionStatus(String meaning) {
    this.meaning = meaning;
  }

  /** What the state means, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Whether the patient is in the chair. */
  public boolean isPresent() {
    return switch (this) {
      case CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY -> true;
      case BOOKED, DISCHARGED, CANCELLED, NO_SHOW -> false;
    };
  }
}
