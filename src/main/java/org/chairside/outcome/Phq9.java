package org.chairside.outcome;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.jspecify.annotations.Nullable;

/**
 * The Patient Health Questionnaire: nine answers 0 to 3, total 0 to 27; cuts at 5, 10, 15 and 20.
 * Item 9 asks for thoughts of death or self-harm: any answer above 0 needs attention at once,
 * whatever the other answers.
 */
record Phq9() implements Scale {

  /** The code of the rule by which item 9 raises a flag. */
  static final String RULE = "phq9-item-9";

  /** The severity of depression that the total indicates. */
  enum Band implements Worded {
    MINIMAL,
    MILD,
    MODERATE,
    MODERATELY_SEVERE,
    SEVERE
  }

  private static final int ITEM_9 = 8;

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 9, answer -> answer >= 0 && answer <= 3, FIELD.between(0, 3)),
        Scale.alien("value", entered.value()),
        Scale.alien("windowDays", entered.windowDays()),
        Scale.alien("headacheDays", entered.headacheDays()),
        Scale.alien("averagePain", entered.averagePain()));
  }

  @Override
  public Score score(InstrumentAnswers entered) {
    return Scale.sum(entered, Phq9::band);
  }

  /** The answer to item 9; null where it was not answered. */
  static @Nullable Integer item9(InstrumentAnswers entered) {
    return entered.answers() == null ? null : entered.answers().get(ITEM_9);
  }

  /** Why item 9 raises a flag, without the other answers. */
  static Message reason(int answer) {
    return OUTCOME.deathOrSelfHarm(answer);
  }

  private static Message band(int total) {
    if (total < 5) {
      return Band.MINIMAL.message();
    }
    if (total < 10) {
      return Band.MILD.message();
    }
    if (total < 15) {
      return Band.MODERATE.message();
    }
    return (total < 20 ? Band.MODERATELY_SEVERE : Band.SEVERE).message();
  }
}
