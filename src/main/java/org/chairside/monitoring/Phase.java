package org.chairside.monitoring;

import org.chairside.message.Worded;

/** The part of a session in which something is measured. */
enum Phase implements Worded {
  /** Checked in, the infusion not yet started. */
  BASELINE,
  /** From start to the end of the infusion, also while it is paused. */
  INFUSION,
  /** From the end of the infusion to discharge. */
  RECOVERY
}
