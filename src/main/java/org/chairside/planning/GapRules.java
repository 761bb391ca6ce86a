package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The gaps of a course, session by session.
 *
 * @param gaps from each session to the one before it; the first one belongs to a restarted course
 *     and is never used
 */
public record GapRules(List<GapRule> gaps) {

  public GapRules {
    gaps = List.copyOf(gaps);
  }

  /** The gap before a session; null before the first. */
  public @Nullable GapRule before(int index) {
    return index == 0 ? null : gaps.get(Math.min(index, gaps.size() - 1));
  }

  /**
   * One session of the course as it would be.
   *
   * @param isNew whether it is booked or moved now: existing gaps are not checked again
   */
  public record PlannedStart(UUID id, Instant start, boolean isNew) {}

  /** A gap that is not kept: between this session and the one before it. */
  public record Missed(PlannedStart before, PlannedStart start, int days, GapRule gap) {}

  /**
   * The gaps next to new sessions that are too short or too long, and the later of their two
   * sessions.
   *
   * @param starts in the order of their starts
   */
  public List<Missed> missed(List<PlannedStart> starts, WallClock clock, LocalDate today) {
    List<Missed> missed = new ArrayList<>();
    for (int i = 1; i < starts.size(); i++) {
      missed(starts, i, clock, today).ifPresent(missed::add);
    }
    return missed;
  }

  private Optional<Missed> missed(
      List<PlannedStart> starts, int index, WallClock clock, LocalDate today) {
    PlannedStart before = starts.get(index - 1);
    PlannedStart start = starts.get(index);
    GapRule gap = before(index);
    if (gap == null || !(before.isNew() || start.isNew())) {
      return Optional.empty();
    }
    LocalDate day = clock.dateOf(before.start());
    GapRule allowed = before.isNew() ? gap : gap.overdue(day, today);
    int days = GapRule.days(day, clock.dateOf(start.start()));
    return allowed.allows(days)
        ? Optional.empty()
        : Optional.of(new Missed(before, start, days, allowed));
  }
}
