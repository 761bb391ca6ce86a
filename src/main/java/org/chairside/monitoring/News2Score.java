package org.chairside.monitoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * A National Early Warning Score 2.
 *
 * @param score the total, 0 to 20; null while a part is missing, because a part that is unknown is
 *     not normal
 * @param complete whether no part is missing
 * @param highestSingle the highest points of one known part; null if none is known
 * @param missing the parts that are not known
 * @param points the points of each known part
 * @param carriedForward the parts taken from earlier sets
 */
public record News2Score(
    @Nullable Integer score,
    boolean complete,
    @Nullable Integer highestSingle,
    List<VitalSign> missing,
    Map<VitalSign, Integer> points,
    List<Carried> carriedForward) {
  public News2Score {
    missing = List.copyOf(missing);
    EnumMap<VitalSign, Integer> ordered = new EnumMap<>(VitalSign.class);
    ordered.putAll(points);
    points = Collections.unmodifiableMap(ordered);
    carriedForward = List.copyOf(carriedForward);
  }

  static News2Score of(
      Map<VitalSign, Integer> points, List<VitalSign> missing, List<Carried> carried) {
    boolean complete = missing.isEmpty();
    int sum = points.values().stream().mapToInt(Integer::intValue).sum();
    Integer highest = points.isEmpty() ? null : Collections.max(points.values());
    return new News2Score(complete ? sum : null, complete, highest, missing, points, carried);
  }

  /** The sum of the known parts: the total is this or more, because no part has negative points. */
  public int atLeast() {
    return points.values().stream().mapToInt(Integer::intValue).sum();
  }
}
