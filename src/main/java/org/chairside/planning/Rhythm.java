package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The gaps of a course, session by session.
 *
 * @param gaps from each session to the one before it; that of the first stands for a course that is
 *     begun anew and is never asked
 */
public record Rhythm(List<Gap> gaps) {

  public Rhythm {
    gaps = List.copyOf(gaps);
  }

  /** The gap before a session; null before the first. */
  public @Nullable Gap before(int index) {
    return index == 0 ? null : gaps.get(Math.min(index, gaps.size() - 1));
  }

  /**
   * One session of the course as it would be.
   *
   * @param isNew whether it is booked or moved now: what stood before is not judged anew
   */
  public record Beat(UUID id, Instant start, boolean isNew) {}

  /** A gap that is not kept: between this session and the one before it. */
  public record Missed(Beat before, Beat beat, int days, Gap gap) {}

  /**
   * The gaps next to new sessions that are too short or too long, and the later of their two
   * sessions.
   *
   * @param beats in the order of their starts
   */
  public List<Missed> missed(List<Beat> beats, WallClock clock, LocalDate today) {
    List<Missed> missed = new ArrayList<>();
    for (int i = 1; i < beats.size(); i++) {
      missed(beats, i, clock, today).ifPresent(missed::add);
    }
    return missed;
  }

  private Optional<Missed> missed(List<Beat> beats, int index, WallClock clock, LocalDate today) {
    Beat before = beats.get(index - 1);
    Beat beat = beats.get(index);
    Gap gap = before(index);
    if (gap == null || !(before.isNew() || beat.isNew())) {
      return Optional.empty();
    }
    LocalDate day = clock.dateOf(before.start());
    Gap allowed = before.isNew() ? gap : gap.overdue(day, today);
    int days = Gap.days(day, clock.dateOf(beat.start()));
    return allowed.allows(days)
        ? Optional.empty()
        : Optional.of(new Missed(before, beat, days, allowed));
  }
}
