package org.chairside.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Remaining capacity over time, checked against a row of minutes. */
class CapacityTimelineTest {

  private static final int MINUTES = 40;
  private static final long MINUTE = 60_000_000L;
  private static final long FIRST = CapacityTimeline.at(Instant.parse("2026-03-02T08:00:00Z"));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static long at(int minute) {
    return FIRST + minute * MINUTE;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void timelineMatchesRowOfMinutes(long seed) {
    Random random = new Random(seed);
    int ground = random.nextInt(3);
    CapacityTimeline timeline = new CapacityTimeline(ground);
    int[] row = new int[MINUTES];
    Arrays.fill(row, ground);
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(MINUTES);
      int until = from + random.nextInt(MINUTES - from + 1);
      int units = random.nextInt(5) - 2;
      timeline.add(at(from), at(until), units);
      for (int m = from; m < until; m++) {
        row[m] += units;
      }
      int askedFrom = random.nextInt(MINUTES);
      int askedUntil = askedFrom + 1 + random.nextInt(MINUTES - askedFrom);
      same(timeline, row, askedFrom, askedUntil, random.nextInt(5) - 2, ground);
    }
  }

  private static void same(
      CapacityTimeline timeline, int[] row, int from, int until, int units, int ground) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    int firstShort = -1;
    int shortUntil = -1;
    for (int m = from; m < until; m++) {
      least = Math.min(least, row[m]);
      most = Math.max(most, row[m]);
      if (row[m] < units && firstShort < 0) {
        firstShort = m;
      }
      if (firstShort >= 0 && shortUntil < 0 && row[m] >= units) {
        shortUntil = m;
      }
    }
    assertThat(timeline.most(at(from), at(until))).isEqualTo(most);
    assertThat(timeline.has(at(from), at(until), units)).isEqualTo(least >= units);
    Interval asked =
        new Interval(CapacityTimeline.instant(at(from)), CapacityTimeline.instant(at(until)));
    Interval found = timeline.firstShort(asked, units);
    if (firstShort < 0) {
      assertThat(found).isNull();
    } else {
      int end = shortUntil < 0 ? until : shortUntil;
      assertThat(found)
          .isEqualTo(
              new Interval(
                  CapacityTimeline.instant(at(firstShort)), CapacityTimeline.instant(at(end))));
    }
    if (row[from] >= units) {
      int since = from;
      while (since > 0 && row[since - 1] >= units) {
        since--;
      }
      long expected = since == 0 && ground >= units ? Long.MIN_VALUE : at(since);
      assertThat(timeline.hasSince(at(from), units)).isLessThanOrEqualTo(at(since));
      assertThat(timeline.hasSince(at(from), units)).isEqualTo(expected);
    }
  }

  @Test
  void emptySpanNeedsNoCapacity() {
    assertThat(new CapacityTimeline(0).has(at(3), at(3), 5)).isTrue();
    assertThat(new CapacityTimeline(0).has(at(3), at(4), 1)).isFalse();
  }

  @Test
  void instantsKeepMicroseconds() {
    Instant moment = Instant.parse("2026-03-02T08:00:00.123456Z");
    assertThat(CapacityTimeline.instant(CapacityTimeline.at(moment))).isEqualTo(moment);
    Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999Z");
    assertThat(CapacityTimeline.at(before1970)).isEqualTo(-1);
    assertThat(CapacityTimeline.instant(-1)).isEqualTo(before1970);
  }
}
