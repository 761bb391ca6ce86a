package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When a session of some length could start, chair by chair, whoever the patient is. */
public final class FreeStarts {

  private static final Duration STEP = Duration.ofMinutes(15);
  private static final UUID NOBODY = new UUID(0, 0);

  private final Diary diary;

  public FreeStarts(Diary diary) {
    this.diary = diary;
  }

  /**
   * Every quarter of an hour of the wall clock at which such a session could start.
   *
   * @param patientsPerNurse how many patients of its acuity one nurse may watch
   */
  public Map<UUID, List<Instant>> of(Span period, Shape shape, int patientsPerNurse) {
    Map<UUID, List<Instant>> free = new LinkedHashMap<>();
    diary.supply().chairs().keySet().forEach(chair -> free.put(chair, new ArrayList<>()));
    WallClock clock = diary.supply().clock();
    LocalDate last = clock.dateOf(period.until());
    for (LocalDate day = clock.dateOf(period.from()); !day.isAfter(last); day = day.plusDays(1)) {
      Span whole = clock.day(day);
      for (Instant start = whole.from(); start.isBefore(whole.until()); start = start.plus(STEP)) {
        if (!start.isBefore(period.from()) && start.isBefore(period.until())) {
          add(free, start, shape, patientsPerNurse);
        }
      }
    }
    return free;
  }

  private void add(
      Map<UUID, List<Instant>> free, Instant start, Shape shape, int patientsPerNurse) {
    if (!diary.isOpen(start)
        || !diary.allowsTime(NOBODY, start, shape)
        || !hasNurse(start, shape, patientsPerNurse)) {
      return;
    }
    free.forEach(
        (chair, starts) -> {
          if (diary.allowsChair(chair, start, shape)) {
            starts.add(start);
          }
        });
  }

  private boolean hasNurse(Instant start, Shape shape, int patientsPerNurse) {
    return !diary.isRostered(start)
        || diary.nurseTracks(diary.supply().clock().dateOf(start)).stream()
            .anyMatch(
                nurse -> nurse.allow(Track.at(start), shape, Diary.ATTENTION / patientsPerNurse));
  }
}
