package org.chairside.outcome;

import java.util.List;
import java.util.Set;

/**
 * The Headache Impact Test: six answers that count 6 (never), 8, 10, 11 or 13 (always), total 36 to
 * 78; up to 49 little or no impact, 50 to 55 some, 56 to 59 substantial, 60 and more severe.
 */
record Hit6() implements Scale {

  /**
   * A fall by this many points or more is a meaningful change for one person in chronic migraine.
   */
  static final int MEANINGFUL = 6;

  private static final Set<Integer> WEIGHTS = Set.of(6, 8, 10, 11, 13);

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 6, WEIGHTS::contains, "6, 8, 10, 11 or 13"),
        Scale.alien("value", entered.value()),
        Scale.alien("windowDays", entered.windowDays()),
        Scale.alien("headacheDays", entered.headacheDays()),
        Scale.alien("averagePain", entered.averagePain()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return Scale.sum(entered, Hit6::band);
  }

  private static String band(int total) {
    if (total <= 49) {
      return "little or no impact";
    }
    if (total <= 55) {
      return "some impact";
    }
    return total <= 59 ? "substantial impact" : "severe impact";
  }
}
