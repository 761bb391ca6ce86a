package org.chairside.trial;

import java.util.Locale;

/**
 * A part of a whole, with its 95 % interval by Wilson's score method, which keeps to 0 and 1 and
 * holds for small counts.
 */
record Proportion(int part, int whole) {

  /** The normal deviate of a two-sided 95 %. */
  private static final double Z = 1.959964;

  Proportion {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " is no part of " + whole);
    }
  }

  /** Nothing can be said of a part of nothing: not a number then. */
  double value() {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  double low() {
    return part == 0 && whole > 0 ? 0 : centre() - halfWidth();
  }

  double high() {
    return part == whole && whole > 0 ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return whole == 0 ? Double.NaN : (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
  }

  private double halfWidth() {
    double spread = value() * (1 - value()) / whole + Z * Z / (4.0 * whole * whole);
    return Z * Math.sqrt(spread) / (1 + Z * Z / whole);
  }

  /** Such as "57 of 68: 84 % (73 to 91)". */
  @Override
  public String toString() {
    return whole == 0
        ? "0 of 0: cannot be told"
        : String.format(
            Locale.ROOT,
            "%d of %d: %.0f %% (%.0f to %.0f)",
            part,
            whole,
            100 * value(),
            100 * low(),
            100 * high());
  }
}
