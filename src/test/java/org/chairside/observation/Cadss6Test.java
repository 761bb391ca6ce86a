package org.chairside.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chairside.message.English;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cadss6Test {

  private static Cadss6 of(@Nullable Integer... items) {
    return new Cadss6(Arrays.asList(items), null);
  }

  @Test
  void totalIsSumOfSixAnswers() {
    assertThat(of(0, 0, 0, 0, 0, 0).score()).isZero();
    assertThat(of(4, 4, 4, 4, 4, 4).score()).isEqualTo(24);
    assertThat(of(0, 1, 2, 3, 4, 0).score()).isEqualTo(10);
    assertThat(of(0, 1, 2, 3, 4, 0).complete()).isTrue();
    assertThat(of(0, 1, 2, 3, 4, 0).atLeast()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void missingAnswerGivesMinimumOnly(int missing) {
    @Nullable Integer[] items = {1, 1, 1, 1, 1, 1};
    items[missing] = null;
    Cadss6 scale = of(items);
    assertThat(scale.score()).isNull();
    assertThat(scale.complete()).isFalse();
    assertThat(scale.atLeast()).isEqualTo(5);
    assertThat(scale.impossible()).isEmpty();
    VitalSigns vitals = with(scale);
    assertThat(vitals.number(VitalSign.CADSS6)).isNull();
    assertThat(vitals.has(VitalSign.CADSS6)).isFalse();
    assertThat(vitals.isEmpty()).as("something was asked").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, false", "4, false", "5, true"})
  void answerIsZeroToFour(int answer, boolean refused) {
    assertThat(of(0, 0, answer, null, 0, 0).impossible())
        .extracting(RejectedValue::field, each -> English.of(each.message()))
        .containsExactlyElementsOf(
            refused
                ? List.of(
                    org.assertj.core.groups.Tuple.tuple(
                        "cadss6.items[2]", "must be between 0 and 4"))
                : List.of());
  }

  @Test
  void scaleNeedsSixAnswersWithOneGiven() {
    assertThat(of(0, 0, 0, 0, 0).impossible())
        .extracting(RejectedValue::field)
        .contains("cadss6.items");
    assertThat(of(0, 0, 0, 0, 0, 0, 0).impossible()).hasSize(1);
    assertThat(of(null, null, null, null, null, null).impossible()).hasSize(1);
    assertThat(new Cadss6(null, null).impossible()).hasSize(1);
    assertThat(Cadss6.ofScore(3).impossible()).isEmpty();
  }

  @Test
  void wrongAnswerIsNamedOnce() {
    VitalSigns vitals =
        new VitalSigns(
            12, null, null, null, null, null, null, null, null, null, of(99, 0, 0, 0, 0, 0));
    assertThat(Plausibility.impossible(vitals))
        .extracting(RejectedValue::field)
        .containsExactlyInAnyOrder("cadss6.items[0]", "systolic");
  }

  private static VitalSigns with(Cadss6 scale) {
    return new VitalSigns(null, null, null, null, null, null, null, null, null, null, scale);
  }
}
