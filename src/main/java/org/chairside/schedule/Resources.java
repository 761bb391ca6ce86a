package org.chairside.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's capacity over a number of days. Unknown data is not a limit; {@link
 * ClinicSchedule#unasked} lists the rules that this leaves unchecked.
 *
 * @param hours when the clinic is open; null if its hours were never entered
 * @param closures of the whole clinic, each with its reason
 * @param chairs every chair with what closes it
 * @param rosters the nurses' shifts of each day whose roster is written
 * @param clinicians when a clinician is on site, for each day whose roster names one
 * @param pumps how many there are; null where they are not counted
 */
public record Resources(
    WallClock clock,
    @Nullable Intervals hours,
    List<Closed> closures,
    LinkedHashMap<UUID, Seat> chairs,
    Map<LocalDate, List<NurseShift>> rosters,
    Map<LocalDate, Intervals> clinicians,
    @Nullable Integer pumps) {

  /** Whether the roster of the day on which it starts is written. */
  boolean isRostered(Instant start) {
    return rosters.containsKey(clock.dateOf(start));
  }

  /** A time at which something is closed. */
  public record Closed(Interval interval, String reason) {}

  /**
   * A chair.
   *
   * @param active whether it takes bookings at all
   */
  public record Seat(UUID id, String name, boolean active, List<Closed> closures) {}

  /** A nurse's shift with its breaks. */
  public record NurseShift(UUID nurseId, String name, Interval interval, List<Interval> breaks) {}
}
