package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The starts at which a session can be placed: every five minutes of the wall clock at which some
 * chair and, on a rostered day, some nurse could take it without breaking a rule.
 */
final class Grid {

  static final int STEP_MINUTES = 5;
  static final int SLOTS = 24 * 60 / STEP_MINUTES;

  /** In place of a start: no session can start there. */
  static final long NONE = Long.MIN_VALUE;

  private static final long[] NO_STARTS = {};

  private final Diary diary;
  private final Wanted wanted;
  private final Map<Integer, long[][]> byRatio = new HashMap<>();
  private final List<Diary.ChairTracks> chairs;
  private long @Nullable [][] withChair;

  Grid(Diary diary, Wanted wanted) {
    this.diary = diary;
    this.wanted = wanted;
    this.chairs = diary.chairTracks();
  }

  /** By day from the first and slot: the start, or {@link #NONE}; no slots on a day without any. */
  long[][] starts(int patientsPerNurse) {
    return byRatio.computeIfAbsent(patientsPerNurse, this::withNurse);
  }

  /** Whichever the acuity, a session needs a chair: asked once for all of them. */
  private long[][] withChair() {
    long[][] known = withChair;
    if (known == null) {
      int days = Gap.days(wanted.from(), wanted.until()) + 1;
      known = new long[days][];
      for (int d = 0; d < days; d++) {
        known[d] = withChair(wanted.from().plusDays(d));
      }
      withChair = known;
    }
    return known;
  }

  private long[] withChair(LocalDate date) {
    Span day = diary.supply().clock().day(date);
    boolean changesClocks = !day.length().equals(Duration.ofDays(1));
    long[] starts = NO_STARTS;
    for (int slot = 0; slot < SLOTS; slot++) {
      Instant start =
          changesClocks
              ? moment(date, slot).orElse(null)
              : day.from().plusSeconds((long) slot * STEP_MINUTES * 60);
      if (start != null && !start.isBefore(wanted.earliest()) && hasChair(start)) {
        if (starts.length == 0) {
          starts = new long[SLOTS];
          Arrays.fill(starts, NONE);
        }
        starts[slot] = Track.at(start);
      }
    }
    return starts;
  }

  private boolean hasChair(Instant start) {
    if (!diary.isOpen(start) || !diary.allowsTime(wanted.patientId(), start, wanted.shape())) {
      return false;
    }
    long from = Track.at(start);
    long left = Track.at(start.plus(wanted.shape().stay()));
    long ready = Track.at(wanted.shape().chair(start).until());
    for (Diary.ChairTracks chair : chairs) {
      if (chair.allow(from, left, ready)) {
        return true;
      }
    }
    return false;
  }

  private long[][] withNurse(int patientsPerNurse) {
    long[][] any = withChair();
    long[][] starts = new long[any.length][];
    for (int d = 0; d < starts.length; d++) {
      LocalDate date = wanted.from().plusDays(d);
      starts[d] =
          diary.supply().rosters().containsKey(date)
              ? withNurse(any[d], diary.nurseTracks(date), Diary.ATTENTION / patientsPerNurse)
              : any[d];
    }
    return starts;
  }

  private long[] withNurse(long[] any, List<Diary.NurseTracks> nurses, int attention) {
    long[] starts = NO_STARTS;
    for (int slot = 0; slot < any.length; slot++) {
      long start = any[slot];
      if (start != NONE
          && nurses.stream().anyMatch(n -> n.allow(start, wanted.shape(), attention))) {
        if (starts.length == 0) {
          starts = new long[SLOTS];
          Arrays.fill(starts, NONE);
        }
        starts[slot] = start;
      }
    }
    return starts;
  }

  Optional<Instant> moment(LocalDate date, int slot) {
    return diary
        .supply()
        .clock()
        .at(date, LocalTime.ofSecondOfDay((long) slot * STEP_MINUTES * 60));
  }

  /** The slot into which a start falls, whether or not it begins there. */
  static int slot(LocalTime time) {
    return (time.getHour() * 60 + time.getMinute()) / STEP_MINUTES;
  }

  /** Whether the session can start then, in whatever chair and with whatever nurse. */
  boolean isFree(Instant start, int patientsPerNurse) {
    return !start.isBefore(wanted.earliest())
        && hasChair(start)
        && (!diary.isRostered(start)
            || diary.nurseTracks(diary.supply().clock().dateOf(start)).stream()
                .anyMatch(
                    nurse ->
                        nurse.allow(
                            Track.at(start), wanted.shape(), Diary.ATTENTION / patientsPerNurse)));
  }
}
