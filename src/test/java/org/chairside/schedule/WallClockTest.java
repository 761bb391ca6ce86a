package org.chairside.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours are those of the wall, on the days on which the clocks change too. */
class WallClockTest {

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-07, 24", "America/New_York, 2026-03-08, 23",
    "America/New_York, 2026-03-09, 24", "America/New_York, 2026-11-01, 25",
    "Europe/Berlin, 2026-03-29, 23", "Europe/Berlin, 2026-10-25, 25",
    // where the clocks change at midnight
    "America/Santiago, 2026-09-06, 23", "America/Santiago, 2026-04-04, 25",
    "Asia/Beirut, 2026-03-29, 23", "Asia/Kolkata, 2026-03-29, 24"
  })
  void dayLengthFollowsClockChange(String zone, LocalDate date, int hours) {
    WallClock clock = new WallClock(ZoneId.of(zone));
    Interval day = clock.day(date);
    assertThat(day.length()).isEqualTo(Duration.ofHours(hours));
    assertThat(clock.dateOf(day.from())).isEqualTo(date);
    assertThat(clock.dateOf(day.until().minusNanos(1))).isEqualTo(date);
    assertThat(clock.dateOf(day.until())).isEqualTo(date.plusDays(1));
    assertThat(clock.between(date, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-08, 08:00, 2026-03-08T12:00:00Z",
    "America/New_York, 2026-03-07, 08:00, 2026-03-07T13:00:00Z",
    // skipped
    "America/New_York, 2026-03-08, 02:00,",
    "America/New_York, 2026-03-08, 02:59,",
    "America/New_York, 2026-03-08, 01:59, 2026-03-08T06:59:00Z",
    "America/New_York, 2026-03-08, 03:00, 2026-03-08T07:00:00Z",
    // shown twice: the first of the two
    "America/New_York, 2026-11-01, 01:30, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-11-01, 08:00, 2026-11-01T13:00:00Z",
    "Europe/Berlin, 2026-03-29, 02:30,",
    "Europe/Berlin, 2026-10-25, 02:30, 2026-10-25T00:30:00Z",
    "America/Santiago, 2026-09-06, 00:00,",
    "America/Santiago, 2026-09-06, 01:00, 2026-09-06T04:00:00Z",
    "Asia/Beirut, 2026-03-29, 00:30,"
  })
  void localTimeMapsToInstant(
      String zone, LocalDate date, LocalTime time, @Nullable Instant moment) {
    WallClock clock = new WallClock(ZoneId.of(zone));
    if (moment == null) {
      assertThat(clock.at(date, time)).isEmpty();
    } else {
      assertThat(clock.at(date, time)).contains(moment);
      assertThat(clock.timeOf(moment)).isEqualTo(time);
      assertThat(clock.dateOf(moment)).isEqualTo(date);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-07, 00:00, 08:00, 480",
    "America/New_York, 2026-03-08, 00:00, 08:00, 420",
    "America/New_York, 2026-11-01, 00:00, 08:00, 540",
    "America/New_York, 2026-11-01, 01:00, 01:30, 90",
    "America/New_York, 2026-03-08, 02:00, 03:00, 0",
    "America/New_York, 2026-03-08, 02:10, 02:50, 40",
    "America/New_York, 2026-03-02, 22:00, 00:00, 120",
    "America/New_York, 2026-03-02, 09:00, 08:00, 0"
  })
  void partOfDayFollowsClockChange(
      String zone, LocalDate date, LocalTime from, LocalTime until, int minutes) {
    assertThat(
            new WallClock(ZoneId.of(zone))
                .between(date, from, until)
                .map(Interval::length)
                .orElse(Duration.ZERO))
        .isEqualTo(Duration.ofMinutes(minutes));
  }
}
