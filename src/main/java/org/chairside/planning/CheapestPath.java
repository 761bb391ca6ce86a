package org.chairside.planning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way through a series: one day and slot for each session, the sum of what each place
 * costs, what each gap costs and what each change of the hour costs being the least there is.
 *
 * <p>It is exact. A session depends on the one before it alone, so that the best way to each place
 * is enough to know; and since a change of the hour costs in proportion, the best hour before is
 * found for all hours of a day in two sweeps instead of by comparing each with each.
 */
final class CheapestPath {

  /** More than any series costs. */
  static final int NEVER = Integer.MAX_VALUE / 4;

  /**
   * Where one session can be.
   *
   * @param firstDay the day of the first row, as days since the epoch
   * @param cost by day and slot; an empty row for a day without any, {@link #NEVER} for a slot that
   *     is not to be had
   */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one search
  record Layer(long firstDay, int[][] cost) {

    int[] row(long day) {
      return rowOf(cost, day - firstDay);
    }
  }

  private static final int[] NO_ROW = {};

  private static int[] rowOf(int[][] rows, long index) {
    return index < 0 || index >= rows.length ? NO_ROW : rows[(int) index];
  }

  /** What it costs to have so many days between a session and the one before it. */
  interface Gaps {
    /** Days at least from the session before; 1 or more. */
    int min(int index);

    int max(int index);

    int cost(int index, int days);
  }

  /** Days since the epoch, both inclusive. */
  record Range(long first, long last) {}

  private static final Range NO_DAYS = new Range(0, -1);

  /** One place for each session. */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one search
  record Path(long[] days, int[] slots, int cost) {}

  private final List<Layer> layers;
  private final Gaps gaps;
  private final int drift;

  /** What each place costs with the best way to it, layer by layer; the same with a free hour. */
  private final int[][][] best;

  private final int[][][] near;

  CheapestPath(List<Layer> layers, Gaps gaps, int driftPerSlot) {
    this.layers = layers;
    this.gaps = gaps;
    this.drift = driftPerSlot;
    this.best = new int[layers.size()][][];
    this.near = new int[layers.size()][][];
  }

  /** The cheapest; null where there is no way through. */
  @Nullable Path find() {
    for (int i = 0; i < layers.size(); i++) {
      best[i] = reach(i);
      near[i] = swept(best[i]);
    }
    return back();
  }

  /** How many sessions from the first on can be placed; all of them where there is a way. */
  int reached() {
    int i = 0;
    while (i < best.length && !isEmpty(best[i])) {
      i++;
    }
    return i;
  }

  /** The first and the last day on which this session can be; none where it cannot be placed. */
  Optional<Range> reachable(int index) {
    int[][] rows = best[index];
    int first = -1;
    int last = -1;
    for (int d = 0; d < rows.length; d++) {
      if (min(rows[d]) < NEVER) {
        first = first < 0 ? d : first;
        last = d;
      }
    }
    long from = layers.get(index).firstDay();
    return first < 0 ? Optional.empty() : Optional.of(new Range(from + first, from + last));
  }

  private static boolean isEmpty(int[][] rows) {
    return Arrays.stream(rows).allMatch(row -> min(row) >= NEVER);
  }

  private static int min(int[] row) {
    int min = NEVER;
    for (int cost : row) {
      min = Math.min(min, cost);
    }
    return min;
  }

  private int[][] reach(int index) {
    Layer layer = layers.get(index);
    int[][] here = layer.cost();
    if (index == 0) {
      return here;
    }
    int[][] rows = new int[here.length][];
    Arrays.fill(rows, NO_ROW);
    Range before = reachable(index - 1).orElse(NO_DAYS);
    long first = Math.max(layer.firstDay(), before.first() + gaps.min(index));
    long last = Math.min(layer.firstDay() + here.length - 1, before.last() + gaps.max(index));
    for (long day = first; day <= last; day++) {
      int d = (int) (day - layer.firstDay());
      rows[d] = reach(index, day, here[d]);
    }
    return rows;
  }

  private int[] reach(int index, long day, int[] here) {
    int[] sums = new int[here.length];
    Arrays.fill(sums, NEVER);
    for (int gap = gaps.min(index); gap <= gaps.max(index); gap++) {
      int[] before = nearRow(index - 1, day - gap);
      if (before.length > 0) {
        int cost = gaps.cost(index, gap);
        for (int s = 0; s < sums.length; s++) {
          sums[s] = Math.min(sums[s], before[s] + cost);
        }
      }
    }
    for (int s = 0; s < sums.length; s++) {
      sums[s] = here[s] >= NEVER || sums[s] >= NEVER ? NEVER : sums[s] + here[s];
    }
    return sums;
  }

  private int[] nearRow(int index, long day) {
    return rowOf(near[index], day - layers.get(index).firstDay());
  }

  /** For each slot the best that another slot of the day can do, a change of the hour included. */
  private int[][] swept(int[][] rows) {
    int[][] swept = new int[rows.length][];
    for (int d = 0; d < rows.length; d++) {
      swept[d] = swept(rows[d]);
    }
    return swept;
  }

  private int[] swept(int[] row) {
    int[] out = row.clone();
    for (int s = 1; s < out.length; s++) {
      out[s] = Math.min(out[s], out[s - 1] + drift);
    }
    for (int s = out.length - 2; s >= 0; s--) {
      out[s] = Math.min(out[s], out[s + 1] + drift);
    }
    return out;
  }

  private @Nullable Path back() {
    int last = layers.size() - 1;
    long day = 0;
    int slot = 0;
    int cost = NEVER;
    for (int d = 0; d < best[last].length; d++) {
      for (int s = 0; s < best[last][d].length; s++) {
        if (best[last][d][s] < cost) {
          cost = best[last][d][s];
          day = layers.get(last).firstDay() + d;
          slot = s;
        }
      }
    }
    if (cost >= NEVER) {
      return null;
    }
    long[] days = new long[last + 1];
    int[] slots = new int[last + 1];
    for (int i = last; ; i--) {
      days[i] = day;
      slots[i] = slot;
      if (i == 0) {
        return new Path(days, slots, cost);
      }
      int gap = gapBefore(i, day, slot);
      day -= gap;
      slot = slotBefore(best[i - 1][(int) (day - layers.get(i - 1).firstDay())], slot);
    }
  }

  private int gapBefore(int index, long day, int slot) {
    int[] row = layers.get(index).row(day);
    int here = best[index][(int) (day - layers.get(index).firstDay())][slot] - row[slot];
    for (int gap = gaps.min(index); gap <= gaps.max(index); gap++) {
      int[] before = nearRow(index - 1, day - gap);
      if (before.length > 0 && before[slot] + gaps.cost(index, gap) == here) {
        return gap;
      }
    }
    throw new IllegalStateException("a place that is reached is reached from somewhere");
  }

  private int slotBefore(int[] row, int slot) {
    int found = 0;
    int cost = Integer.MAX_VALUE;
    for (int s = 0; s < row.length; s++) {
      if (row[s] < NEVER && row[s] + drift * Math.abs(s - slot) < cost) {
        cost = row[s] + drift * Math.abs(s - slot);
        found = s;
      }
    }
    return found;
  }
}
