package org.chairside.outcome;

import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import java.util.List;

/**
 * Days with headache among the last 28 or 30. No bands: a diagnosis of chronic migraine needs more
 * than this count (15 days or more a month, HIT-6 validation in chronic migraine).
 */
record HeadacheDays() implements Scale {

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    Integer window = entered.windowDays();
    if (window == null || (window != 28 && window != 30)) {
      return List.of(new Fault("windowDays", OUTCOME.windowDays()));
    }
    return Scale.all(
        Scale.number("value", entered.value(), 0, window),
        Scale.alien("answers", entered.answers()),
        Scale.alien("headacheDays", entered.headacheDays()),
        Scale.alien("averagePain", entered.averagePain()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return new Score(entered.value(), null);
  }
}
