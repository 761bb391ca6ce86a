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
 * @param spans in order, apart from one another
 */
record Times(List<Span> spans) {

  static final Times NONE = new Times(List.of());

  /** Every instant that is in one of these spans, whether they overlap or not. */
  static Times of(Collection<Span> spans) {
    List<Span> apart = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (apart.isEmpty() || apart.getLast().until().isBefore(span.from())) {
        apart.add(span);
      } else if (apart.getLast().until().isBefore(span.until())) {
        apart.add(new Span(apart.removeLast().from(), span.until()));
      }
    }
    return new Times(List.copyOf(apart));
  }

  Times and(Times others) {
    return new Times(
        spans.stream()
            .flatMap(span -> others.spans.stream().map(span::and).flatMap(Optional::stream))
            .toList());
  }

  Times without(Times others) {
    List<Span> left = new ArrayList<>();
    for (Span span : spans) {
      Instant from = span.from();
      for (Span other : others.spans) {
        if (span.and(other).isPresent()) {
          Span.between(from, other.from()).ifPresent(left::add);
          from = other.until();
        }
      }
      Span.between(from, span.until()).ifPresent(left::add);
    }
    return new Times(List.copyOf(left));
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  Duration length() {
    return spans.stream()
        .map(span -> Duration.between(span.from(), span.until()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The most of these that hold an instant together; what ends at an instant is over by then. */
  static int mostAtOnce(Collection<Times> all) {
    TreeMap<Instant, Integer> changes = new TreeMap<>();
    for (Times times : all) {
      for (Span span : times.spans) {
        changes.merge(span.from(), 1, Integer::sum);
        changes.merge(span.until(), -1, Integer::sum);
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
