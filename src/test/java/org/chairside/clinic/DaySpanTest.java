package org.chairside.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans of a day on both sides of their edges. */
class DaySpanTest {

  private static DaySpan span(String from, String until) {
    return DaySpan.of(LocalTime.parse(from), LocalTime.parse(until));
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 12:00, 12:00, 13:00, false",
    "08:00, 12:01, 12:00, 13:00, true",
    "12:00, 13:00, 08:00, 12:00, false",
    "00:00, 00:00, 23:59, 00:00, true",
    "22:00, 00:00, 00:00, 01:00, false",
    "09:00, 10:00, 09:00, 10:00, true"
  })
  void spansOverlapWhenTheyShareMinute(
      String from, String until, String otherFrom, String otherUntil, boolean overlap) {
    assertThat(span(from, until).overlaps(span(otherFrom, otherUntil))).isEqualTo(overlap);
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 12:00, 07:59, false",
    "08:00, 12:00, 08:00, true",
    "08:00, 12:00, 11:59, true",
    "08:00, 12:00, 12:00, false",
    "20:00, 00:00, 23:59, true",
    "20:00, 00:00, 00:00, false"
  })
  void spanCoversStartButNotEnd(String from, String until, String time, boolean covered) {
    assertThat(span(from, until).covers(LocalTime.parse(time))).isEqualTo(covered);
  }

  @Test
  void spanContainsSpanUpToItsEdges() {
    assertThat(span("08:00", "12:00").contains(span("08:00", "12:00"))).isTrue();
    assertThat(span("08:00", "12:00").contains(span("07:59", "12:00"))).isFalse();
    assertThat(span("08:00", "12:00").contains(span("08:00", "12:01"))).isFalse();
    assertThat(span("08:00", "00:00").contains(span("23:00", "00:00"))).isTrue();
  }

  @Test
  void spanIsForwardWhenNotEmpty() {
    assertThat(span("08:00", "08:01").isForward()).isTrue();
    assertThat(span("08:00", "08:00").isForward()).isFalse();
    assertThat(span("00:00", "00:00").isForward()).isTrue();
    assertThat(span("08:01", "08:00").isForward()).isFalse();
  }
}
