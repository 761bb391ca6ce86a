package org.chairside.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in the figure's unit to one decimal.
 *
 * @param count of how many
 * @param median the middle one, or the mean of the two in the middle; null if there are none
 * @param p90 the shortest that nine of ten did not exceed (nearest rank); null if there are none
 */
@Schema(name = "Spread")
record Distribution(int count, @Nullable BigDecimal median, @Nullable BigDecimal p90) {

  private static final int DECIMALS = 1;

  static Distribution of(Collection<Duration> all, Duration unit) {
    List<Duration> inOrder = all.stream().sorted().toList();
    int count = inOrder.size();
    if (count == 0) {
      return new Distribution(0, null, null);
    }
    Duration middle = inOrder.get((count - 1) / 2).plus(inOrder.get(count / 2)).dividedBy(2);
    int rank = Math.ceilDiv(9 * count, 10);
    return new Distribution(count, in(unit, middle), in(unit, inOrder.get(rank - 1)));
  }

  private static BigDecimal in(Duration unit, Duration length) {
    return BigDecimal.valueOf(length.toMillis())
        .divide(BigDecimal.valueOf(unit.toMillis()), DECIMALS, RoundingMode.HALF_UP);
  }
}
