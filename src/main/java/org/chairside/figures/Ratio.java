package org.chairside.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many.
 *
 * @param value their quotient to four decimals; null where the denominator is 0, which is neither
 *     none nor all
 */
@Schema(name = "Share")
record Ratio(long numerator, long denominator, @Nullable BigDecimal value) {

  private static final int DECIMALS = 4;

  static Ratio of(long numerator, long denominator) {
    return new Ratio(
        numerator,
        denominator,
        denominator == 0
            ? null
            : BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP));
  }

  /** Of whole minutes. */
  static Ratio of(Duration part, Duration whole) {
    return of(part.toMinutes(), whole.toMinutes());
  }

  /** Of these, those for which it holds. */
  static <T> Ratio of(Collection<T> all, Predicate<T> holds) {
    return of(all.stream().filter(holds).count(), all.size());
  }
}
