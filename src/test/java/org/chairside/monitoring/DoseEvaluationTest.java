package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.English;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Doses and rates at their limits: 150 and 300 mg, 1.5 and 3 mg/kg, 1.5 and 3 mg/kg/h, 10 and 50 %
 * from the order. A doubt that only a clinician passes is marked with an exclamation mark.
 */
@NullMarked
class DoseEvaluationTest {

  private static final DoseLimits LIMITS = DoseLimits.STANDARD;

  private static List<String> words(List<DoseDoubt> doubts) {
    return doubts.stream().map(doubt -> doubt.code() + (doubt.clinicianOnly() ? "!" : "")).toList();
  }

  private static List<String> listed(@Nullable String words) {
    return words == null ? List.of() : List.of(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    // 70 kg, 0.5 mg/kg: 35 mg
    "35, 60, 0.5, 70,",
    "38.5, 60, 0.5, 70,",
    "38.6, 60, 0.5, 70, dose-far-from-order",
    "31.5, 60, 0.5, 70,",
    "31.4, 60, 0.5, 70, dose-far-from-order",
    "52.5, 60, 0.5, 70, dose-far-from-order",
    "52.6, 60, 0.5, 70, dose-far-from-order!",
    "17.4, 60, 0.5, 70, dose-far-from-order!",
    // 1.5 mg/kg in an hour, and a little more
    "105, 60, 1.5, 70,",
    "105.1, 60, 1.5, 70, rate-above-limit dose-above-limit",
    "105, 59, 1.5, 70, rate-above-limit",
    "105, 30, 1.5, 70, rate-above-limit",
    "105, 29, 1.5, 70, rate-above-limit!",
    // 150 mg of somebody heavy
    "150, 120, 1, 150,",
    "150.1, 120, 1, 150, dose-above-limit",
    // without a weight only the mg are compared
    "150, 1, 0.5,,",
    "151, 1, 0.5,, dose-above-limit",
    "300, 1, 0.5,, dose-above-limit",
    "301, 1, 0.5,, dose-above-limit!"
  })
  void startIsComparedWithEachLimit(
      BigDecimal mg,
      int minutes,
      BigDecimal perKg,
      @Nullable BigDecimal weight,
      @Nullable String doubts) {
    assertThat(words(DoseEvaluation.ofStart(LIMITS, mg, minutes, perKg, weight)))
        .isEqualTo(listed(doubts));
  }

  @ParameterizedTest
  @CsvSource({
    "35, 35, 70,",
    // less in all than ordered is no doubt about a higher rate
    "50, 20, 70,",
    "50, 38.5, 70,",
    "50, 39, 70, dose-far-from-order",
    "105, 35, 70,",
    "106, 35, 70, rate-above-limit",
    "211, 35, 70, rate-above-limit!",
    "500, 151,, dose-above-limit"
  })
  void rateIsComparedWithEachLimit(
      BigDecimal perHour, BigDecimal total, @Nullable BigDecimal weight, @Nullable String doubts) {
    assertThat(words(DoseEvaluation.ofRate(LIMITS, perHour, total, new BigDecimal("0.5"), weight)))
        .isEqualTo(listed(doubts));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 60, 70,",
    "1.5, 59, 70, rate-above-limit",
    "1.6, 120, 70, dose-above-limit",
    "3.1, 120, 70, dose-above-limit! rate-above-limit dose-above-limit",
    "1.5, 60, 101, dose-above-limit",
    "1.5, 60,,",
    "5, 60,, dose-above-limit! rate-above-limit!"
  })
  void orderIsComparedWithEachLimit(
      BigDecimal perKg, int minutes, @Nullable BigDecimal weight, @Nullable String doubts) {
    assertThat(words(DoseEvaluation.ofOrder(LIMITS, perKg, minutes, weight)))
        .isEqualTo(listed(doubts));
  }

  @Test
  void doubtTellsNumberAndLimit() {
    List<DoseDoubt> doubts =
        DoseEvaluation.ofStart(
            LIMITS, new BigDecimal("160"), 120, BigDecimal.ONE, new BigDecimal("150"));
    assertThat(English.of(doubts.getFirst().why())).contains("160", "150");
  }
}
