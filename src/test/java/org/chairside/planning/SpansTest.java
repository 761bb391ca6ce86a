package org.chairside.planning;

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
class SpansTest {

  private static final Instant ZERO = Instant.parse("2026-03-02T00:00:00Z");
  private static final int MINUTES = 24;
  private static final Spans ALL = Spans.of(span(0, MINUTES));

  private static Instant at(int minute) {
    return ZERO.plus(Duration.ofMinutes(minute));
  }

  private static Span span(int from, int until) {
    return new Span(at(from), at(until));
  }

  private static Spans any(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(MINUTES - 1);
      spans.add(span(from, from + 1 + random.nextInt(MINUTES - from)));
    }
    return Spans.of(spans);
  }

  private static Spans not(Spans spans) {
    return ALL.without(spans);
  }

  private static Duration length(Spans spans) {
    return spans.list().stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLawsOfSets(long seed) {
    Random random = new Random(seed);
    Spans a = any(random);
    Spans b = any(random);
    Spans c = any(random);
    assertThat(a.or(b)).isEqualTo(b.or(a));
    assertThat(a.and(b)).isEqualTo(b.and(a));
    assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
    assertThat(a.or(b.and(c))).isEqualTo(a.or(b).and(a.or(c)));
    assertThat(a.or(a)).isEqualTo(a);
    assertThat(a.and(a)).isEqualTo(a);
    assertThat(a.without(a)).isEqualTo(Spans.NONE);
    assertThat(a.or(Spans.NONE)).isEqualTo(a);
    assertThat(a.and(Spans.NONE)).isEqualTo(Spans.NONE);
    assertThat(a.without(Spans.NONE)).isEqualTo(a);
    assertThat(not(a.or(b))).isEqualTo(not(a).and(not(b)));
    assertThat(not(a.and(b))).isEqualTo(not(a).or(not(b)));
    assertThat(not(not(a))).isEqualTo(a);
    assertThat(a.without(b)).isEqualTo(a.and(not(b)));
    assertThat(length(a.or(b)).plus(length(a.and(b)))).isEqualTo(length(a).plus(length(b)));
    assertThat(length(a.without(b))).isEqualTo(length(a).minus(length(a.and(b))));
    assertThat(a.or(b).hashCode()).isEqualTo(b.or(a).hashCode());
  }

  /** Held against a row of minutes, each in the set or not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyMinuteIsInItOrNot(long seed) {
    Random random = new Random(seed);
    Spans a = any(random);
    Spans b = any(random);
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
        assertThat(a.cover(span(from, until))).isEqualTo(all);
      }
    }
  }

  @Test
  void whatTouchesIsOne() {
    assertThat(Spans.of(span(5, 8), span(1, 5)).list()).containsExactly(span(1, 8));
    assertThat(Spans.of(span(6, 8), span(1, 5)).list()).containsExactly(span(1, 5), span(6, 8));
    assertThat(Spans.of(span(1, 9), span(2, 3)).list()).containsExactly(span(1, 9));
    assertThat(Spans.NONE.isEmpty()).isTrue();
    assertThat(Spans.of(span(1, 2)).isEmpty()).isFalse();
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
  void anEndLeavesItsMomentToTheNext(int from, int until, int next, int end, boolean overlaps) {
    Span one = span(from, until);
    Span other = span(next, end);
    assertThat(one.overlaps(other)).isEqualTo(overlaps);
    assertThat(one.shared(other).isPresent()).isEqualTo(overlaps);
    assertThat(Spans.of(one).and(Spans.of(other)).isEmpty()).isEqualTo(!overlaps);
    one.shared(other)
        .ifPresent(
            shared -> {
              assertThat(one.covers(shared)).isTrue();
              assertThat(other.covers(shared)).isTrue();
              assertThat(shared).isEqualTo(span(Math.max(from, next), Math.min(until, end)));
            });
  }

  @Test
  void aSpanBeginsBeforeItEnds() {
    assertThatThrownBy(() -> span(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> span(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(span(3, 4).covers(span(3, 4))).isTrue();
    assertThat(span(3, 5).covers(span(2, 4))).isFalse();
    assertThat(span(3, 5).covers(span(4, 6))).isFalse();
  }
}
