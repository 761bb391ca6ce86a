package org.chairside.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets of moments obey the laws of sets. */
class IntervalsTest {

  private static final Instant ZERO = Instant.parse("2026-03-02T00:00:00Z");
  private static final int MINUTES = 24;
  private static final Intervals ALL = Intervals.of(interval(0, MINUTES));

  private static Instant at(int minute) {
    return ZERO.plus(Duration.ofMinutes(minute));
  }

  private static Interval interval(int from, int until) {
    return new Interval(at(from), at(until));
  }

  private static Intervals any(Random random) {
    List<Interval> intervals = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(MINUTES - 1);
      intervals.add(interval(from, from + 1 + random.nextInt(MINUTES - from)));
    }
    return Intervals.of(intervals);
  }

  private static Intervals not(Intervals intervals) {
    return ALL.without(intervals);
  }

  private static Duration length(Intervals intervals) {
    return intervals.list().stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void intervalsObeySetLaws(long seed) {
    Random random = new Random(seed);
    Intervals a = any(random);
    Intervals b = any(random);
    Intervals c = any(random);
    assertThat(a.or(b)).isEqualTo(b.or(a));
    assertThat(a.and(b)).isEqualTo(b.and(a));
    assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
    assertThat(a.or(b.and(c))).isEqualTo(a.or(b).and(a.or(c)));
    assertThat(a.or(a)).isEqualTo(a);
    assertThat(a.and(a)).isEqualTo(a);
    assertThat(a.without(a)).isEqualTo(Intervals.NONE);
    assertThat(a.or(Intervals.NONE)).isEqualTo(a);
    assertThat(a.and(Intervals.NONE)).isEqualTo(Intervals.NONE);
    assertThat(a.without(Intervals.NONE)).isEqualTo(a);
    assertThat(not(a.or(b))).isEqualTo(not(a).and(not(b)));
    assertThat(not(a.and(b))).isEqualTo(not(a).or(not(b)));
    assertThat(not(not(a))).isEqualTo(a);
    assertThat(a.without(b)).isEqualTo(a.and(not(b)));
    assertThat(length(a.or(b)).plus(length(a.and(b)))).isEqualTo(length(a).plus(length(b)));
    assertThat(length(a.without(b))).isEqualTo(length(a).minus(length(a.and(b))));
    assertThat(a.or(b).hashCode()).isEqualTo(b.or(a).hashCode());
  }

  /** Checked against a row of minutes, each in the set or not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void containmentMatchesMinuteByMinute(long seed) {
    Random random = new Random(seed);
    Intervals a = any(random);
    Intervals b = any(random);
    for (int minute = -1; minute <= MINUTES; minute++) {
      Instant at = at(minute);
      assertThat(a.or(b).contains(at)).isEqualTo(a.contains(at) || b.contains(at));
      assertThat(a.and(b).contains(at)).isEqualTo(a.contains(at) && b.contains(at));
      assertThat(a.without(b).contains(at)).isEqualTo(a.contains(at) && !b.contains(at));
    }
    for (int from = 0; from < MINUTES; from++) {
      for (int until = from + 1; until <= MINUTES; until++) {
        boolean all = true;
        for (int minute = from; minute < until; minute++) {
          all &= a.contains(at(minute));
        }
        assertThat(a.cover(interval(from, until))).isEqualTo(all);
      }
    }
  }

  @Test
  void touchingIntervalsAreMerged() {
    assertThat(Intervals.of(interval(5, 8), interval(1, 5)).list()).containsExactly(interval(1, 8));
    assertThat(Intervals.of(interval(6, 8), interval(1, 5)).list())
        .containsExactly(interval(1, 5), interval(6, 8));
    assertThat(Intervals.of(interval(1, 9), interval(2, 3)).list()).containsExactly(interval(1, 9));
    assertThat(Intervals.NONE.isEmpty()).isTrue();
    assertThat(Intervals.of(interval(1, 2)).isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1,5, 5,8, false",
    "1,6, 5,8, true",
    "5,8, 1,5, false",
    "5,8, 1,6, true",
    "1,9, 3,4, true",
    "3,4, 1,9, true"
  })
  void endIsExclusive(int from, int until, int next, int end, boolean overlaps) {
    Interval one = interval(from, until);
    Interval other = interval(next, end);
    assertThat(one.overlaps(other)).isEqualTo(overlaps);
    assertThat(one.shared(other).isPresent()).isEqualTo(overlaps);
    assertThat(Intervals.of(one).and(Intervals.of(other)).isEmpty()).isEqualTo(!overlaps);
    one.shared(other)
        .ifPresent(
            shared -> {
              assertThat(one.covers(shared)).isTrue();
              assertThat(other.covers(shared)).isTrue();
              assertThat(shared).isEqualTo(interval(Math.max(from, next), Math.min(until, end)));
            });
  }

  @Test
  void intervalBeginsBeforeItEnds() {
    assertThatThrownBy(() -> interval(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> interval(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(interval(3, 4).covers(interval(3, 4))).isTrue();
    assertThat(interval(3, 5).covers(interval(2, 4))).isFalse();
    assertThat(interval(3, 5).covers(interval(4, 6))).isFalse();
  }
}
