package org.chairside.planning;

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
public final class Spans {

  public static final Spans NONE = new Spans(List.of());

  private final List<Span> spans;

  private Spans(List<Span> spans) {
    this.spans = spans;
  }

  public static Spans of(Span... spans) {
    return of(List.of(spans));
  }

  /** The moments that lie in any of these. */
  public static Spans of(Collection<Span> any) {
    List<Span> merged = new ArrayList<>();
    any.stream()
        .sorted(Comparator.comparing(Span::from))
        .forEach(
            span -> {
              if (!merged.isEmpty() && !merged.getLast().until().isBefore(span.from())) {
                Span last = merged.removeLast();
                merged.add(new Span(last.from(), later(last.until(), span.until())));
              } else {
                merged.add(span);
              }
            });
    return new Spans(List.copyOf(merged));
  }

  /** The longest spans, in order. */
  public List<Span> list() {
    return spans;
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether all of the span is in it. */
  public boolean cover(Span span) {
    return spans.stream().anyMatch(each -> each.covers(span));
  }

  public boolean contains(Instant moment) {
    return spans.stream()
        .anyMatch(each -> !moment.isBefore(each.from()) && moment.isBefore(each.until()));
  }

  public Spans or(Spans other) {
    return of(Stream.concat(spans.stream(), other.spans.stream()).toList());
  }

  public Spans and(Spans other) {
    return of(
        spans.stream()
            .flatMap(mine -> other.spans.stream().flatMap(its -> mine.shared(its).stream()))
            .toList());
  }

  public Spans without(Spans other) {
    List<Span> left = new ArrayList<>();
    for (Span span : spans) {
      Instant from = span.from();
      for (Span hole : other.spans) {
        if (hole.overlaps(span)) {
          if (from.isBefore(hole.from())) {
            left.add(new Span(from, hole.from()));
          }
          from = later(from, hole.until());
        }
      }
      if (from.isBefore(span.until())) {
        left.add(new Span(from, span.until()));
      }
    }
    return new Spans(List.copyOf(left));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spans its && its.spans.equals(spans);
  }

  @Override
  public int hashCode() {
    return spans.hashCode();
  }

  @Override
  public String toString() {
    return spans.toString();
  }
}
