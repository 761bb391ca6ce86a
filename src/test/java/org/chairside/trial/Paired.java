package org.chairside.trial;

import java.util.List;
import java.util.function.Predicate;

/** The same sessions by which of two ways of watching flagged them. */
record Paired(int both, int onlyFirst, int onlySecond, int neither) {

  static <T> Paired of(List<T> sessions, Predicate<T> first, Predicate<T> second) {
    Confusion counts = Confusion.of(sessions, first, second);
    return new Paired(
        counts.truePositive(),
        counts.falseNegative(),
        counts.falsePositive(),
        counts.trueNegative());
  }
}
