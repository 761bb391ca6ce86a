package org.chairside.vocabulary;

/** What a clinician decided on a flag, or on a whole session. */
public enum Disposition {
  CONTINUE,
  ADJUST,
  STOP,
  HOLD_COURSE,
  NO_ACTION
}
