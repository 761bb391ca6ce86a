package org.chairside.vocabulary;

import org.chairside.message.Worded;

/**
 * How bad a side effect is, with its grade in the Common Terminology Criteria for Adverse Events,
 * version 5 (CTCAE v5). Grade 5 is death and not charted here.
 */
public enum SideEffectSeverity implements Worded {
  MILD(1),
  MODERATE(2),
  SEVERE(3),
  LIFE_THREATENING(4);

  private final int grade;

  SideEffectSeverity(int grade) {
    this.grade = grade;
  }

  /** The CTCAE v5 grade, 1 to 4. */
  public int grade() {
    return grade;
  }
}
