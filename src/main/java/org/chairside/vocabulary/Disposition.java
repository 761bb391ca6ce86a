package org.chairside.vocabulary;

import org.chairside.message.Worded;

/** What a clinician decided on a flag, or on a whole session. */
public enum Disposition implements Worded {
  CONTINUE,
  ADJUST,
  STOP,
  HOLD_COURSE,
  NO_ACTION
}
