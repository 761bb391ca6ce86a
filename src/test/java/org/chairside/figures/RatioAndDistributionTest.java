package org.chairside.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioAndDistributionTest {

  @ParameterizedTest
  @CsvSource({"0, 0, ", "0, 3, 0.0000", "1, 3, 0.3333", "2, 3, 0.6667", "3, 3, 1.0000"})
  void zeroDenominatorHasNoValue(long numerator, long denominator, @Nullable BigDecimal value) {
    assertThat(Ratio.of(numerator, denominator))
        .isEqualTo(new Ratio(numerator, denominator, value));
  }

  @Test
  void durationRatioCountsWholeMinutes() {
    assertThat(Ratio.of(Duration.ofSeconds(119), Duration.ofSeconds(240)))
        .isEqualTo(new Ratio(1, 4, new BigDecimal("0.2500")));
  }

  @ParameterizedTest
  @CsvSource({
    "7,                            7.0, 7.0",
    "'7 8',                        7.5, 8.0",
    "'9 1 5',                      5.0, 9.0",
    "'1 2 3 4 5 6 7 8 9',          5.0, 9.0",
    "'1 2 3 4 5 6 7 8 9 10',       5.5, 9.0",
    "'1 2 3 4 5 6 7 8 9 10 11',    6.0, 10.0",
    "'1 1 1 1 1 1 1 1 1 100',      1.0, 1.0"
  })
  void givesMedianAndNinetiethPercentile(String minutes, BigDecimal median, BigDecimal p90) {
    List<Duration> all =
        Arrays.stream(minutes.split(" ")).map(m -> Duration.ofMinutes(Long.parseLong(m))).toList();
    assertThat(Distribution.of(all, Duration.ofMinutes(1)))
        .isEqualTo(new Distribution(all.size(), median, p90));
  }

  @Test
  void emptyDistributionHasNoMedian() {
    assertThat(Distribution.of(List.of(), Duration.ofDays(1)))
        .isEqualTo(new Distribution(0, null, null));
  }

  @Test
  void medianIsInGivenUnit() {
    assertThat(Distribution.of(List.of(Duration.ofHours(36)), Duration.ofDays(1)).median())
        .isEqualTo(new BigDecimal("1.5"));
  }
}
