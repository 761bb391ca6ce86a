package org.chairside.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.clinic.OpeningHours;
import org.chairside.roster.Shift;
import org.jspecify.annotations.Nullable;

/**
 * The clinic's available chair time.
 *
 * @param chairs the active ones
 * @param closures those in force
 * @param rosters the shifts of each day that has a written roster; a day that is missing has none
 *     written, which says nothing about who worked
 */
record ChairTime(
    Set<UUID> chairs,
    List<OpeningHours> hours,
    List<Closed> closures,
    Map<LocalDate, List<Shift>> rosters) {

  /** A closure; of the whole clinic where no chair is named. */
  record Closed(@Nullable UUID chairId, Instant from, Instant until) {}

  /** When the clinic was open in the period by its hours. */
  Times open(Period period) {
    return Times.of(
        period.days().stream()
            .flatMap(
                day ->
                    hours.stream()
                        .filter(each -> each.day() == day.getDayOfWeek())
                        .flatMap(
                            each ->
                                span(
                                    period,
                                    day,
                                    each.opens(),
                                    each.closes(),
                                    each.closesAtMidnight())
                                    .ranges()
                                    .stream()))
            .toList());
  }

  /**
   * When somebody could see to patients as far as is known: on a day with a written roster while a
   * nurse was on shift, breaks counted in; on any other day always.
   */
  Times staffed(Period period) {
    return Times.of(
        period.days().stream()
            .flatMap(
                day -> {
                  List<Shift> shifts = rosters.get(day);
                  return shifts == null
                      ? List.of(period.day(day)).stream()
                      : shifts.stream()
                          .filter(ChairTime::isNurse)
                          .flatMap(shift -> worked(period, day, shift).ranges().stream());
                })
            .toList());
  }

  /** When the chair could be used: open, staffed and not closed. */
  Times available(UUID chair, Period period) {
    return open(period)
        .and(staffed(period))
        .without(
            Times.of(
                closures.stream()
                    .filter(closed -> closed.chairId() == null || closed.chairId().equals(chair))
                    .flatMap(closed -> TimeRange.between(closed.from(), closed.until()).stream())
                    .toList()));
  }

  static boolean isNurse(Shift shift) {
    return shift.duty() == Shift.Duty.NURSE;
  }

  /** When a shift of that day was worked, breaks counted in. */
  static Times worked(Period period, LocalDate day, Shift shift) {
    return span(period, day, shift.from(), shift.until(), shift.endsAtMidnight());
  }

  // A wall-clock time that the clocks skip is taken for as much later; one that comes twice for
  // the first of the two.
  private static Times span(
      Period period, LocalDate day, LocalTime from, LocalTime until, boolean untilMidnight) {
    Instant end =
        untilMidnight
            ? period.day(day).until()
            : day.atTime(until).atZone(period.zone()).toInstant();
    return Times.of(
        TimeRange.between(day.atTime(from).atZone(period.zone()).toInstant(), end).stream()
            .toList());
  }
}
