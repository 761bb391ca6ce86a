package org.chairside.outcome;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/** How an instrument is filled in and scored, exactly as it is published. */
sealed interface Scale permits HeadacheDays, PainScale, Hit6, Midas, Phq9 {

  /** Everything that the instrument does not have. */
  List<Fault> faults(InstrumentAnswers entered);

  /** The score of what was entered without a fault. */
  Score score(InstrumentAnswers entered);

  /** Faults of a questionnaire of so many answers; one that is not answered is none. */
  static List<Fault> answers(
      InstrumentAnswers entered, int count, IntPredicate allowed, Message bound) {
    List<@Nullable Integer> answers = entered.answers();
    if (answers == null || answers.size() != count) {
      return List.of(new Fault("answers", FIELD.entriesExactly(count)));
    }
    if (answers.stream().allMatch(Objects::isNull)) {
      return List.of(new Fault("answers", OUTCOME.oneAnswerAtLeast()));
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Integer answer = answers.get(i);
      if (answer != null && !allowed.test(answer)) {
        faults.add(new Fault("answers[" + i + "]", bound));
      }
    }
    return faults;
  }

  /** The sum of the answers with its band; incomplete where one is missing. */
  static Score sum(InstrumentAnswers entered, IntFunction<Message> band) {
    int total = 0;
    for (Integer answer : Objects.requireNonNull(entered.answers())) {
      if (answer == null) {
        return Score.INCOMPLETE;
      }
      total += answer;
    }
    return new Score(total, band.apply(total));
  }

  /** A number that must be there and within its bounds. */
  static List<Fault> number(String field, @Nullable Integer number, int lowest, int highest) {
    return number != null && number >= lowest && number <= highest
        ? List.of()
        : List.of(new Fault(field, FIELD.between(lowest, highest)));
  }

  /** The same for one that may be left out. */
  static List<Fault> optional(String field, @Nullable Integer number, int lowest, int highest) {
    return number == null ? List.of() : number(field, number, lowest, highest);
  }

  /** What belongs to another instrument. */
  static List<Fault> alien(String field, @Nullable Object given) {
    return given == null ? List.of() : List.of(new Fault(field, OUTCOME.otherInstrument()));
  }

  @SafeVarargs
  static List<Fault> all(List<Fault>... parts) {
    List<Fault> all = new ArrayList<>();
    for (List<Fault> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }
}
