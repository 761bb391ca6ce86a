package org.chairside.outcome;

import java.util.List;

/**
 * The Migraine Disability Assessment: five counts of days in the last three months, each 0 to 90;
 * grade I up to 5, II 6 to 10, III 11 to 20, IV from 21. Items A (headache days) and B (average
 * pain, 0 to 10) do not count.
 */
record Midas() implements Scale {

  private static final int LONGEST = 90;

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 5, days -> days >= 0 && days <= LONGEST, "between 0 and 90"),
        Scale.optional("headacheDays", entered.headacheDays(), 0, LONGEST),
        Scale.optional("averagePain", entered.averagePain(), 0, 10),
        Scale.alien("value", entered.value()),
        Scale.alien("windowDays", entered.windowDays()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return Scale.sum(entered, Midas::band);
  }

  private static String band(int total) {
    if (total <= 5) {
      return "grade I, little or no disability";
    }
    if (total <= 10) {
      return "grade II, mild disability";
    }
    return total <= 20 ? "grade III, moderate disability" : "grade IV, severe disability";
  }
}
