package org.chairside.outcome;

import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import java.util.List;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.message.Worded;

/**
 * The Headache Impact Test: six answers that count 6 (never), 8, 10, 11 or 13 (always), total 36 to
 * 78; up to 49 little or no impact, 50 to 55 some, 56 to 59 substantial, 60 and more severe.
 */
record Hit6() implements Scale {

  /**
   * A fall by this many points or more is a meaningful change for one person in chronic migraine.
   */
  static final int MEANINGFUL = 6;

  /** The impact of headache on daily life. */
  enum Band implements Worded {
    LITTLE,
    SOME,
    SUBSTANTIAL,
    SEVERE
  }

  private static final Set<Integer> WEIGHTS = Set.of(6, 8, 10, 11, 13);

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 6, WEIGHTS::contains, OUTCOME.answerWeight()),
        Scale.alien("value", entered.value()),
        Scale.alien("windowDays", entered.windowDays()),
        Scale.alien("headacheDays", entered.headacheDays()),
        Scale.alien("averagePain", entered.averagePain()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return Scale.sum(entered, Hit6::band);
  }

  private static Message band(int total) {
    if (total <= 49) {
      return Band.LITTLE.message();
    }
    if (total <= 55) {
      return Band.SOME.message();
    }
    return (total <= 59 ? Band.SUBSTANTIAL : Band.SEVERE).message();
  }
}
