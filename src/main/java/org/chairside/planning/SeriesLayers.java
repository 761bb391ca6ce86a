package org.chairside.planning;

import static org.chairside.planning.CheapestPath.NEVER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.planning.CheapestPath.Layer;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;

/** What each session of a series costs at each start: the layers through which a path is sought. */
final class SeriesLayers {

  static final int CLOSE_SLOTS = 60 / StartGrid.STEP_MINUTES;

  private static final int SEEN_BEFORE = 60;
  private static final int MOVED = 1000;
  private static final int OTHER_CHAIR = 20;
  private static final int SLOTS_A_DAY_IS_WORTH = 60;

  private final ClinicSchedule schedule;
  private final SeriesRequest request;
  private final WallClock clock;
  private final StartGrid grid;
  private final Pricing pricing;
  private final Map<Kind, Map<Integer, int[][]>> prices = new EnumMap<>(Kind.class);

  SeriesLayers(ClinicSchedule schedule, SeriesRequest request, StartGrid grid, Pricing pricing) {
    this.schedule = schedule;
    this.request = request;
    this.grid = grid;
    this.pricing = pricing;
    clock = schedule.resources().clock();
  }

  /** Priced for proposals of this kind; near to one that was seen costs more. */
  List<Layer> priced(Kind kind, List<Proposal> seen) {
    Map<Integer, int[][]> byRatio = prices.computeIfAbsent(kind, _ -> new HashMap<>());
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < request.sessions().size(); i++) {
      RequestedSession requested = request.sessions().get(i);
      if (requested.isFixed()) {
        layers.add(fixed(requested));
      } else {
        int[][] shared =
            byRatio.computeIfAbsent(requested.patientsPerNurse(), ratio -> prices(kind, ratio));
        layers.add(new Layer(request.from().toEpochDay(), ownPrices(kind, i, shared, seen)));
      }
    }
    return layers;
  }

  private int[][] prices(Kind kind, int ratio) {
    long[][] starts = grid.starts(ratio);
    int[][] points = new int[starts.length][];
    for (int d = 0; d < starts.length; d++) {
      LocalDate day = request.from().plusDays(d);
      points[d] = new int[starts[d].length];
      for (int s = 0; s < points[d].length; s++) {
        points[d][s] =
            starts[d][s] == StartGrid.NONE
                ? NEVER
                : Pricing.sum(pricing.place(kind, null, starts[d][s], day, s, ratio));
      }
    }
    return points;
  }

  /** The prices of a session: those of its acuity, and what concerns it alone. */
  private int[][] ownPrices(Kind kind, int index, int[][] shared, List<Proposal> seen) {
    boolean first = index == 0;
    if (!first && seen.isEmpty()) {
      return shared;
    }
    int[][] own = new int[shared.length][];
    for (int d = 0; d < own.length; d++) {
      own[d] = shared[d].clone();
      if (first) {
        raise(own[d], 0, own[d].length, pricing.delay(kind, request.from().plusDays(d)));
      }
    }
    for (Proposal proposal : seen) {
      for (Proposal.Placed placed : proposal.sessions()) {
        int day = GapRule.days(request.from(), clock.dateOf(placed.start()));
        if (placed.index() == index && day >= 0 && day < own.length) {
          int slot = slot(placed.start());
          raise(own[day], slot - CLOSE_SLOTS + 1, slot + CLOSE_SLOTS, SEEN_BEFORE);
        }
      }
    }
    return own;
  }

  /** Adds to what can be had of the half-open span. */
  private static void raise(int[] row, int from, int until, int by) {
    for (int s = Math.max(0, from); s < Math.min(row.length, until); s++) {
      if (row[s] < NEVER) {
        row[s] += by;
      }
    }
  }

  /** Priced by how far each session moves. */
  List<Layer> near() {
    return request.sessions().stream()
        .map(requested -> requested.isFixed() ? fixed(requested) : nearTo(requested))
        .toList();
  }

  private Layer nearTo(RequestedSession requested) {
    long[][] starts = grid.starts(requested.patientsPerNurse());
    int[][] cost = new int[starts.length][];
    for (int d = 0; d < starts.length; d++) {
      cost[d] = new int[starts[d].length];
      for (int s = 0; s < cost[d].length; s++) {
        cost[d][s] = starts[d][s] == StartGrid.NONE ? NEVER : moveCost(requested, starts[d][s]);
      }
    }
    Instant start = requested.start();
    if (start != null && grid.isFree(start, requested.patientsPerNurse())) {
      int day = GapRule.days(request.from(), clock.dateOf(start));
      if (day >= 0 && day < cost.length) {
        if (cost[day].length == 0) {
          cost[day] = new int[StartGrid.SLOTS];
          Arrays.fill(cost[day], NEVER);
        }
        cost[day][slot(start)] = moveCost(requested, CapacityTimeline.at(start));
      }
    }
    return new Layer(request.from().toEpochDay(), cost);
  }

  int moveCost(RequestedSession requested, long to) {
    Instant from = requested.start();
    if (from == null) {
      return 0;
    }
    Instant start = CapacityTimeline.instant(to);
    if (start.equals(from)) {
      boolean keeps =
          requested.chairId() == null
              || schedule.allowsChair(requested.chairId(), start, request.phases());
      return keeps ? 0 : OTHER_CHAIR;
    }
    int days = Math.abs(GapRule.days(clock.dateOf(from), clock.dateOf(start)));
    return MOVED + days * SLOTS_A_DAY_IS_WORTH + Math.abs(slot(start) - slot(from));
  }

  private Layer fixed(RequestedSession requested) {
    Instant start = Objects.requireNonNull(requested.start(), "a fixed session has a start");
    int[] row = new int[StartGrid.SLOTS];
    Arrays.fill(row, NEVER);
    row[slot(start)] = 0;
    return new Layer(clock.dateOf(start).toEpochDay(), new int[][] {row});
  }

  int slot(Instant start) {
    return StartGrid.slot(clock.timeOf(start));
  }

  CheapestPath.Gaps gaps(boolean priced) {
    return new CheapestPath.Gaps() {
      @Override
      public int min(int index) {
        return areFixed(index) ? fixedDays(index) : gap(index).min();
      }

      @Override
      public int max(int index) {
        return areFixed(index) ? fixedDays(index) : gap(index).max();
      }

      @Override
      public int cost(int index, int days) {
        return areFixed(index) || !priced ? 0 : Pricing.gap(gap(index), days);
      }
    };
  }

  GapRule gap(int index) {
    return Objects.requireNonNull(
        request.sessions().get(index).gap(), "every session but the first has a gap");
  }

  boolean areFixed(int index) {
    return request.sessions().get(index).isFixed() && request.sessions().get(index - 1).isFixed();
  }

  private int fixedDays(int index) {
    return GapRule.days(
        clock.dateOf(Objects.requireNonNull(request.sessions().get(index - 1).start())),
        clock.dateOf(Objects.requireNonNull(request.sessions().get(index).start())));
  }
}
