package org.chairside.planning;

import static org.chairside.planning.CheapestPath.NEVER;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.chairside.planning.CheapestPath.Gaps;
import org.chairside.planning.CheapestPath.Layer;
import org.chairside.planning.CheapestPath.Path;
import org.chairside.planning.Pricing.Pattern;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.jspecify.annotations.Nullable;

/**
 * The steadiest series: for every pattern of weekdays and every quarter of an hour the best one.
 */
final class SteadySearch {

  private static final int SLOTS_PER_QUARTER = 15 / StartGrid.STEP_MINUTES;

  private final SeriesRequest request;
  private final List<Layer> layers;
  private final Gaps gaps;

  SteadySearch(SeriesRequest request, List<Layer> layers, Gaps gaps) {
    this.request = request;
    this.layers = layers;
    this.gaps = gaps;
  }

  /**
   * An hour, and less than which no series around it costs: no pattern of weekdays is cheaper than
   * none at all.
   */
  private record Hour(int slot, int bound, List<Layer> days) {}

  /**
   * The pattern of the best series, the earliest hour among equals; null where no series keeps the
   * rules. The hours that may be best come first, so that few of the others are looked into.
   */
  @Nullable Pattern pattern() {
    Pattern pattern = null;
    int least = NEVER;
    for (Hour hour : mostPromisingFirst()) {
      if (pattern != null && !couldBe(hour.slot(), hour.bound(), pattern, least)) {
        continue;
      }
      for (Set<DayOfWeek> weekdays : Pricing.weekdays(firstTarget())) {
        Pattern tried = new Pattern(weekdays, hour.slot());
        Path path = new CheapestPath(onWeekdays(hour.days(), tried), gaps, 0).find();
        if (path != null
            && (pattern == null || couldBe(hour.slot(), path.cost(), pattern, least))) {
          least = path.cost();
          pattern = tried;
        }
      }
    }
    return pattern;
  }

  /** Whether that cost at that hour is better than the best so far. */
  private static boolean couldBe(int slot, int cost, Pattern best, int least) {
    return cost < least || (cost == least && slot < best.slot());
  }

  private List<Hour> mostPromisingFirst() {
    List<Hour> hours = new ArrayList<>();
    for (int slot : hours()) {
      List<Layer> days = byDays(slot);
      Path bound = new CheapestPath(days, gaps, 0).find();
      if (bound != null) {
        hours.add(new Hour(slot, bound.cost(), days));
      }
    }
    hours.sort(Comparator.comparingInt(Hour::bound).thenComparingInt(Hour::slot));
    return hours;
  }

  /** The best series in this pattern, each session at the start nearest to the pattern's hour. */
  Path in(Pattern pattern) {
    List<Layer> days = byDays(pattern.slot());
    Path path =
        Objects.requireNonNull(
            new CheapestPath(onWeekdays(days, pattern), gaps, 0).find(), "found before");
    int[] slots = new int[path.days().length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = nearest(layers.get(i).row(path.days()[i]), pattern.slot());
    }
    return new Path(path.days(), slots, path.cost());
  }

  /** Every quarter of an hour next to which some session could start: no other is ever nearer. */
  private int[] hours() {
    boolean[] near = new boolean[StartGrid.SLOTS];
    for (Layer layer : layers) {
      for (int[] row : layer.cost()) {
        for (int slot = 0; slot < row.length; slot++) {
          if (row[slot] < NEVER) {
            int quarter = slot - slot % SLOTS_PER_QUARTER;
            near[quarter] = true;
            int next = quarter == slot ? quarter : quarter + SLOTS_PER_QUARTER;
            near[Math.min(next, StartGrid.SLOTS - SLOTS_PER_QUARTER)] = true;
          }
        }
      }
    }
    return IntStream.range(0, StartGrid.SLOTS).filter(slot -> near[slot]).toArray();
  }

  private int firstTarget() {
    return request.sessions().stream()
        .filter(requested -> !requested.isFixed())
        .map(RequestedSession::gap)
        .filter(Objects::nonNull)
        .findFirst()
        .map(GapRule::target)
        .orElse(7);
  }

  /** Sessions of one acuity share their prices, so that each table is looked through once. */
  private List<Layer> byDays(int patternSlot) {
    IdentityHashMap<int[][], Layer> done = new IdentityHashMap<>();
    return layers.stream()
        .map(layer -> done.computeIfAbsent(layer.cost(), _ -> byDay(layer, patternSlot)))
        .toList();
  }

  private static Layer byDay(Layer layer, int patternSlot) {
    int[][] days = new int[layer.cost().length][];
    for (int d = 0; d < days.length; d++) {
      int[] row = layer.cost()[d];
      if (row.length == 0) {
        days[d] = row;
      } else {
        int slot = nearest(row, patternSlot);
        days[d] =
            new int[] {
              row[slot] >= NEVER ? NEVER : row[slot] + Pricing.offTheHour(slot, patternSlot)
            };
      }
    }
    return new Layer(layer.firstDay(), days);
  }

  private static int nearest(int[] row, int patternSlot) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int slot = 0; slot < row.length; slot++) {
      int cost = row[slot] + Pricing.offTheHour(slot, patternSlot);
      if (row[slot] < NEVER && cost < least) {
        least = cost;
        best = slot;
      }
    }
    return best;
  }

  private List<Layer> onWeekdays(List<Layer> days, Pattern pattern) {
    List<Layer> priced = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Layer layer = days.get(i);
      priced.add(request.sessions().get(i).isFixed() ? layer : onWeekdays(layer, pattern));
    }
    return priced;
  }

  private static Layer onWeekdays(Layer layer, Pattern pattern) {
    int[][] rows = new int[layer.cost().length][];
    for (int d = 0; d < rows.length; d++) {
      int[] row = layer.cost()[d];
      rows[d] =
          row.length == 0 || row[0] >= NEVER
              ? row
              : new int[] {
                row[0] + Pricing.weekday(pattern, LocalDate.ofEpochDay(layer.firstDay() + d))
              };
    }
    return new Layer(layer.firstDay(), rows);
  }
}
