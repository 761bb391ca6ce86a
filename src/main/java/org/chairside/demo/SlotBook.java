package org.chairside.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chairside.demo.DemoClinics.Site;

/** Finds a free place on a day within the opening hours; it remembers what it gave away. */
final class SlotBook {

  // Far enough apart for the longest session with its turnover.
  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(8, 0), LocalTime.of(11, 0), LocalTime.of(14, 0));

  private final Set<Slot> taken = new HashSet<>();

  private record Slot(int site, int chair, LocalDate day, LocalTime time) {}

  /** A time in a chair. */
  record Place(int chair, Instant start) {}

  /** A place on that day or, at a weekend, on the working day beside it. */
  Place on(LocalDate day, int siteIndex, int wish) {
    Site site = DemoClinics.SITES.get(siteIndex);
    LocalDate working = workingDay(day);
    int slots = site.chairs() * TIMES.size();
    for (int i = 0; i < slots; i++) {
      int index = (wish + i) % slots;
      Slot slot =
          new Slot(
              siteIndex,
              index % site.chairs(),
              working,
              TIMES.get(index / site.chairs() % TIMES.size()));
      if (taken.add(slot)) {
        ZoneId zone = site.clinic().timeZone();
        return new Place(slot.chair(), working.atTime(slot.time()).atZone(zone).toInstant());
      }
    }
    throw new IllegalStateException("the demo has more sessions on a day than places");
  }

  private static LocalDate workingDay(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      case DayOfWeek _ -> day;
    };
  }
}
