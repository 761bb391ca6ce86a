package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.FreeStarts;
import org.chairside.schedule.SessionPhases;
import org.junit.jupiter.api.Test;

/** Possible starts of a session, chair by chair. */
class FreeStartsTest {

  private static final SessionPhases PHASES = AnyClinic.phases(60);

  private static List<String> times(Map<UUID, List<Instant>> free, int chair) {
    return free.getOrDefault(SmallClinic.chair(chair), List.of()).stream()
        .map(AnyClinic.NEW_YORK::timeOf)
        .map(LocalTime::toString)
        .toList();
  }

  @Test
  void offersEveryQuarterHourThatFits() {
    SmallClinic clinic = new SmallClinic().withChairOutOfUse(5);
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:30", 0));
    Map<UUID, List<Instant>> free =
        new FreeStarts(schedule).of(clinic.interval("08:00", "18:00"), PHASES, 3);
    assertThat(times(free, 0))
        .containsExactly(
            "08:00", "13:00", "13:15", "13:30", "13:45", "14:00", "14:15", "14:30", "14:45",
            "15:00", "15:15", "15:30", "15:45");
    assertThat(times(free, 1)).hasSize(32).startsWith("08:00").endsWith("15:45");
    assertThat(times(free, 5)).isEmpty();
  }

  @Test
  void periodIsHalfOpen() {
    SmallClinic clinic = new SmallClinic();
    Map<UUID, List<Instant>> free =
        new FreeStarts(clinic.schedule()).of(clinic.interval("10:00", "10:30"), PHASES, 3);
    assertThat(times(free, 0)).containsExactly("10:00", "10:15");
  }

  @Test
  void rosteredDayNeedsFreeNurse() {
    SmallClinic clinic = new SmallClinic().withNurse(0, "09:00", "14:00");
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "09:00", 0, 0, 2));
    FreeStarts free = new FreeStarts(schedule);
    assertThat(times(free.of(clinic.interval("08:00", "18:00"), PHASES, 2), 1))
        .containsExactly(
            "09:15", "09:30", "09:45", "10:00", "10:30", "10:45", "11:00", "11:15", "11:30",
            "11:45");
    assertThat(times(free.of(clinic.interval("08:00", "18:00"), PHASES, 1), 1))
        .containsExactly("11:00", "11:15", "11:30", "11:45");
  }
}
