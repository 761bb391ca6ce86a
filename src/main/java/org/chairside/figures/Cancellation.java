package org.chairside.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.session.ClosingCode;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sessions canceled for one reason.
 *
 * @param code null where the record is from before there were codes
 * @param share of all sessions that were booked to start in the period
 */
record Cancellation(@Nullable ClosingCode code, Ratio share) {

  /** The most frequent first. */
  static List<Cancellation> of(List<Visit> starting) {
    Map<Optional<ClosingCode>, Long> counts = new HashMap<>();
    for (Visit visit : starting) {
      if (visit.status() == SessionStatus.CANCELLED) {
        counts.merge(Optional.ofNullable(visit.closingCode()), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Optional<ClosingCode>, Long>comparingByValue()
                .reversed()
                .thenComparing(each -> each.getKey().map(Enum::name).orElse("~")))
        .map(
            each ->
                new Cancellation(
                    each.getKey().orElse(null), Ratio.of(each.getValue(), starting.size())))
        .toList();
  }
}
