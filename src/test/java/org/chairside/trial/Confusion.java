package org.chairside.trial;

import java.util.List;
import java.util.function.Predicate;

/**
 * Sessions by a verdict that is taken as the truth and by whether they were flagged.
 *
 * @param truePositive flagged, with the verdict
 * @param falseNegative not flagged, with the verdict
 * @param falsePositive flagged, without the verdict
 * @param trueNegative not flagged, without the verdict
 */
record Confusion(int truePositive, int falseNegative, int falsePositive, int trueNegative) {

  static <T> Confusion of(List<T> sessions, Predicate<T> truth, Predicate<T> flagged) {
    return new Confusion(
        count(sessions, truth.and(flagged)),
        count(sessions, truth.and(flagged.negate())),
        count(sessions, truth.negate().and(flagged)),
        count(sessions, truth.negate().and(flagged.negate())));
  }

  private static <T> int count(List<T> sessions, Predicate<T> which) {
    return (int) sessions.stream().filter(which).count();
  }

  /** Of those with the verdict, the flagged. */
  Proportion sensitivity() {
    return new Proportion(truePositive, truePositive + falseNegative);
  }

  /** Of those without the verdict, the unflagged. */
  Proportion specificity() {
    return new Proportion(trueNegative, trueNegative + falsePositive);
  }

  /** Of the flagged, those with the verdict. */
  Proportion predictiveValue() {
    return new Proportion(truePositive, truePositive + falsePositive);
  }
}
