package org.chairside.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chairside.message.English;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every instrument on every edge of its cuts, with every kind of answer that it does not have. */
class ScaleTest {

  private static InstrumentAnswers answers(@Nullable Integer... answers) {
    return new InstrumentAnswers(Arrays.asList(answers), null, null, null, null);
  }

  private static InstrumentAnswers value(@Nullable Integer value, @Nullable Integer window) {
    return new InstrumentAnswers(null, value, window, null, null);
  }

  private static List<String> fields(Instrument instrument, InstrumentAnswers entered) {
    return instrument.scale().faults(entered).stream().map(Fault::field).toList();
  }

  private static void assertSays(Score score, int total, String band) {
    assertThat(score.total()).isEqualTo(total);
    assertThat(English.of(Objects.requireNonNull(score.band()))).isEqualTo(band);
  }

  private static Score score(Instrument instrument, InstrumentAnswers entered) {
    assertThat(instrument.scale().faults(entered)).isEmpty();
    return instrument.scale().score(entered);
  }

  @ParameterizedTest
  @CsvSource({
    "36, little or no impact",
    "48, little or no impact",
    "49, little or no impact",
    "50, some impact",
    "55, some impact",
    "56, substantial impact",
    "59, substantial impact",
    "60, severe impact",
    "78, severe impact"
  })
  void hit6HasItsBands(int total, String band) {
    assertSays(score(Instrument.HIT6, answers(hit6(total))), total, band);
  }

  /** Six weights that come to this total. */
  private static Integer[] hit6(int total) {
    List<Integer> weights = List.of(6, 8, 10, 11, 13);
    List<List<Integer>> sums = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < 6; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> sum : sums) {
        for (Integer weight : weights) {
          List<Integer> next = new ArrayList<>(sum);
          next.add(weight);
          longer.add(next);
        }
      }
      sums = longer;
    }
    return sums.stream()
        .filter(sum -> sum.stream().mapToInt(Integer::intValue).sum() == total)
        .findFirst()
        .orElseThrow()
        .toArray(Integer[]::new);
  }

  @Test
  void hit6AllowsFiveWeights() {
    Set<Integer> weights = Set.of(6, 8, 10, 11, 13);
    for (int answer = -1; answer <= 14; answer++) {
      assertThat(fields(Instrument.HIT6, answers(6, 6, 6, 6, 6, answer)))
          .as("%d", answer)
          .isEqualTo(weights.contains(answer) ? List.of() : List.of("answers[5]"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'grade I, little or no disability'",
    "5, 'grade I, little or no disability'",
    "6, 'grade II, mild disability'",
    "10, 'grade II, mild disability'",
    "11, 'grade III, moderate disability'",
    "20, 'grade III, moderate disability'",
    "21, 'grade IV, severe disability'",
    "90, 'grade IV, severe disability'"
  })
  void midasHasItsGrades(int total, String band) {
    assertSays(score(Instrument.MIDAS, answers(0, total, 0, 0, 0)), total, band);
  }

  @Test
  void midasCountsFiveItems() {
    assertThat(score(Instrument.MIDAS, answers(90, 90, 90, 90, 90)).total()).isEqualTo(450);
    InstrumentAnswers further = new InstrumentAnswers(List.of(1, 1, 1, 1, 1), null, null, 60, 8);
    assertThat(score(Instrument.MIDAS, further).total()).isEqualTo(5);
    assertThat(fields(Instrument.MIDAS, answers(-1, 91, 0, 0, 0)))
        .containsExactly("answers[0]", "answers[1]");
    assertThat(
            fields(
                Instrument.MIDAS,
                new InstrumentAnswers(List.of(0, 0, 0, 0, 0), null, null, 91, 11)))
        .containsExactly("headacheDays", "averagePain");
    assertThat(
            fields(
                Instrument.MIDAS,
                new InstrumentAnswers(List.of(0, 0, 0, 0, 0), null, null, -1, -1)))
        .containsExactly("headacheDays", "averagePain");
    assertThat(
            fields(
                Instrument.MIDAS,
                new InstrumentAnswers(List.of(0, 0, 0, 0, 0), null, null, 90, 10)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, minimal",
    "4, minimal",
    "5, mild",
    "9, mild",
    "10, moderate",
    "14, moderate",
    "15, moderately severe",
    "19, moderately severe",
    "20, severe",
    "27, severe"
  })
  void phq9HasItsBands(int total, String band) {
    Integer[] answers = new Integer[9];
    for (int i = 0, left = total; i < 9; i++) {
      answers[i] = Math.min(3, left);
      left -= answers[i];
    }
    assertSays(score(Instrument.PHQ9, answers(answers)), total, band);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "3, true", "4, false"})
  void phq9IsAnsweredZeroToThree(int answer, boolean allowed) {
    assertThat(fields(Instrument.PHQ9, answers(0, 0, 0, 0, 0, 0, 0, 0, answer)))
        .isEqualTo(allowed ? List.of() : List.of("answers[8]"));
  }

  @Test
  void item9IsReadFromIncompleteForm() {
    assertThat(Phq9.item9(answers(null, 0, 0, 0, 0, 0, 0, 0, 2))).isEqualTo(2);
    assertThat(Phq9.item9(answers(0, 0, 0, 0, 0, 0, 0, 0, null))).isNull();
    assertThat(English.of(Phq9.reason(1)))
        .isEqualTo("PHQ-9 item 9 answered 1 of 3: thoughts of death or self-harm");
  }

  @ParameterizedTest
  @CsvSource({"HIT6, 6, 6", "MIDAS, 5, 0", "PHQ9, 9, 0"})
  void missingAnswerGivesNoTotal(Instrument instrument, int count, int answer) {
    for (int missing = 0; missing < count; missing++) {
      @Nullable Integer[] answers = new Integer[count];
      Arrays.fill(answers, answer);
      answers[missing] = null;
      Score score = score(instrument, answers(answers));
      assertThat(score.total()).isNull();
      assertThat(score.band()).isNull();
      assertThat(score.complete()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"HIT6, 6, 6", "MIDAS, 5, 0", "PHQ9, 9, 0"})
  void questionnaireHasFixedNumberOfAnswers(Instrument instrument, int count, int answer) {
    for (int wrong : List.of(0, count - 1, count + 1)) {
      assertThat(
              fields(
                  instrument,
                  new InstrumentAnswers(
                      Collections.nCopies(wrong, answer), null, null, null, null)))
          .containsExactly("answers");
    }
    assertThat(fields(instrument, answers(new Integer[count]))).containsExactly("answers");
    assertThat(fields(instrument, new InstrumentAnswers(null, 3, null, null, null)))
        .contains("answers", "value");
    assertThat(
            fields(
                instrument,
                new InstrumentAnswers(Collections.nCopies(count, answer), null, 28, null, null)))
        .containsExactly("windowDays");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "10, true", "11, false"})
  void painIsZeroToTen(int pain, boolean allowed) {
    assertThat(fields(Instrument.PAIN_NRS, value(pain, null)))
        .isEqualTo(allowed ? List.of() : List.of("value"));
    assertThat(fields(Instrument.PAIN_NRS, value(null, null))).containsExactly("value");
    assertThat(fields(Instrument.PAIN_NRS, new InstrumentAnswers(List.of(1), 1, 30, 1, 1)))
        .containsExactly("answers", "windowDays", "headacheDays", "averagePain");
  }

  @ParameterizedTest
  @CsvSource({"28, 28, true", "29, 28, false", "30, 30, true", "31, 30, false", "-1, 28, false"})
  void headacheDaysFitTheirWindow(int days, int window, boolean allowed) {
    assertThat(fields(Instrument.HEADACHE_DAYS, value(days, window)))
        .isEqualTo(allowed ? List.of() : List.of("value"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 27, 29, 31, 90})
  void headacheWindowIs28Or30Days(int window) {
    assertThat(fields(Instrument.HEADACHE_DAYS, value(0, window))).containsExactly("windowDays");
    assertThat(fields(Instrument.HEADACHE_DAYS, value(0, null))).containsExactly("windowDays");
  }

  @Test
  void countedValueIsItsOwnScoreWithoutBand() {
    assertThat(score(Instrument.PAIN_NRS, value(7, null))).isEqualTo(new Score(7, null));
    assertThat(score(Instrument.HEADACHE_DAYS, value(15, 28))).isEqualTo(new Score(15, null));
  }
}
