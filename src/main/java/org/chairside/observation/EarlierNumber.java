package org.chairside.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The last measured number of a sign from before the latest set. Always shown with its time: it is
 * not the current value.
 *
 * @param value in the unit of the sign
 * @param takenAt when it was measured
 */
public record EarlierNumber(VitalSign sign, BigDecimal value, Instant takenAt) {

  /**
   * The numbers that the last of these sets lacks, in the order of {@link VitalSign}. What was
   * never measured is not among them.
   *
   * @param inForce sets that nothing superseded, the earliest first
   */
  public static List<EarlierNumber> lackingFromTheLast(List<Observation> inForce) {
    if (inForce.isEmpty()) {
      return List.of();
    }
    VitalSigns last = inForce.getLast().vitals();
    return Arrays.stream(VitalSign.values())
        .filter(sign -> !last.has(sign))
        .map(sign -> latest(sign, inForce))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable EarlierNumber latest(VitalSign sign, List<Observation> inForce) {
    for (Observation set : inForce.reversed()) {
      BigDecimal number = set.vitals().number(sign);
      if (number != null) {
        return new EarlierNumber(sign, number, set.takenAt());
      }
    }
    return null;
  }
}
