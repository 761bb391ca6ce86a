package org.chairside.vocabulary;

/**
 * How bad a side effect is, with its grade in the Common Terminology Criteria for Adverse Events,
 * version 5 (CTCAE v5). Grade 5 is death and not charted here.
 */
public enum SideEffectSeverity {
  MILD(1, "mild"),
  MODERATE(2, "moderate"),
  SEVERE(3, "severe"),
  LIFE_THREATENING(4, "life-threatening");

  private final int grade;
  private final String words;

  SideEffectSeverity(int grade, String words) {
    this.grade = grade;
    this.words = words;
  }

  /** The CTCAE v5 grade, 1 to 4. */
  public int grade() {
    return grade;
  }

  /** The word in a sentence. */
  public String words() {
    return words;
  }
}
