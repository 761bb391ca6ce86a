package org.chairside.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.figures.Visits.CHAIR;
import static org.chairside.figures.Visits.NEW_YORK;
import static org.chairside.figures.Visits.NURSE;
import static org.chairside.figures.Visits.at;
import static org.chairside.figures.Visits.booked;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.clinic.OpeningHours;
import org.chairside.figures.ChairTime.Closed;
import org.chairside.roster.Shift;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clinic in New York that is open every day from 8:00 to 17:00: 540 minutes for each chair. */
class ChairUtilisationTest {

  private static final UUID OTHER_CHAIR = new UUID(0, 9);
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Period DAY = new Period(MONDAY, MONDAY.plusDays(1), NEW_YORK);
  private static final Instant LATER = at("2026-12-01T00:00");

  private static List<OpeningHours> hours(String opens, String closes) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> new OpeningHours(day, LocalTime.parse(opens), LocalTime.parse(closes)))
        .toList();
  }

  private static ChairTime chairTime(Map<LocalDate, List<Shift>> rosters, Closed... closures) {
    return new ChairTime(Set.of(CHAIR), hours("08:00", "17:00"), List.of(closures), rosters);
  }

  private static Shift shift(Shift.Duty duty, String from, String until) {
    return new Shift(NURSE, duty, LocalTime.parse(from), LocalTime.parse(until), List.of(), false);
  }

  private static Closed closed(@Nullable UUID chair, String from, String until) {
    return new Closed(chair, at(from), at(until));
  }

  private static void assertUsed(
      long occupied,
      long available,
      ChairTime chairTime,
      Period period,
      Instant now,
      Visits... visits) {
    assertThat(
            ChairUtilisation.of(
                Stream.of(visits).map(Visits::visit).toList(), chairTime, period, now))
        .isEqualTo(Ratio.of(occupied, available));
  }

  @Test
  void pastSessionCountsAsItWas() {
    ChairTime chairTime = chairTime(Map.of());
    assertUsed(0, 540, chairTime, DAY, LATER);
    assertUsed(130, 540, chairTime, DAY, LATER, booked("2026-03-02T09:00").ran());
    assertUsed(
        155,
        540,
        chairTime,
        DAY,
        LATER,
        booked("2026-03-02T09:00")
            .came(at("2026-03-02T08:50"))
            .started(at("2026-03-02T09:10"))
            .left(at("2026-03-02T11:25")));
  }

  @Test
  void futureSessionCountsAsBooked() {
    ChairTime chairTime = chairTime(Map.of());
    Visits booked = booked("2026-03-02T09:00");
    assertUsed(130, 540, chairTime, DAY, at("2026-03-02T08:00"), booked);
    assertUsed(130, 540, chairTime, DAY, at("2026-03-02T11:09"), booked);
    assertUsed(0, 540, chairTime, DAY, at("2026-03-02T11:10"), booked);
  }

  @Test
  void presentPatientCountsUntilBookedEndOrNow() {
    ChairTime chairTime = chairTime(Map.of());
    Visits there = booked("2026-03-02T09:00").came(at("2026-03-02T09:00"));
    assertUsed(130, 540, chairTime, DAY, at("2026-03-02T10:00"), there);
    assertUsed(180, 540, chairTime, DAY, at("2026-03-02T12:00"), there);
  }

  @Test
  void canceledSessionDoesNotCount() {
    assertUsed(
        0,
        540,
        chairTime(Map.of()),
        DAY,
        at("2026-03-01T00:00"),
        booked("2026-03-02T09:00").calledOff(null),
        booked("2026-03-02T12:00").missed(),
        booked("2026-03-02T14:00").came(at("2026-03-02T14:00")).calledOff(null));
  }

  @Test
  void onlyOpenTimeCounts() {
    ChairTime chairTime = chairTime(Map.of());
    assertUsed(70, 540, chairTime, DAY, LATER, booked("2026-03-02T07:00").ran());
    assertUsed(60, 540, chairTime, DAY, LATER, booked("2026-03-02T16:00").ran());
    assertUsed(0, 540, chairTime, DAY, LATER, booked("2026-03-02T17:00").ran());
    // two in one chair at once occupy it once
    assertUsed(
        130,
        540,
        chairTime,
        DAY,
        LATER,
        booked("2026-03-02T09:00").ran(),
        booked("2026-03-02T09:00").ran());
    assertUsed(0, 540, chairTime, DAY, LATER, booked("2026-03-02T09:00").in(OTHER_CHAIR).ran());
  }

  @Test
  void sessionAcrossPeriodEdgeCountsInPart() {
    ChairTime chairTime =
        new ChairTime(Set.of(CHAIR), hours("00:00", "00:00"), List.of(), Map.of());
    assertUsed(60, 1440, chairTime, DAY, LATER, booked("2026-03-02T23:00").ran());
    assertUsed(70, 1440, chairTime, DAY, LATER, booked("2026-03-01T23:00").ran());
    assertUsed(0, 1440, chairTime, DAY, LATER, booked("2026-03-01T21:50").ran());
    assertUsed(0, 1440, chairTime, DAY, LATER, booked("2026-03-03T00:00").ran());
  }

  @ParameterizedTest
  @CsvSource({
    // chair, from, until, occupied, available
    ", 2026-03-02T08:00, 2026-03-02T09:30, 100, 450",
    "own, 2026-03-02T10:00, 2026-03-02T11:00, 70, 480",
    "other, 2026-03-02T10:00, 2026-03-02T11:00, 130, 540",
    ", 2026-03-01T00:00, 2026-03-03T00:00, 0, 0",
    ", 2026-03-02T17:00, 2026-03-03T08:00, 130, 540"
  })
  void closedTimeIsNotAvailable(
      @Nullable String chair, String from, String until, long occupied, long available) {
    UUID closedChair = chair == null ? null : chair.equals("own") ? CHAIR : OTHER_CHAIR;
    assertUsed(
        occupied,
        available,
        chairTime(Map.of(), closed(closedChair, from, until)),
        DAY,
        LATER,
        booked("2026-03-02T09:00").ran());
  }

  @Test
  void noAvailableTimeGivesNoRatio() {
    ChairTime closed = new ChairTime(Set.of(CHAIR), List.of(), List.of(), Map.of());
    assertThat(ChairUtilisation.of(List.of(), closed, DAY, LATER).value()).isNull();
    ChairTime none = new ChairTime(Set.of(), hours("08:00", "17:00"), List.of(), Map.of());
    assertThat(ChairUtilisation.of(List.of(), none, DAY, LATER).value()).isNull();
  }

  @Test
  void rosterLimitsStaffedTime() {
    Visits ran = booked("2026-03-02T09:00").ran();
    assertUsed(
        70,
        420,
        chairTime(Map.of(MONDAY, List.of(shift(Shift.Duty.NURSE, "10:00", "18:00")))),
        DAY,
        LATER,
        ran);
    assertUsed(
        130,
        540,
        chairTime(
            Map.of(
                MONDAY,
                List.of(
                    shift(Shift.Duty.NURSE, "07:00", "13:00"),
                    shift(Shift.Duty.NURSE, "12:00", "00:00")))),
        DAY,
        LATER,
        ran);
    // no nurse, no staffed chair
    assertUsed(
        0,
        0,
        chairTime(Map.of(MONDAY, List.of(shift(Shift.Duty.CLINICIAN, "08:00", "17:00")))),
        DAY,
        LATER,
        ran);
    assertUsed(0, 0, chairTime(Map.of(MONDAY, List.of())), DAY, LATER, ran);
  }

  @ParameterizedTest
  @CsvSource({
    // the clocks go forward and back at two in the morning
    "2026-03-08, 00:00, 00:00, 1380",
    "2026-11-01, 00:00, 00:00, 1500",
    "2026-03-08, 01:00, 04:00, 120",
    "2026-11-01, 01:00, 04:00, 240",
    "2026-03-08, 02:30, 04:00, 30",
    "2026-03-08, 08:00, 17:00, 540",
    "2026-11-01, 08:00, 17:00, 540"
  })
  void dayLengthFollowsClockChange(LocalDate day, String opens, String closes, long available) {
    ChairTime chairTime = new ChairTime(Set.of(CHAIR), hours(opens, closes), List.of(), Map.of());
    assertUsed(0, available, chairTime, new Period(day, day.plusDays(1), NEW_YORK), LATER);
  }
}
