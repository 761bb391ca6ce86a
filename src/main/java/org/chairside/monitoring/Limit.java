package org.chairside.monitoring;

import java.math.BigDecimal;
import java.util.Comparator;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;

/**
 * A line in the chart of a vital sign: a value on it or beyond it is what the rule flags.
 *
 * @param sign the vital sign that it bounds
 * @param bound on which side a value is flagged
 * @param value the first value that is flagged, in the sign's unit
 * @param severity of the finding, where the rule asks for a repeat once that confirms it
 * @param rule the rule's code
 * @param fromBaseline whether it was worked out from this patient's baseline
 */
public record Limit(
    VitalSign sign,
    Bound bound,
    BigDecimal value,
    Severity severity,
    String rule,
    boolean fromBaseline) {

  /** On which side of a line a value is flagged; the line itself is. */
  public enum Bound {
    /** At the value and above it. */
    AT_LEAST,
    /** At the value and below it. */
    AT_MOST
  }

  /** The line that is reached first; of equal ones the one that does not depend on the baseline. */
  static final Comparator<Limit> REACHED_FIRST =
      Comparator.comparing(Limit::outwards).thenComparing(Limit::fromBaseline);

  private BigDecimal outwards() {
    return bound == Bound.AT_LEAST ? value : value.negate();
  }

  /** Whether the other bounds the same sign on the same side for the same level of a rule. */
  boolean isBeside(Limit other) {
    return sign == other.sign
        && bound == other.bound
        && severity == other.severity
        && rule.equals(other.rule);
  }

  /** Whether a reading can have this value at all. */
  boolean isPossible() {
    BigDecimal lowest = sign.lowest();
    BigDecimal highest = sign.highest();
    return lowest != null
        && highest != null
        && value.compareTo(lowest) >= 0
        && value.compareTo(highest) <= 0;
  }
}
