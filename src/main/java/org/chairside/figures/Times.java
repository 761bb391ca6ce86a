package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A set of instants.
 *
 * @param ranges in order, apart from one another
 */
record Times(List<TimeRange> ranges) {

  static final Times NONE = new Times(List.of());

  /** Every instant that is in one of these spans, whether they overlap or not. */
  static Times of(Collection<TimeRange> ranges) {
    List<TimeRange> apart = new ArrayList<>();
    for (TimeRange range : ranges.stream().sorted(Comparator.comparing(TimeRange::from)).toList()) {
      if (apart.isEmpty() || apart.getLast().until().isBefore(range.from())) {
        apart.add(range);
      } else if (apart.getLast().until().isBefore(range.until())) {
        apart.add(new TimeRange(apart.removeLast().from(), range.until()));
      }
    }
    return new Times(List.copyOf(apart));
  }

  Times and(Times others) {
    return new Times(
        ranges.stream()
            .flatMap(range -> others.ranges.stream().map(range::and).flatMap(Optional::stream))
            .toList());
  }

  Times without(Times others) {
    List<TimeRange> left = new ArrayList<>();
    for (TimeRange range : ranges) {
      Instant from = range.from();
      for (TimeRange other : others.ranges) {
        if (range.and(other).isPresent()) {
          TimeRange.between(from, other.from()).ifPresent(left::add);
          from = other.until();
        }
      }
      TimeRange.between(from, range.until()).ifPresent(left::add);
    }
    return new Times(List.copyOf(left));
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  Duration length() {
    return ranges.stream()
        .map(range -> Duration.between(range.from(), range.until()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The most of these that hold an instant together; what ends at an instant is over by then. */
  static int mostAtOnce(Collection<Times> all) {
    TreeMap<Instant, Integer> changes = new TreeMap<>();
    for (Times times : all) {
      for (TimeRange range : times.ranges) {
        changes.merge(range.from(), 1, Integer::sum);
        changes.merge(range.until(), -1, Integer::sum);
      }
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }
}
