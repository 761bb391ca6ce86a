package org.chairside.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.figures.Visits.NEW_YORK;
import static org.chairside.figures.Visits.NURSE;
import static org.chairside.figures.Visits.at;
import static org.chairside.figures.Visits.booked;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.roster.Shift;
import org.junit.jupiter.api.Test;

/** A session is monitored for 115 minutes, from the end of its preparation to its end. */
class NurseLoadTest {

  private static final UUID COLLEAGUE = new UUID(0, 4);
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Period WEEK = new Period(MONDAY, MONDAY.plusDays(7), NEW_YORK);
  private static final Instant LATER = at("2026-12-01T00:00");

  private static Shift shift(UUID nurse, String from, String until) {
    return new Shift(
        nurse,
        Shift.Duty.NURSE,
        LocalTime.parse(from),
        LocalTime.parse(until),
        List.of(new Shift.Break(LocalTime.parse("12:00"), LocalTime.parse("12:30"))),
        false);
  }

  private static List<NurseLoad> load(
      Map<LocalDate, List<Shift>> rosters, Instant now, Visits... visits) {
    return NurseLoad.of(
        Stream.of(visits).map(Visits::visit).toList(),
        new ChairTime(Set.of(), List.of(), List.of(), rosters),
        WEEK,
        now);
  }

  @Test
  void noRosterGivesNoFigure() {
    assertThat(load(Map.of(), LATER, booked("2026-03-02T09:00").ran())).isEmpty();
    assertThat(load(Map.of(MONDAY, List.of()), LATER, booked("2026-03-02T09:00").ran())).isEmpty();
  }

  @Test
  void countsPatientsPerNurse() {
    assertThat(
            load(
                Map.of(
                    MONDAY,
                    List.of(shift(NURSE, "08:00", "16:00"), shift(COLLEAGUE, "08:00", "12:00"))),
                LATER,
                booked("2026-03-02T08:00").ran(),
                booked("2026-03-02T09:00").ran(),
                booked("2026-03-02T09:30").of(COLLEAGUE).ran(),
                booked("2026-03-02T09:30").of(null).ran()))
        .containsExactly(
            new NurseLoad(NURSE, 2, Ratio.of(230, 480), 2),
            // 9:45 to 11:40
            new NurseLoad(COLLEAGUE, 1, Ratio.of(115, 240), 1));
  }

  @Test
  void nurseWithoutPatientHasNoLoad() {
    assertThat(load(Map.of(MONDAY, List.of(shift(NURSE, "08:00", "16:00"))), LATER))
        .containsExactly(new NurseLoad(NURSE, 0, Ratio.of(0, 480), 0));
  }

  @Test
  void onlyTimeWithinShiftCounts() {
    Map<LocalDate, List<Shift>> rosters = Map.of(MONDAY, List.of(shift(NURSE, "08:00", "10:00")));
    assertThat(load(rosters, LATER, booked("2026-03-02T09:00").ran()))
        .containsExactly(new NurseLoad(NURSE, 1, Ratio.of(45, 120), 1));
    // assigned, but wholly after the shift
    assertThat(load(rosters, LATER, booked("2026-03-02T09:45").ran()))
        .containsExactly(new NurseLoad(NURSE, 1, Ratio.of(0, 120), 0));
    // on a day without a roster
    assertThat(load(rosters, LATER, booked("2026-03-03T09:00").ran()))
        .containsExactly(new NurseLoad(NURSE, 0, Ratio.of(0, 120), 0));
  }

  @Test
  void handoverIsNotSecondPatient() {
    Map<LocalDate, List<Shift>> rosters = Map.of(MONDAY, List.of(shift(NURSE, "08:00", "16:00")));
    assertThat(
            load(
                rosters,
                LATER,
                booked("2026-03-02T08:00").ran(),
                // 10:10 to 12:05
                booked("2026-03-02T09:55").ran()))
        .containsExactly(new NurseLoad(NURSE, 2, Ratio.of(230, 480), 1));
  }

  @Test
  void futureCountsAsPlannedAndCanceledDoesNot() {
    Map<LocalDate, List<Shift>> rosters = Map.of(MONDAY, List.of(shift(NURSE, "08:00", "16:00")));
    assertThat(
            load(
                rosters,
                at("2026-03-01T00:00"),
                booked("2026-03-02T09:00"),
                booked("2026-03-02T09:00").calledOff(null),
                booked("2026-03-02T09:00").missed()))
        .containsExactly(new NurseLoad(NURSE, 1, Ratio.of(115, 480), 1));
  }

  @Test
  void shiftUntilMidnightFollowsClockChange() {
    LocalDate forward = LocalDate.parse("2026-03-08");
    assertThat(load(Map.of(forward, List.of(shift(NURSE, "00:00", "00:00"))), LATER))
        .containsExactly(new NurseLoad(NURSE, 0, Ratio.of(0, 1380), 0));
  }
}
