package org.chairside.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets of instants, written as spans of minutes such as "0-5 7-9". */
class TimesTest {

  private static Instant minute(String number) {
    return Instant.EPOCH.plus(Duration.ofMinutes(Long.parseLong(number)));
  }

  private static List<TimeRange> spans(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(" "))
            .map(each -> each.split("-"))
            .map(each -> new TimeRange(minute(each[0]), minute(each[1])))
            .toList();
  }

  private static Times times(String text) {
    return Times.of(spans(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'',            '',        0",
    "0-5,           0-5,       5",
    "'7-9 0-5',     '0-5 7-9', 7",
    "'0-5 5-9',     0-9,       9",
    "'0-5 4-9',     0-9,       9",
    "'0-9 2-3',     0-9,       9",
    "'0-5 0-5',     0-5,       5",
    "'0-5 6-9 4-7', 0-9,       9"
  })
  void overlappingRangesAreMerged(String spans, String apart, long minutes) {
    assertThat(times(spans).ranges()).isEqualTo(spans(apart));
    assertThat(times(spans).length()).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(times(spans).isEmpty()).isEqualTo(minutes == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "0-5,       '',        '',        0-5",
    "'',        0-5,       '',        ''",
    "0-5,       5-9,       '',        0-5",
    "0-5,       4-9,       4-5,       0-4",
    "5-9,       0-6,       5-6,       6-9",
    "0-9,       2-3,       2-3,       '0-2 3-9'",
    "2-3,       0-9,       2-3,       ''",
    "0-9,       0-9,       0-9,       ''",
    "0-9,       '0-2 8-9', '0-2 8-9', 2-8",
    "'0-4 6-9', 3-7,       '3-4 6-7', '0-3 7-9'"
  })
  void intersectsAndSubtracts(String some, String others, String both, String without) {
    assertThat(times(some).and(times(others)).ranges()).isEqualTo(spans(both));
    assertThat(times(others).and(times(some)).ranges()).isEqualTo(spans(both));
    assertThat(times(some).without(times(others)).ranges()).isEqualTo(spans(without));
  }

  @Test
  void leavingAndArrivingDoNotOverlap() {
    assertThat(Times.mostAtOnce(List.of())).isZero();
    assertThat(Times.mostAtOnce(List.of(times("0-5"), times("5-9")))).isEqualTo(1);
    assertThat(Times.mostAtOnce(List.of(times("0-6"), times("5-9")))).isEqualTo(2);
    assertThat(Times.mostAtOnce(List.of(times("0-5"), times("0-5"), times("4-5 7-8"))))
        .isEqualTo(3);
  }

  @Test
  void rangeIsNeverEmpty() {
    assertThat(TimeRange.between(minute("5"), minute("5"))).isEmpty();
    assertThat(TimeRange.between(minute("6"), minute("5"))).isEmpty();
    assertThatThrownBy(() -> new TimeRange(minute("5"), minute("5")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
