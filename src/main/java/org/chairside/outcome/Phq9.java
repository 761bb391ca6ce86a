package org.chairside.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Patient Health Questionnaire: nine answers 0 to 3, total 0 to 27; cuts at 5, 10, 15 and 20.
 * Item 9 asks for thoughts of death or self-harm: any answer above 0 needs a person at once,
 * whatever the rest says.
 */
record Phq9() implements Scale {

  /** The code of the rule by which item 9 raises a flag. */
  static final String RULE = "phq9-item-9";

  private static final int ITEM_9 = 8;

  @Override
  public List<Fault> faults(InstrumentAnswers entered) {
    return Scale.all(
        Scale.answers(entered, 9, answer -> answer >= 0 && answer <= 3, "between 0 and 3"),
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
  static String reason(int answer) {
    return "PHQ-9 item 9 answered %d of 3: thoughts of death or self-harm".formatted(answer);
  }

  private static String band(int total) {
    if (total < 5) {
      return "minimal";
    }
    if (total < 10) {
      return "mild";
    }
    if (total < 15) {
      return "moderate";
    }
    return total < 20 ? "moderately severe" : "severe";
  }
}
