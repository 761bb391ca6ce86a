package org.chairside.vocabulary;

import org.chairside.message.Worded;

/** How urgent a finding is, from the least to the most. */
public enum Severity implements Worded {
  /** The nurse looks again. */
  ADVISORY,
  /** A clinician has to see it. */
  WARNING,
  /** Stop or hold the infusion; a clinician comes at once. */
  CRITICAL
}
