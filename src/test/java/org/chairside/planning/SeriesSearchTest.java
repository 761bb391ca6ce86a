package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Part;
import org.chairside.planning.Proposal.Placed;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of every proposed series. */
class SeriesSearchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void proposalKeepsRulesAndCostsAddUp(long seed) {
    AnyClinic clinic = new AnyClinic(seed, 6, AnyClinic.MONDAY, 56);
    ClinicSchedule schedule = clinic.schedule(0.8);
    SeriesRequest request = clinic.request(6, 2);
    List<Proposal> proposals = new SeriesSearch(schedule, request).proposals(3);
    assertThat(proposals).isNotEmpty();
    for (Proposal proposal : proposals) {
      assertThat(proposal.sessions()).hasSize(8);
      assertThat(proposal.parts().stream().mapToInt(Part::points).sum()).isEqualTo(proposal.cost());
      for (Placed placed : proposal.sessions()) {
        assertThat(
                schedule.breaches(
                    new Appointment(
                        UUID.randomUUID(),
                        request.courseId(),
                        request.patientId(),
                        placed.chairId(),
                        placed.nurseId(),
                        placed.start(),
                        request.phases(),
                        request.sessions().get(placed.index()).patientsPerNurse(),
                        false)))
            .isEmpty();
      }
      for (int i = 1; i < proposal.sessions().size(); i++) {
        int days =
            GapRule.days(
                AnyClinic.NEW_YORK.dateOf(proposal.sessions().get(i - 1).start()),
                AnyClinic.NEW_YORK.dateOf(proposal.sessions().get(i).start()));
        assertThat(Objects.requireNonNull(request.sessions().get(i).gap()).allows(days)).isTrue();
      }
    }
  }

  /** Over the nights of 8 March and 1 November: 08:00 stays 08:00, and an hour is an hour. */
  @ParameterizedTest
  @CsvSource({"2026-03-02, -5, -4", "2026-10-26, -4, -5"})
  void localTimeSurvivesClockChange(LocalDate from, int before, int after) {
    AnyClinic clinic = new AnyClinic(3, 4, from, 21);
    for (Kind kind : List.of(Kind.SOONEST, Kind.STEADY)) {
      Proposal proposal =
          new SeriesSearch(clinic.schedule(0), clinic.request(4, 0)).best(kind).orElseThrow();
      assertThat(proposal.sessions())
          .extracting(placed -> AnyClinic.NEW_YORK.timeOf(placed.start()))
          .containsOnly(AnyClinic.OPENS);
      assertThat(proposal.sessions())
          .allSatisfy(
              placed ->
                  assertThat(Duration.between(placed.start(), placed.end()))
                      .isEqualTo(AnyClinic.phases(60).stay()));
      assertThat(proposal.sessions().stream().map(this::offset).distinct())
          .containsExactly(ZoneOffset.ofHours(before), ZoneOffset.ofHours(after));
    }
  }

  private ZoneOffset offset(Placed placed) {
    return AnyClinic.NEW_YORK.zone().getRules().getOffset(placed.start());
  }

  /** Open so briefly that nothing can start but at five past. */
  @Test
  void steadySeriesUsesOffQuarterTimes() {
    AnyClinic clinic = new AnyClinic(3, 2, AnyClinic.MONDAY, 14);
    Resources plain = clinic.resources();
    List<Interval> hours =
        clinic
            .workdays()
            .map(
                day ->
                    AnyClinic.NEW_YORK
                        .between(day, LocalTime.of(10, 5), LocalTime.of(12, 15))
                        .orElseThrow())
            .toList();
    ClinicSchedule schedule =
        new ClinicSchedule(
            new Resources(
                plain.clock(),
                Intervals.of(hours),
                List.of(),
                plain.chairs(),
                Map.of(),
                plain.clinicians(),
                null));
    Proposal steady =
        new SeriesSearch(schedule, clinic.request(3, 0)).best(Kind.STEADY).orElseThrow();
    assertThat(steady.sessions())
        .extracting(placed -> AnyClinic.NEW_YORK.timeOf(placed.start()))
        .containsOnly(LocalTime.of(10, 5));
  }
}
