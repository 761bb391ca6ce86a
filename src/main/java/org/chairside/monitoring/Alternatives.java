package org.chairside.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;

/** A condition as alternatives, each of them a list of conditions that must all hold. */
final class Alternatives {

  private static final long MOST = 64;

  private Alternatives() {}

  static List<List<Condition>> of(Condition condition) {
    return switch (condition) {
      case AnyOf(var conditions) -> conditions.stream().flatMap(each -> of(each).stream()).toList();
      case AllOf(var conditions) -> together(conditions);
      default -> List.of(List.of(condition));
    };
  }

  /** Whether a condition has more alternatives than are plausible. */
  static boolean areTooMany(Condition condition) {
    return count(condition) > MOST;
  }

  private static long count(Condition condition) {
    return switch (condition) {
      case AnyOf(var conditions) ->
          conditions.stream().mapToLong(Alternatives::count).reduce(0, (a, b) -> atMost(a + b));
      case AllOf(var conditions) ->
          conditions.stream().mapToLong(Alternatives::count).reduce(1, (a, b) -> atMost(a * b));
      default -> 1;
    };
  }

  private static long atMost(long count) {
    return Math.min(count, MOST + 1);
  }

  private static List<List<Condition>> together(List<Condition> conditions) {
    List<List<Condition>> combined = List.of(List.of());
    for (Condition condition : conditions) {
      List<List<Condition>> longer = new ArrayList<>();
      for (List<Condition> start : combined) {
        for (List<Condition> more : of(condition)) {
          List<Condition> joined = new ArrayList<>(start);
          joined.addAll(more);
          longer.add(joined);
        }
      }
      combined = longer;
    }
    return combined;
  }
}
