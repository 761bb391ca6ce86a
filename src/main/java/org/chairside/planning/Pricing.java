package org.chairside.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Reason;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.jspecify.annotations.Nullable;

/**
 * What the places of a series cost, in points. The weights are this product's own: they only rank
 * series that all keep every rule.
 */
final class Pricing {

  private static final int UNWELCOME_DAY = 60;
  private static final int UNWELCOME_HOUR = 30;
  private static final int PER_UNWELCOME_QUARTER = 1;
  private static final int NOT_AT_A_QUARTER = 2;
  private static final int OTHER_NURSE = 4;
  private static final int FULL_FLOOR = 20;
  private static final int START_NEARBY = 3;
  private static final int CALM = 4;
  private static final int SOON = 6;
  private static final int OFF_THE_PATTERN = 50;
  private static final int PER_SLOT_OFF_THE_HOUR = 3;
  private static final int GAP_MISSED_BY_ITSELF = 100;
  private static final int SLOTS_PER_QUARTER = 15 / StartGrid.STEP_MINUTES;

  /** What a change of the hour by one slot costs from one session to the next. */
  static final int DRIFT = 1;

  private final ClinicSchedule schedule;
  private final SeriesRequest request;
  private final Map<Long, Integer> floor = new HashMap<>();
  private final int chairs;

  Pricing(ClinicSchedule schedule, SeriesRequest request) {
    this.schedule = schedule;
    this.request = request;
    this.chairs =
        Math.max(
            1,
            (int) schedule.resources().chairs().values().stream().filter(c -> c.active()).count());
  }

  /**
   * The weekdays and the hour that a steady series keeps to.
   *
   * @param slot of the day, as {@link StartGrid} counts them
   */
  record Pattern(Set<DayOfWeek> days, int slot) {}

  /** What a start costs for itself, reason by reason; the first session's delay is not in it. */
  Map<Reason, Integer> place(
      Kind kind, @Nullable Pattern pattern, long start, LocalDate day, int slot, int ratio) {
    Map<Reason, Integer> points = new EnumMap<>(Reason.class);
    points.put(Reason.WISHES, wishes(day, slot));
    points.put(Reason.QUARTERS, slot % SLOTS_PER_QUARTER == 0 ? 0 : NOT_AT_A_QUARTER);
    points.put(Reason.NURSE, nurse(start, day, ratio));
    points.put(Reason.FLOOR, floor(start) * (kind == Kind.CALMEST ? CALM : 1));
    if (pattern != null) {
      points.put(Reason.WEEKDAYS, weekday(pattern, day));
      points.put(Reason.HOURS, PER_SLOT_OFF_THE_HOUR * Math.abs(slot - pattern.slot()));
    }
    return points;
  }

  static int weekday(Pattern pattern, LocalDate day) {
    return pattern.days().contains(day.getDayOfWeek()) ? 0 : OFF_THE_PATTERN;
  }

  static int offTheHour(int slot, int patternSlot) {
    return PER_SLOT_OFF_THE_HOUR * Math.abs(slot - patternSlot);
  }

  /** What it costs that the series begins that late. */
  int delay(Kind kind, LocalDate day) {
    return GapRule.days(request.from(), day) * (kind == Kind.SOONEST ? SOON : 1);
  }

  /** A gap that misses its target by the target itself costs 100. */
  static int gap(@Nullable GapRule gap, int days) {
    return gap == null
        ? 0
        : Math.ceilDiv(GAP_MISSED_BY_ITSELF * Math.abs(days - gap.target()), gap.target());
  }

  private int wishes(LocalDate day, int slot) {
    int points =
        request.wishes().days().isEmpty() || request.wishes().days().contains(day.getDayOfWeek())
            ? 0
            : UNWELCOME_DAY;
    int minutes = request.wishes().minutesOff(slot * StartGrid.STEP_MINUTES);
    return minutes == 0
        ? points
        : points + UNWELCOME_HOUR + PER_UNWELCOME_QUARTER * Math.ceilDiv(minutes, 15);
  }

  private int nurse(long start, LocalDate day, int ratio) {
    var usual = request.usual().nurseId();
    if (usual == null || !schedule.resources().rosters().containsKey(day)) {
      return 0;
    }
    boolean free =
        schedule.nurses(day).contains(usual)
            && schedule.allowsNurse(
                usual, CapacityTimeline.instant(start), request.phases(), ratio);
    return free ? 0 : OTHER_NURSE;
  }

  private int floor(long start) {
    return floor.computeIfAbsent(
        start,
        _ -> {
          Instant at = CapacityTimeline.instant(start).truncatedTo(ChronoUnit.MICROS);
          int busiest = schedule.busiest(request.phases().presence(at));
          return Math.ceilDiv(FULL_FLOOR * busiest, chairs)
              + START_NEARBY * schedule.startingAround(at);
        });
  }

  static int sum(Map<Reason, Integer> points) {
    return points.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The patterns of weekdays that a series with this gap can keep to. */
  static List<Set<DayOfWeek>> weekdays(int target) {
    int size = Math.max(1, Math.min(5, 7 / target));
    return java.util.stream.IntStream.range(0, 1 << 7)
        .filter(bits -> Integer.bitCount(bits) == size)
        .mapToObj(
            bits ->
                (Set<DayOfWeek>)
                    java.util.Arrays.stream(DayOfWeek.values())
                        .filter(day -> (bits & 1 << (day.getValue() - 1)) != 0)
                        .collect(
                            java.util.stream.Collectors.toCollection(
                                () -> java.util.EnumSet.noneOf(DayOfWeek.class))))
        .toList();
  }
}
