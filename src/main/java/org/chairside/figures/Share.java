package org.chairside.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many.
 *
 * @param value their quotient to four decimals; null where the denominator is 0, which is neither
 *     none nor all
 */
public record Share(long numerator, long denominator, @Nullable BigDecimal value) {

  private static final int DECIMALS = 4;

  static Share of(long numerator, long denominator) {
    return new Share(
        numerator,
        denominator,
        denominator == 0
            ? null
            : BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP));
  }

  /** Of whole minutes. */
  static Share of(Duration part, Duration whole) {
    return of(part.toMinutes(), whole.toMinutes());
  }

  /** Of these, those for which it holds. */
  static <T> Share of(Collection<T> all, Predicate<T> holds) {
    return of(all.stream().filter(holds).count(), all.size());
  }
}
