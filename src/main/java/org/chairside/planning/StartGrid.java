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
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ChairTimelines;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.NurseTimelines;
import org.jspecify.annotations.Nullable;

/**
 * The starts at which a session can be placed: every five minutes of the wall clock at which some
 * chair and, on a rostered day, some nurse could take it without breaking a rule.
 */
final class StartGrid {

  static final int STEP_MINUTES = 5;
  static final int SLOTS = 24 * 60 / STEP_MINUTES;

  /** In place of a start: no session can start there. */
  static final long NONE = Long.MIN_VALUE;

  private static final long[] NO_STARTS = {};

  private final ClinicSchedule schedule;
  private final SeriesRequest request;
  private final Map<Integer, long[][]> byRatio = new HashMap<>();
  private final List<ChairTimelines> chairs;
  private long @Nullable [][] withChair;

  StartGrid(ClinicSchedule schedule, SeriesRequest request) {
    this.schedule = schedule;
    this.request = request;
    this.chairs = schedule.chairTimelines();
  }

  /** By day from the first and slot: the start, or {@link #NONE}; no slots on a day without any. */
  long[][] starts(int patientsPerNurse) {
    return byRatio.computeIfAbsent(patientsPerNurse, this::withNurse);
  }

  /** Whichever the acuity, a session needs a chair: asked once for all of them. */
  private long[][] withChair() {
    long[][] known = withChair;
    if (known == null) {
      int days = GapRule.days(request.from(), request.until()) + 1;
      known = new long[days][];
      for (int d = 0; d < days; d++) {
        known[d] = withChair(request.from().plusDays(d));
      }
      withChair = known;
    }
    return known;
  }

  private long[] withChair(LocalDate date) {
    Interval day = schedule.resources().clock().day(date);
    boolean changesClocks = !day.length().equals(Duration.ofDays(1));
    long[] starts = NO_STARTS;
    for (int slot = 0; slot < SLOTS; slot++) {
      Instant start =
          changesClocks
              ? moment(date, slot).orElse(null)
              : day.from().plusSeconds((long) slot * STEP_MINUTES * 60);
      if (start != null && !start.isBefore(request.earliest()) && hasChair(start)) {
        if (starts.length == 0) {
          starts = new long[SLOTS];
          Arrays.fill(starts, NONE);
        }
        starts[slot] = CapacityTimeline.at(start);
      }
    }
    return starts;
  }

  private boolean hasChair(Instant start) {
    if (!schedule.isOpen(start)
        || !schedule.allowsTime(request.patientId(), start, request.phases())) {
      return false;
    }
    long from = CapacityTimeline.at(start);
    long left = CapacityTimeline.at(start.plus(request.phases().stay()));
    long ready = CapacityTimeline.at(request.phases().chair(start).until());
    for (ChairTimelines chair : chairs) {
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
      LocalDate date = request.from().plusDays(d);
      starts[d] =
          schedule.resources().rosters().containsKey(date)
              ? withNurse(
                  any[d],
                  schedule.nurseTimelines(date),
                  ClinicSchedule.ATTENTION / patientsPerNurse)
              : any[d];
    }
    return starts;
  }

  private long[] withNurse(long[] any, List<NurseTimelines> nurses, int attention) {
    long[] starts = NO_STARTS;
    for (int slot = 0; slot < any.length; slot++) {
      long start = any[slot];
      if (start != NONE
          && nurses.stream().anyMatch(n -> n.allow(start, request.phases(), attention))) {
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
    return schedule
        .resources()
        .clock()
        .at(date, LocalTime.ofSecondOfDay((long) slot * STEP_MINUTES * 60));
  }

  /** The slot into which a start falls, whether or not it begins there. */
  static int slot(LocalTime time) {
    return (time.getHour() * 60 + time.getMinute()) / STEP_MINUTES;
  }

  /** Whether the session can start then, in whatever chair and with whatever nurse. */
  boolean isFree(Instant start, int patientsPerNurse) {
    return !start.isBefore(request.earliest())
        && hasChair(start)
        && (!schedule.isRostered(start)
            || schedule.nurseTimelines(schedule.resources().clock().dateOf(start)).stream()
                .anyMatch(
                    nurse ->
                        nurse.allow(
                            CapacityTimeline.at(start),
                            request.phases(),
                            ClinicSchedule.ATTENTION / patientsPerNurse)));
  }
}
