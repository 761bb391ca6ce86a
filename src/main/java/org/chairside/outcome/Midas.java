package org.chairside.outcome;

import static org.chairside.message.FieldMessages.FIELD;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.message.Worded;

/**
 * The Migraine Disability Assessment: five counts of days in the last three months, each 0 to 90;
 * grade I up to 5, II 6 to 10, III 11 to 20, IV from 21. Items A (headache days) and B (average
 * pain, 0 to 10) do not count.
 */
record Midas() implements Scale {

  /** The grades of disability. */
  enum Band implements Worded {
    GRADE_I,
    GRADE_II,
    GRADE_III,
    GRADE_IV
  }

  private static final int LONGEST = 90;

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 5, days -> days >= 0 && days <= LONGEST, FIELD.between(0, LONGEST)),
        Scale.optional("headacheDays", entered.headacheDays(), 0, LONGEST),
        Scale.optional("averagePain", entered.averagePain(), 0, 10),
        Scale.alien("value", entered.value()),
        Scale.alien("windowDays", entered.windowDays()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return Scale.sum(entered, Midas::band);
  }

  private static Message band(int total) {
    if (total <= 5) {
      return Band.GRADE_I.message();
    }
    if (total <= 10) {
      return Band.GRADE_II.message();
    }
    return (total <= 20 ? Band.GRADE_III : Band.GRADE_IV).message();
  }
}
