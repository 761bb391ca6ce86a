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
import org.chairside.clinic.Shift;
import org.chairside.course.Phase;
import org.chairside.figures.Figures.Ground;
import org.chairside.figures.GapCompliance.Series;
import org.chairside.session.ClosingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Period WEEK = new Period(MONDAY, MONDAY.plusDays(7), NEW_YORK);
  private static final Instant LATER = at("2026-12-01T00:00");
  private static final Floor NO_FLOOR = new Floor(Set.of(), List.of(), List.of(), Map.of());

  private static Figures figures(Instant now, Visits... visits) {
    return Figures.of(
        new Ground(
            new UUID(0, 7), NO_FLOOR, Stream.of(visits).map(Visits::visit).toList(), List.of()),
        WEEK,
        now);
  }

  @Test
  void ofNothingEveryFigureIsUnknown() {
    Figures none = figures(LATER);
    assertThat(none.chairUtilisation().value()).isNull();
    assertThat(none.nurseLoad()).isEmpty();
    assertThat(none.noShowRate().value()).isNull();
    assertThat(none.leadTime()).isEqualTo(new Spread(0, null, null));
    assertThat(none.onTimeStarts().value()).isNull();
    assertThat(none.gapCompliance().withinRange().value()).isNull();
    assertThat(none.gapCompliance().nearTarget().value()).isNull();
    assertThat(none.cancellations()).isEmpty();
    assertThat(none.cycleTime()).isEqualTo(new Spread(0, null, null));
    assertThat(none.untold()).isZero();
    assertThat(none.days()).isEqualTo(7);
  }

  @Test
  void onlyWhatIsBookedToStartInThePeriodCounts() {
    Figures counted =
        figures(
            LATER,
            booked("2026-03-01T23:59:59").ran(),
            booked("2026-03-02T00:00").ran(),
            booked("2026-03-08T23:59:59").missed(),
            booked("2026-03-09T00:00").missed());
    assertThat(counted.noShowRate()).isEqualTo(Share.of(1, 2));
    assertThat(counted.leadTime().count()).isEqualTo(2);
    assertThat(counted.cycleTime().count()).isEqualTo(1);
    assertThat(counted.onTimeStarts().denominator()).isEqualTo(1);
  }

  @Test
  void aNoShowIsOneOfThoseWhoShouldHaveCome() {
    Figures counted =
        figures(
            at("2026-03-02T12:00"),
            booked("2026-03-02T08:00").ran(),
            booked("2026-03-02T11:00").came(at("2026-03-02T11:00")),
            booked("2026-03-02T09:00").missed(),
            booked("2026-03-02T09:30").calledOff(ClosingCode.PATIENT),
            booked("2026-03-04T09:00"),
            booked("2026-03-02T09:00"));
    assertThat(counted.noShowRate()).isEqualTo(Share.of(1, 3));
    assertThat(counted.untold()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "600, 1", "601, 0", "3600, 0"})
  void anInfusionIsOnTimeUntilTenMinutesAfterItsPlan(int secondsLate, long onTime) {
    Instant planned = at("2026-03-02T09:15");
    assertThat(
            figures(
                    LATER,
                    booked("2026-03-02T09:00")
                        .came(at("2026-03-02T09:00"))
                        .started(planned.plusSeconds(secondsLate)),
                    booked("2026-03-02T12:00").came(at("2026-03-02T12:00")))
                .onTimeStarts())
        .isEqualTo(Share.of(onTime, 1));
  }

  @Test
  void theLeadTimeRunsFromTheBookingToTheStart() {
    Instant start = at("2026-03-02T09:00");
    Figures counted =
        figures(
            LATER,
            booked("2026-03-02T09:00").createdAt(start.minus(Duration.ofHours(36))),
            booked("2026-03-02T09:00").createdAt(start).missed(),
            // entered afterwards, and called off: neither was waited for
            booked("2026-03-02T09:00").createdAt(start.plusMillis(1)).ran(),
            booked("2026-03-02T09:00").calledOff(ClosingCode.CLINIC));
    assertThat(counted.leadTime())
        .isEqualTo(new Spread(2, new BigDecimal("0.8"), new BigDecimal("1.5")));
  }

  @Test
  void theCycleRunsFromCheckInToDischarge() {
    Figures counted =
        figures(
            LATER,
            booked("2026-03-02T09:00").ran(),
            booked("2026-03-02T09:00").came(at("2026-03-02T09:00")),
            booked("2026-03-03T09:00")
                .came(at("2026-03-03T08:40"))
                .started(at("2026-03-03T09:15"))
                .left(at("2026-03-03T11:00")));
    assertThat(counted.cycleTime())
        .isEqualTo(new Spread(2, new BigDecimal("135.0"), new BigDecimal("140.0")));
  }

  @Test
  void cancellationsAreCountedByTheirCode() {
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
            new Cancellation(ClosingCode.WEATHER, Share.of(2, 6)),
            new Cancellation(ClosingCode.PATIENT, Share.of(1, 6)),
            new Cancellation(null, Share.of(1, 6)));
  }

  @Test
  void saysOnHowManyDaysARosterWasWritten() {
    Shift shift =
        new Shift(
            Visits.NURSE, Shift.Duty.NURSE, LocalTime.NOON, LocalTime.MIDNIGHT, List.of(), false);
    Floor floor =
        new Floor(
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
            Figures.of(new Ground(new UUID(0, 7), floor, List.of(), List.of()), WEEK, LATER)
                .rosterDays())
        .isEqualTo(2);
  }

  // ------------------------------------------------------------------ gaps

  private static Phase phase(int sessions, int min, int target, int max) {
    return new Phase("phase", sessions, new Phase.Gap(min, target, max));
  }

  private static GapCompliance gaps(List<Phase> phases, String... starts) {
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
  void aGapIsJudgedByItsPhase(String before, long within, long near) {
    // from 2 to 6 days apart, four at best
    GapCompliance gaps = gaps(List.of(phase(6, 2, 4, 6)), before, "2026-03-05T09:00");
    assertThat(gaps.withinRange()).isEqualTo(Share.of(within, 1));
    assertThat(gaps.nearTarget()).isEqualTo(Share.of(near, 1));
  }

  @Test
  void aGapCountsDaysOfTheCalendarNotHours() {
    List<Phase> phases = List.of(phase(6, 2, 2, 2));
    assertThat(gaps(phases, "2026-03-02T16:00", "2026-03-04T08:00").withinRange())
        .isEqualTo(Share.of(1, 1));
    assertThat(gaps(phases, "2026-03-02T08:00", "2026-03-04T16:00").withinRange())
        .isEqualTo(Share.of(1, 1));
    // 23 hours long is the day in between
    assertThat(gaps(phases, "2026-03-06T09:00", "2026-03-08T09:00").withinRange())
        .isEqualTo(Share.of(1, 1));
    // late in the evening here is the next day in UTC
    assertThat(gaps(phases, "2026-03-02T23:30", "2026-03-04T00:30").withinRange())
        .isEqualTo(Share.of(1, 1));
  }

  @Test
  void theLaterSessionSaysWhetherItIsInThePeriodAndOfWhichPhase() {
    List<Phase> phases = List.of(phase(2, 1, 1, 1), phase(1, 3, 3, 3));
    assertThat(gaps(phases, "2026-02-28T09:00", "2026-03-01T09:00").withinRange())
        .isEqualTo(Share.of(0, 0));
    assertThat(gaps(phases, "2026-03-01T09:00", "2026-03-02T09:00", "2026-03-05T09:00"))
        .isEqualTo(new GapCompliance(Share.of(2, 2), Share.of(2, 2)));
    assertThat(gaps(phases, "2026-03-08T09:00", "2026-03-09T09:00").withinRange())
        .isEqualTo(Share.of(0, 0));
    // a session beyond what was ordered has no gap to keep
    assertThat(
            gaps(
                    phases,
                    "2026-03-02T09:00",
                    "2026-03-03T09:00",
                    "2026-03-06T09:00",
                    "2026-03-07T09:00")
                .withinRange())
        .isEqualTo(Share.of(2, 2));
    assertThat(gaps(phases, "2026-03-02T09:00").withinRange()).isEqualTo(Share.of(0, 0));
  }
}
