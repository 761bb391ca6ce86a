package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a session could start, chair by chair. */
class FreeStartsTest {

  private static final Shape SHAPE = AnyClinic.shape(60);

  private static List<String> times(Map<UUID, List<Instant>> free, int chair) {
    return free.getOrDefault(SmallFloor.chair(chair), List.of()).stream()
        .map(AnyClinic.NEW_YORK::timeOf)
        .map(LocalTime::toString)
        .toList();
  }

  @Test
  void everyQuarterAtWhichItFits() {
    SmallFloor floor = new SmallFloor().withChairOutOfUse(5);
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:30", 0));
    Map<UUID, List<Instant>> free =
        new FreeStarts(diary).of(floor.span("08:00", "18:00"), SHAPE, 3);
    assertThat(times(free, 0))
        .containsExactly(
            "08:00", "13:00", "13:15", "13:30", "13:45", "14:00", "14:15", "14:30", "14:45",
            "15:00", "15:15", "15:30", "15:45");
    assertThat(times(free, 1)).hasSize(32).startsWith("08:00").endsWith("15:45");
    assertThat(times(free, 5)).isEmpty();
  }

  @Test
  void thePeriodIsHalfOpen() {
    SmallFloor floor = new SmallFloor();
    Map<UUID, List<Instant>> free =
        new FreeStarts(floor.diary()).of(floor.span("10:00", "10:30"), SHAPE, 3);
    assertThat(times(free, 0)).containsExactly("10:00", "10:15");
  }

  @Test
  void onARosteredDaySomeNurseCanTakeIt() {
    SmallFloor floor = new SmallFloor().withNurse(0, "09:00", "14:00");
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "09:00", 0, 0, 2));
    FreeStarts free = new FreeStarts(diary);
    assertThat(times(free.of(floor.span("08:00", "18:00"), SHAPE, 2), 1))
        .containsExactly(
            "09:15", "09:30", "09:45", "10:00", "10:30", "10:45", "11:00", "11:15", "11:30",
            "11:45");
    assertThat(times(free.of(floor.span("08:00", "18:00"), SHAPE, 1), 1))
        .containsExactly("11:00", "11:15", "11:30", "11:45");
  }
}
