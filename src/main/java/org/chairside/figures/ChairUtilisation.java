package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Occupied chair-minutes of those in which the chairs could be used. */
final class ChairUtilisation {

  private ChairUtilisation() {}

  /** Of active chairs; what lies outside of their available time counts in neither. */
  static Ratio of(List<Visit> visits, ChairTime chairTime, Period period, Instant now) {
    Duration occupied = Duration.ZERO;
    Duration available = Duration.ZERO;
    for (UUID chair : chairTime.chairs()) {
      Times usable = chairTime.available(chair, period);
      available = available.plus(usable.length());
      occupied =
          occupied.plus(
              Times.of(
                      visits.stream()
                          .filter(visit -> visit.chairId().equals(chair))
                          .flatMap(visit -> visit.occupied(now).stream())
                          .toList())
                  .and(usable)
                  .length());
    }
    return Ratio.of(occupied, available);
  }
}
