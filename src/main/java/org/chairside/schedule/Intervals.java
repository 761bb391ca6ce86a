package org.chairside.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of moments, held as its longest spans in order: none touches the next. Two sets of the same
 * moments are equal.
 */
public final class Intervals {

  public static final Intervals NONE = new Intervals(List.of());

  private final List<Interval> intervals;

  private Intervals(List<Interval> intervals) {
    this.intervals = intervals;
  }

  public static Intervals of(Interval... intervals) {
    return of(List.of(intervals));
  }

  /** The moments that lie in any of these. */
  public static Intervals of(Collection<Interval> any) {
    List<Interval> merged = new ArrayList<>();
    any.stream()
        .sorted(Comparator.comparing(Interval::from))
        .forEach(
            interval -> {
              if (!merged.isEmpty() && !merged.getLast().until().isBefore(interval.from())) {
                Interval last = merged.removeLast();
                merged.add(new Interval(last.from(), later(last.until(), interval.until())));
              } else {
                merged.add(interval);
              }
            });
    return new Intervals(List.copyOf(merged));
  }

  /** The longest spans, in order. */
  public List<Interval> list() {
    return intervals;
  }

  public boolean isEmpty() {
    return intervals.isEmpty();
  }

  /** Whether all of the span is in it. */
  public boolean cover(Interval interval) {
    return intervals.stream().anyMatch(each -> each.covers(interval));
  }

  public boolean contains(Instant moment) {
    return intervals.stream()
        .anyMatch(each -> !moment.isBefore(each.from()) && moment.isBefore(each.until()));
  }

  public Intervals or(Intervals other) {
    return of(Stream.concat(intervals.stream(), other.intervals.stream()).toList());
  }

  public Intervals and(Intervals other) {
    return of(
        intervals.stream()
            .flatMap(mine -> other.intervals.stream().flatMap(its -> mine.shared(its).stream()))
            .toList());
  }

  public Intervals without(Intervals other) {
    List<Interval> left = new ArrayList<>();
    for (Interval interval : intervals) {
      Instant from = interval.from();
      for (Interval hole : other.intervals) {
        if (hole.overlaps(interval)) {
          if (from.isBefore(hole.from())) {
            left.add(new Interval(from, hole.from()));
          }
          from = later(from, hole.until());
        }
      }
      if (from.isBefore(interval.until())) {
        left.add(new Interval(from, interval.until()));
      }
    }
    return new Intervals(List.copyOf(left));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Intervals its && its.intervals.equals(intervals);
  }

  @Override
  public int hashCode() {
    return intervals.hashCode();
  }

  @Override
  public String toString() {
    return intervals.toString();
  }
}
