package org.chairside.planning;

import static org.chairside.planning.CheapestPath.NEVER;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chairside.planning.CheapestPath.Layer;
import org.chairside.planning.CheapestPath.Path;
import org.chairside.planning.Pricing.Pattern;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Part;
import org.chairside.planning.Proposal.Placed;
import org.chairside.planning.Proposal.Reason;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.jspecify.annotations.Nullable;

/**
 * The best complete series for a course. Two sessions of a course never share a day, so that they
 * meet in their gaps and hours alone: {@link CheapestPath} finds the optimum over the whole {@link
 * Grid}, not the first series that fits.
 */
public final class SeriesSearch {

  private static final int SEEN_BEFORE = 60;
  private static final int CLOSE_SLOTS = 60 / StartGrid.STEP_MINUTES;
  private static final int FAR_APART = 3;
  private static final int MOVED = 1000;
  private static final int OTHER_CHAIR = 20;
  private static final int SLOTS_A_DAY_IS_WORTH = 60;
  private static final int SLOTS_PER_QUARTER = 15 / StartGrid.STEP_MINUTES;

  private final ClinicSchedule schedule;
  private final SeriesRequest request;
  private final WallClock clock;
  private final StartGrid grid;
  private final Pricing pricing;
  private final ChairAndNurse chairAndNurse;

  /**
   * A search over this plan.
   *
   * @param schedule without those of the course's sessions that may be placed anew
   */
  public SeriesSearch(ClinicSchedule schedule, SeriesRequest request) {
    this.schedule = schedule;
    this.request = request;
    clock = schedule.resources().clock();
    grid = new StartGrid(schedule, request);
    pricing = new Pricing(schedule, request);
    chairAndNurse = new ChairAndNurse(schedule);
  }

  // ------------------------------------------------------------------ proposals

  /**
   * At most so many series, each the best of its kind, and each clearly another than those before
   * it: a third of its sessions on another day or an hour away.
   *
   * @return none where no series keeps the rules: {@link #obstacle} tells why
   */
  public List<Proposal> proposals(int count) {
    List<Proposal> found = new ArrayList<>();
    Kind[] kinds = {Kind.SOONEST, Kind.STEADY, Kind.CALMEST};
    for (int i = 0; i < 2 * count && found.size() < count; i++) {
      Kind kind = kinds[i % kinds.length];
      Optional<Proposal> next = best(kind, i < kinds.length ? List.of() : found);
      if (next.isEmpty()) {
        return found;
      }
      if (!isClearlyNew(next.get(), found)) {
        next = best(kind, found).filter(other -> isClearlyNew(other, found));
      }
      next.ifPresent(found::add);
    }
    return found;
  }

  /** The best series of this kind; empty where no series keeps the rules. */
  public Optional<Proposal> best(Kind kind) {
    return best(kind, List.of());
  }

  private Optional<Proposal> best(Kind kind, List<Proposal> seen) {
    return kind == Kind.STEADY ? steadiest(seen) : cheapest(kind, seen);
  }

  private boolean isClearlyNew(Proposal proposal, List<Proposal> others) {
    return others.stream()
        .allMatch(
            other -> {
              long apart =
                  proposal.sessions().stream().filter(each -> isApart(each, other)).count();
              return apart * FAR_APART >= proposal.sessions().size();
            });
  }

  private boolean isApart(Placed placed, Proposal other) {
    Instant its =
        other.sessions().stream()
            .filter(each -> each.index() == placed.index())
            .findFirst()
            .map(Placed::start)
            .orElse(Instant.MAX);
    return !clock.dateOf(placed.start()).equals(clock.dateOf(its))
        || Math.abs(slot(placed.start()) - slot(its)) >= CLOSE_SLOTS;
  }

  private Optional<Proposal> cheapest(Kind kind, List<Proposal> seen) {
    List<Layer> layers = layers(kind, seen);
    Path path = new CheapestPath(layers, gaps(true), Pricing.DRIFT).find();
    return Optional.ofNullable(path).map(found -> proposal(kind, null, found, true));
  }

  /**
   * For every pattern of weekdays and every quarter of an hour the best series; the best of them.
   */
  private Optional<Proposal> steadiest(List<Proposal> seen) {
    List<Layer> layers = layers(Kind.STEADY, seen);
    Pattern pattern = null;
    int least = NEVER;
    for (int slot : hours(layers)) {
      List<Layer> days = byDay(layers, slot);
      Path bound = new CheapestPath(days, gaps(true), 0).find();
      if (bound == null || bound.cost() >= least) {
        continue; // no pattern of weekdays is cheaper than none at all
      }
      for (Set<DayOfWeek> weekdays : Pricing.weekdays(firstTarget())) {
        Pattern tried = new Pattern(weekdays, slot);
        Path path = new CheapestPath(onWeekdays(days, tried), gaps(true), 0).find();
        if (path != null && path.cost() < least) {
          least = path.cost();
          pattern = tried;
        }
      }
    }
    return pattern == null ? Optional.empty() : Optional.of(inPattern(layers, pattern));
  }

  private Proposal inPattern(List<Layer> layers, Pattern pattern) {
    List<Layer> days = byDay(layers, pattern.slot());
    Path path =
        Objects.requireNonNull(
            new CheapestPath(onWeekdays(days, pattern), gaps(true), 0).find(), "found before");
    int[] slots = new int[path.days().length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = nearest(layers.get(i).row(path.days()[i]), pattern.slot());
    }
    return proposal(Kind.STEADY, pattern, new Path(path.days(), slots, path.cost()), true);
  }

  /** Every quarter of an hour next to which some session could start: no other is ever nearer. */
  private static int[] hours(List<Layer> layers) {
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
  private static List<Layer> byDay(List<Layer> layers, int patternSlot) {
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

  // ------------------------------------------------------------------ the smallest repair

  /**
   * The series nearest to where its links would best stay: the fewest moved, and those by as little
   * as can be.
   */
  public Optional<Proposal> repair() {
    Path path = new CheapestPath(repairLayers(), gaps(false), 0).find();
    return Optional.ofNullable(path).map(found -> proposal(Kind.NEAREST, null, found, false));
  }

  private List<Layer> repairLayers() {
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

  private int moveCost(RequestedSession requested, long to) {
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

  // ------------------------------------------------------------------ why there is none

  /**
   * Why no series can be found.
   *
   * @param index the first session that has no place, among the course's sessions that stand, from
   *     0
   * @param from the first day on which it could be, given those before it
   * @param until the last day
   */
  public record Obstacle(int index, LocalDate from, LocalDate until) {}

  /** Where every series ends that keeps the rules so far. */
  public Obstacle obstacle() {
    CheapestPath search = new CheapestPath(layers(Kind.SOONEST, List.of()), gaps(true), 0);
    search.find();
    int index = Math.min(search.reached(), request.sessions().size() - 1);
    GapRule gap = request.sessions().get(index).gap();
    LocalDate from = request.from();
    LocalDate until = request.until();
    if (index > 0 && gap != null) {
      var before = search.reachable(index - 1).orElseThrow();
      from = later(from, LocalDate.ofEpochDay(before.first() + gap.min()));
      until = earlier(until, LocalDate.ofEpochDay(before.last() + gap.max()));
    }
    return new Obstacle(index, from, until);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  // ------------------------------------------------------------------ layers and what they cost

  private List<Layer> layers(Kind kind, List<Proposal> seen) {
    Map<Integer, int[][]> byRatio = new HashMap<>();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < request.sessions().size(); i++) {
      RequestedSession requested = request.sessions().get(i);
      if (requested.isFixed()) {
        layers.add(fixed(requested));
      } else {
        int[][] prices =
            byRatio.computeIfAbsent(requested.patientsPerNurse(), ratio -> prices(kind, ratio));
        layers.add(new Layer(request.from().toEpochDay(), ownPrices(kind, i, prices, seen)));
      }
    }
    return layers;
  }

  private int[][] prices(Kind kind, int ratio) {
    long[][] starts = grid.starts(ratio);
    int[][] prices = new int[starts.length][];
    for (int d = 0; d < starts.length; d++) {
      LocalDate day = request.from().plusDays(d);
      prices[d] = new int[starts[d].length];
      for (int s = 0; s < prices[d].length; s++) {
        prices[d][s] =
            starts[d][s] == StartGrid.NONE
                ? NEVER
                : Pricing.sum(pricing.place(kind, null, starts[d][s], day, s, ratio));
      }
    }
    return prices;
  }

  /** The prices of a session: those of its acuity, and what concerns it alone. */
  private int[][] ownPrices(Kind kind, int index, int[][] prices, List<Proposal> seen) {
    boolean first = index == 0;
    if (!first && seen.isEmpty()) {
      return prices;
    }
    int[][] own = new int[prices.length][];
    for (int d = 0; d < own.length; d++) {
      own[d] = prices[d].clone();
      int delay = first ? pricing.delay(kind, request.from().plusDays(d)) : 0;
      for (int s = 0; s < own[d].length; s++) {
        if (own[d][s] < NEVER) {
          own[d][s] += delay + seenBefore(index, d, s, seen);
        }
      }
    }
    return own;
  }

  private int seenBefore(int index, int day, int slot, List<Proposal> seen) {
    return (int)
            seen.stream()
                .flatMap(proposal -> proposal.sessions().stream())
                .filter(placed -> placed.index() == index)
                .filter(
                    placed ->
                        GapRule.days(request.from(), clock.dateOf(placed.start())) == day
                            && Math.abs(slot(placed.start()) - slot) < CLOSE_SLOTS)
                .count()
        * SEEN_BEFORE;
  }

  private Layer fixed(RequestedSession requested) {
    Instant start = Objects.requireNonNull(requested.start(), "a fixed session has a start");
    int[] row = new int[StartGrid.SLOTS];
    Arrays.fill(row, NEVER);
    row[slot(start)] = 0;
    return new Layer(clock.dateOf(start).toEpochDay(), new int[][] {row});
  }

  private int slot(Instant start) {
    return StartGrid.slot(clock.timeOf(start));
  }

  private CheapestPath.Gaps gaps(boolean priced) {
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

  private GapRule gap(int index) {
    return Objects.requireNonNull(
        request.sessions().get(index).gap(), "every session but the first has a gap");
  }

  private boolean areFixed(int index) {
    return request.sessions().get(index).isFixed() && request.sessions().get(index - 1).isFixed();
  }

  private int fixedDays(int index) {
    return GapRule.days(
        clock.dateOf(Objects.requireNonNull(request.sessions().get(index - 1).start())),
        clock.dateOf(Objects.requireNonNull(request.sessions().get(index).start())));
  }

  // ------------------------------------------------------------------ from a path to a proposal

  private Proposal proposal(Kind kind, @Nullable Pattern pattern, Path path, boolean priced) {
    List<Placed> placed = new ArrayList<>();
    Map<Reason, Integer> points = new EnumMap<>(Reason.class);
    for (int i = 0; i < path.days().length; i++) {
      RequestedSession requested = request.sessions().get(i);
      LocalDate day = LocalDate.ofEpochDay(path.days()[i]);
      if (!requested.isFixed()) {
        Instant start = start(requested, day, path.slots()[i]);
        placed.add(place(i, requested, start));
        if (priced) {
          add(
              points,
              pricing.place(
                  kind,
                  pattern,
                  CapacityTimeline.at(start),
                  day,
                  path.slots()[i],
                  requested.patientsPerNurse()));
          points.merge(Reason.DELAY, i == 0 ? pricing.delay(kind, day) : 0, Integer::sum);
        } else {
          points.merge(Reason.MOVES, moveCost(requested, CapacityTimeline.at(start)), Integer::sum);
        }
      } else if (pattern != null) {
        points.merge(
            Reason.HOURS, Pricing.offTheHour(path.slots()[i], pattern.slot()), Integer::sum);
      }
      if (priced && i > 0) {
        int days = Math.toIntExact(path.days()[i] - path.days()[i - 1]);
        points.merge(Reason.GAPS, areFixed(i) ? 0 : Pricing.gap(gap(i), days), Integer::sum);
        if (pattern == null) {
          points.merge(
              Reason.HOURS,
              Pricing.DRIFT * Math.abs(path.slots()[i] - path.slots()[i - 1]),
              Integer::sum);
        }
      }
    }
    return new Proposal(kind, placed, Pricing.sum(points), parts(points));
  }

  private static void add(Map<Reason, Integer> to, Map<Reason, Integer> more) {
    more.forEach((reason, points) -> to.merge(reason, points, Integer::sum));
  }

  private static List<Part> parts(Map<Reason, Integer> points) {
    return points.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new Part(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The start that stands for a slot: the very one that was asked for, where it falls into it. */
  private Instant start(RequestedSession requested, LocalDate day, int slot) {
    Instant asked = requested.start();
    if (asked != null
        && clock.dateOf(asked).equals(day)
        && slot(asked) == slot
        && grid.isFree(asked, requested.patientsPerNurse())) {
      return asked;
    }
    return grid.moment(day, slot).orElseThrow();
  }

  private Placed place(int index, RequestedSession requested, Instant start) {
    return new Placed(
        index,
        requested.sessionId(),
        start,
        start.plus(request.phases().stay()),
        chairAndNurse
            .chair(request.phases(), start, requested.chairId(), request.usual())
            .orElseThrow(),
        chairAndNurse
            .nurse(request.phases(), start, requested.patientsPerNurse(), request.usual().nurseId())
            .orElse(null));
  }
}
