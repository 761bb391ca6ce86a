package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.figures.GapCompliance.Series;
import org.chairside.session.SessionStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A clinic's figures of some days. Their definitions and sources are in docs/figures.md.
 *
 * @param from the first day, by the clinic's own clock
 * @param to the first day that is no longer in it
 * @param at the moment as of which they were counted
 * @param days in the period
 * @param rosterDays those of them with a written roster
 * @param untold sessions whose booked time is over and for which nobody recorded whether the
 *     patient came; they count only in the days between sessions, the lead time and the totals of
 *     ratios
 * @param chairUtilisation occupied of available chair-minutes
 * @param nurseLoad of each nurse on a written roster
 * @param noShowRate no-shows of them and those who came
 * @param leadTime days from the booking to the booked start
 * @param onTimeStarts infusions begun at most ten minutes after their planned start
 * @param cancellations by reason, the most frequent first
 * @param cycleTime minutes from check-in to discharge
 */
@Schema(name = "Figures")
record Metrics(
    UUID clinicId,
    LocalDate from,
    LocalDate to,
    String timeZone,
    Instant at,
    int days,
    int rosterDays,
    long untold,
    Ratio chairUtilisation,
    List<NurseLoad> nurseLoad,
    Ratio noShowRate,
    Distribution leadTime,
    Ratio onTimeStarts,
    GapCompliance gapCompliance,
    List<Cancellation> cancellations,
    Distribution cycleTime) {

  private static final Duration ON_TIME = Duration.ofMinutes(10);

  /**
   * What is counted.
   *
   * @param visits every session that may touch the period
   * @param series the courses that have a session in the period
   */
  record FigureInputs(
      UUID clinicId, ChairTime chairTime, List<Visit> visits, List<Series> series) {}

  static Metrics of(FigureInputs inputs, Period period, Instant now) {
    List<Visit> starting =
        inputs.visits().stream().filter(visit -> period.holds(visit.startsAt())).toList();
    return new Metrics(
        inputs.clinicId(),
        period.from(),
        period.to(),
        period.zone().getId(),
        now,
        period.length(),
        Math.toIntExact(
            period.days().stream().filter(inputs.chairTime().rosters()::containsKey).count()),
        starting.stream().filter(visit -> visit.isUntold(now)).count(),
        ChairUtilisation.of(inputs.visits(), inputs.chairTime(), period, now),
        NurseLoad.of(inputs.visits(), inputs.chairTime(), period, now),
        noShowRate(starting),
        leadTime(starting),
        onTimeStarts(starting),
        GapCompliance.of(inputs.series(), period),
        Cancellation.of(starting),
        cycleTime(starting));
  }

  static Ratio noShowRate(List<Visit> starting) {
    return Ratio.of(
        starting.stream()
            .filter(visit -> visit.isFulfilled() || visit.status() == SessionStatus.NO_SHOW)
            .toList(),
        visit -> visit.status() == SessionStatus.NO_SHOW);
  }

  /** Of sessions that were not canceled and were booked before their start. */
  static Distribution leadTime(List<Visit> starting) {
    return Distribution.of(
        starting.stream()
            .filter(visit -> visit.status() != SessionStatus.CANCELLED)
            .filter(visit -> !visit.createdAt().isAfter(visit.startsAt()))
            .map(visit -> Duration.between(visit.createdAt(), visit.startsAt()))
            .toList(),
        Duration.ofDays(1));
  }

  static Ratio onTimeStarts(List<Visit> starting) {
    return Ratio.of(
        starting.stream().flatMap(visit -> delay(visit).stream()).toList(),
        delay -> delay.compareTo(ON_TIME) <= 0);
  }

  private static Optional<Duration> delay(Visit visit) {
    return Optional.ofNullable(visit.startedAt())
        .map(started -> Duration.between(visit.plannedInfusionStart(), started));
  }

  static Distribution cycleTime(List<Visit> starting) {
    return Distribution.of(
        starting.stream()
            .flatMap(
                visit ->
                    visit.checkedInAt() == null || visit.dischargedAt() == null
                        ? Stream.empty()
                        : Stream.of(Duration.between(visit.checkedInAt(), visit.dischargedAt())))
            .toList(),
        Duration.ofMinutes(1));
  }
}
