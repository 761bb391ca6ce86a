package org.chairside.outcome;

import java.util.List;

/** Pain on the numeric rating scale, 0 none to 10 worst. */
record PainScale() implements Scale {

  /**
   * A fall by this many points or more is a response: as counted in two series of ketamine for
   * refractory migraine and headache (77 patients, PubMed 28025837; 61 patients, PubMed 29923953).
   */
  static final int RESPONSE = 2;

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.number("value", entered.value(), 0, 10),
        Scale.alien("answers", entered.answers()),
        Scale.alien("windowDays", entered.windowDays()),
        Scale.alien("headacheDays", entered.headacheDays()),
        Scale.alien("averagePain", entered.averagePain()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return new Score(entered.value(), null);
  }
}
