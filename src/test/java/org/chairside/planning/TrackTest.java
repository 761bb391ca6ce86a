package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left over time, held against a row of minutes. */
class TrackTest {

  private static final int MINUTES = 40;
  private static final long MINUTE = 60_000_000L;
  private static final long FIRST = Track.at(Instant.parse("2026-03-02T08:00:00Z"));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static long at(int minute) {
    return FIRST + minute * MINUTE;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsARowOfMinutes(long seed) {
    Random random = new Random(seed);
    int ground = random.nextInt(3);
    Track track = new Track(ground);
    int[] row = new int[MINUTES];
    Arrays.fill(row, ground);
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(MINUTES);
      int until = from + random.nextInt(MINUTES - from + 1);
      int units = random.nextInt(5) - 2;
      track.add(at(from), at(until), units);
      for (int m = from; m < until; m++) {
        row[m] += units;
      }
      int askedFrom = random.nextInt(MINUTES);
      int askedUntil = askedFrom + 1 + random.nextInt(MINUTES - askedFrom);
      same(track, row, askedFrom, askedUntil, random.nextInt(5) - 2, ground);
    }
  }

  private static void same(Track track, int[] row, int from, int until, int units, int ground) {
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
    assertThat(track.most(at(from), at(until))).isEqualTo(most);
    assertThat(track.has(at(from), at(until), units)).isEqualTo(least >= units);
    Span asked = new Span(Track.instant(at(from)), Track.instant(at(until)));
    Span found = track.firstShort(asked, units);
    if (firstShort < 0) {
      assertThat(found).isNull();
    } else {
      int end = shortUntil < 0 ? until : shortUntil;
      assertThat(found).isEqualTo(new Span(Track.instant(at(firstShort)), Track.instant(at(end))));
    }
    if (row[from] >= units) {
      int since = from;
      while (since > 0 && row[since - 1] >= units) {
        since--;
      }
      long expected = since == 0 && ground >= units ? Long.MIN_VALUE : at(since);
      assertThat(track.hasSince(at(from), units)).isLessThanOrEqualTo(at(since));
      assertThat(track.hasSince(at(from), units)).isEqualTo(expected);
    }
  }

  @Test
  void anEmptySpanAsksForNothing() {
    assertThat(new Track(0).has(at(3), at(3), 5)).isTrue();
    assertThat(new Track(0).has(at(3), at(4), 1)).isFalse();
  }

  @Test
  void momentsAreKeptToTheMicrosecond() {
    Instant moment = Instant.parse("2026-03-02T08:00:00.123456Z");
    assertThat(Track.instant(Track.at(moment))).isEqualTo(moment);
    Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999Z");
    assertThat(Track.at(before1970)).isEqualTo(-1);
    assertThat(Track.instant(-1)).isEqualTo(before1970);
  }
}
