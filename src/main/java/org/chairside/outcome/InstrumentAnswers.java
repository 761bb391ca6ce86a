package org.chairside.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was entered for an instrument; what belongs to another instrument is null.
 *
 * @param answers to a questionnaire in its order, null for one not answered
 * @param value the number itself where the instrument is one number
 * @param windowDays the days that headache days were counted in, 28 or 30
 * @param headacheDays item A of MIDAS, days in three months; not part of its total
 * @param averagePain item B of MIDAS, 0 to 10; not part of its total
 */
record InstrumentAnswers(
    @Nullable List<@Nullable Integer> answers,
    @Nullable Integer value,
    @Nullable Integer windowDays,
    @Nullable Integer headacheDays,
    @Nullable Integer averagePain) {

  InstrumentAnswers {
    answers = answers == null ? null : Collections.unmodifiableList(new ArrayList<>(answers));
  }
}
