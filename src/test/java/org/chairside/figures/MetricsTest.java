package org.chairside.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.figures.Visits.NEW_YORK;
import static org.chairside.figures.Visits.at;
import static org.chairside.figures.Visits.booked;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.course.TreatmentPhase;
import org.chairside.figures.GapCompliance.Series;
import org.chairside.figures.Metrics.FigureInputs;
import org.chairside.roster.Shift;
import org.chairside.session.ClosingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Period WEEK = new Period(MONDAY, MONDAY.plusDays(7), NEW_YORK);
  private static final Instant LATER = at("2026-12-01T00:00");
  private static final ChairTime NO_CHAIR_TIME =
      new ChairTime(Set.of(), List.of(), List.of(), Map.of());

  private static Metrics figures(Instant now, Visits... visits) {
    return Metrics.of(
        new FigureInputs(
            new UUID(0, 7),
            NO_CHAIR_TIME,
            Stream.of(visits).map(Visits::visit).toList(),
            List.of()),
        WEEK,
        now);
  }

  @Test
  void noSessionsGiveUnknownFigures() {
    Metrics none = figures(LATER);
    assertThat(none.chairUtilisation().value()).isNull();
    assertThat(none.nurseLoad()).isEmpty();
    assertThat(none.noShowRate().value()).isNull();
    assertThat(none.leadTime()).isEqualTo(new Distribution(0, null, null));
    assertThat(none.onTimeStarts().value()).isNull();
    assertThat(none.gapCompliance().withinRange().value()).isNull();
    assertThat(none.gapCompliance().nearTarget().value()).isNull();
    assertThat(none.cancellations()).isEmpty();
    assertThat(none.cycleTime()).isEqualTo(new Distribution(0, null, null));
    assertThat(none.untold()).isZero();
    assertThat(none.days()).isEqualTo(7);
  }

  @Test
  void onlySessionsStartingInPeriodCount() {
    Metrics counted =
        figures(
            LATER,
            booked("2026-03-01T23:59:59").ran(),
            booked("2026-03-02T00:00").ran(),
            booked("2026-03-08T23:59:59").missed(),
            booked("2026-03-09T00:00").missed());
    assertThat(counted.noShowRate()).isEqualTo(Ratio.of(1, 2));
    assertThat(counted.leadTime().count()).isEqualTo(2);
    assertThat(counted.cycleTime().count()).isEqualTo(1);
    assertThat(counted.onTimeStarts().denominator()).isEqualTo(1);
  }

  @Test
  void noShowRateCountsExpectedPatients() {
    Metrics counted =
        figures(
            at("2026-03-02T12:00"),
            booked("2026-03-02T08:00").ran(),
            booked("2026-03-02T11:00").came(at("2026-03-02T11:00")),
            booked("2026-03-02T09:00").missed(),
            booked("2026-03-02T09:30").calledOff(ClosingCode.PATIENT),
            booked("2026-03-04T09:00"),
            booked("2026-03-02T09:00"));
    assertThat(counted.noShowRate()).isEqualTo(Ratio.of(1, 3));
    assertThat(counted.untold()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "600, 1", "601, 0", "3600, 0"})
  void startIsOnTimeForTenMinutes(int secondsLate, long onTime) {
    Instant planned = at("2026-03-02T09:15");
    assertThat(
            figures(
                    LATER,
                    booked("2026-03-02T09:00")
                        .came(at("2026-03-02T09:00"))
                        .started(planned.plusSeconds(secondsLate)),
                    booked("2026-03-02T12:00").came(at("2026-03-02T12:00")))
                .onTimeStarts())
        .isEqualTo(Ratio.of(onTime, 1));
  }

  @Test
  void leadTimeRunsFromBookingToStart() {
    Instant start = at("2026-03-02T09:00");
    Metrics counted =
        figures(
            LATER,
            booked("2026-03-02T09:00").createdAt(start.minus(Duration.ofHours(36))),
            booked("2026-03-02T09:00").createdAt(start).missed(),
            // entered afterwards, and canceled: neither counts
            booked("2026-03-02T09:00").createdAt(start.plusMillis(1)).ran(),
            booked("2026-03-02T09:00").calledOff(ClosingCode.CLINIC));
    assertThat(counted.leadTime())
        .isEqualTo(new Distribution(2, new BigDecimal("0.8"), new BigDecimal("1.5")));
  }

  @Test
  void cycleTimeRunsFromCheckInToDischarge() {
    Metrics counted =
        figures(
            LATER,
            booked("2026-03-02T09:00").ran(),
            booked("2026-03-02T09:00").came(at("2026-03-02T09:00")),
            booked("2026-03-03T09:00")
                .came(at("2026-03-03T08:40"))
                .started(at("2026-03-03T09:15"))
                .left(at("2026-03-03T11:00")));
    assertThat(counted.cycleTime())
        .isEqualTo(new Distribution(2, new BigDecimal("135.0"), new BigDecimal("140.0")));
  }

  @Test
  void cancellationsAreCountedByCode() {
    assertThat(
            figures(
                    LATER,
                    booked("2026-03-02T09:00").calledOff(ClosingCode.PATIENT),
                    booked("2026-03-02T09:00").calledOff(ClosingCode.WEATHER),
                    booked("2026-03-03T09:00").calledOff(ClosingCode.WEATHER),
                    booked("2026-03-04T09:00").calledOff(null),
                    booked("2026-03-04T09:00").missed(),
                    booked("2026-03-05T09:00").ran())
                .cancellations())
        .containsExactly(
            new Cancellation(ClosingCode.WEATHER, Ratio.of(2, 6)),
            new Cancellation(ClosingCode.PATIENT, Ratio.of(1, 6)),
            new Cancellation(null, Ratio.of(1, 6)));
  }

  @Test
  void countsDaysWithRoster() {
    Shift shift =
        new Shift(
            Visits.NURSE, Shift.Duty.NURSE, LocalTime.NOON, LocalTime.MIDNIGHT, List.of(), false);
    ChairTime chairTime =
        new ChairTime(
            Set.of(),
            List.of(),
            List.of(),
            Map.of(
                MONDAY,
                List.of(),
                MONDAY.plusDays(1),
                List.of(shift),
                MONDAY.plusDays(7),
                List.of()));
    assertThat(
            Metrics.of(
                    new FigureInputs(new UUID(0, 7), chairTime, List.of(), List.of()), WEEK, LATER)
                .rosterDays())
        .isEqualTo(2);
  }

  // ------------------------------------------------------------------ gaps

  private static TreatmentPhase phase(int sessions, int min, int target, int max) {
    return new TreatmentPhase("phase", sessions, new TreatmentPhase.Gap(min, target, max));
  }

  private static GapCompliance gaps(List<TreatmentPhase> phases, String... starts) {
    return GapCompliance.of(
        List.of(new Series(phases, Arrays.stream(starts).map(Visits::at).toList())), WEEK);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T09:00, 0, 0",
    "2026-03-03T09:00, 1, 0",
    "2026-03-02T09:00, 1, 1",
    "2026-03-01T09:00, 1, 1",
    "2026-02-28T09:00, 1, 1",
    "2026-02-27T09:00, 1, 0",
    "2026-02-26T09:00, 0, 0"
  })
  void gapIsMeasuredByItsPhase(String before, long within, long near) {
    // from 2 to 6 days apart, four at best
    GapCompliance gaps = gaps(List.of(phase(6, 2, 4, 6)), before, "2026-03-05T09:00");
    assertThat(gaps.withinRange()).isEqualTo(Ratio.of(within, 1));
    assertThat(gaps.nearTarget()).isEqualTo(Ratio.of(near, 1));
  }

  @Test
  void gapCountsCalendarDays() {
    List<TreatmentPhase> phases = List.of(phase(6, 2, 2, 2));
    assertThat(gaps(phases, "2026-03-02T16:00", "2026-03-04T08:00").withinRange())
        .isEqualTo(Ratio.of(1, 1));
    assertThat(gaps(phases, "2026-03-02T08:00", "2026-03-04T16:00").withinRange())
        .isEqualTo(Ratio.of(1, 1));
    // 23 hours long is the day in between
    assertThat(gaps(phases, "2026-03-06T09:00", "2026-03-08T09:00").withinRange())
        .isEqualTo(Ratio.of(1, 1));
    // late in the evening here is the next day in UTC
    assertThat(gaps(phases, "2026-03-02T23:30", "2026-03-04T00:30").withinRange())
        .isEqualTo(Ratio.of(1, 1));
  }

  @Test
  void laterSessionDeterminesPeriodAndPhase() {
    List<TreatmentPhase> phases = List.of(phase(2, 1, 1, 1), phase(1, 3, 3, 3));
    assertThat(gaps(phases, "2026-02-28T09:00", "2026-03-01T09:00").withinRange())
        .isEqualTo(Ratio.of(0, 0));
    assertThat(gaps(phases, "2026-03-01T09:00", "2026-03-02T09:00", "2026-03-05T09:00"))
        .isEqualTo(new GapCompliance(Ratio.of(2, 2), Ratio.of(2, 2)));
    assertThat(gaps(phases, "2026-03-08T09:00", "2026-03-09T09:00").withinRange())
        .isEqualTo(Ratio.of(0, 0));
    // a session beyond what was ordered has no gap to keep
    assertThat(
            gaps(
                    phases,
                    "2026-03-02T09:00",
                    "2026-03-03T09:00",
                    "2026-03-06T09:00",
                    "2026-03-07T09:00")
                .withinRange())
        .isEqualTo(Ratio.of(2, 2));
    assertThat(gaps(phases, "2026-03-02T09:00").withinRange()).isEqualTo(Ratio.of(0, 0));
  }
}
