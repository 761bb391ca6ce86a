package org.chairside.planning;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.jspecify.annotations.Nullable;

/**
 * The exact optimum of a series, proven by a constraint solver over every day and every five
 * minutes at once. The places come from {@link RawSchedule}, the prices are implemented here a
 * second time.
 */
final class SeriesOracle {

  /**
   * What the solver proved.
   *
   * @param cost null where it proved that no series keeps the rules
   */
  record Optimum(@Nullable Integer cost, boolean isProven, long millis) {}

  private record Start(LocalDate day, int slot, int cost) {}

  private static final int SLOTS = 288;

  private final Resources resources;
  private final SeriesRequest request;
  private final @Nullable Intervals availability;
  private final Kind kind;
  private final RawSchedule raw;
  private final CpModel model = new CpModel();
  private final LinearExprBuilder costs = LinearExpr.newBuilder();
  private final List<Map<LocalDate, BoolVar>> days = new ArrayList<>();
  private final List<BoolVar[]> atLeast = new ArrayList<>();

  SeriesOracle(
      Resources resources,
      Collection<Appointment> booked,
      @Nullable Intervals availability,
      SeriesRequest request,
      Kind kind) {
    Loader.loadNativeLibraries();
    this.resources = resources;
    this.request = request;
    this.availability = availability;
    this.kind = kind;
    raw =
        new RawSchedule(
            resources, booked, request.from().minusDays(60), request.until().plusDays(9));
  }

  Optimum prove(double seconds, int workers) {
    long began = System.nanoTime();
    List<List<Start>> starts = starts();
    if (starts.stream().anyMatch(List::isEmpty)) {
      return new Optimum(null, true, millis(began));
    }
    starts.forEach(this::place);
    for (int i = 1; i < starts.size(); i++) {
      distance(i);
    }
    if (kind == Kind.STEADY) {
      steadiness();
    } else {
      for (int i = 1; i < starts.size(); i++) {
        apart(atLeast.get(i - 1), atLeast.get(i), 1);
      }
    }
    model.minimize(costs);
    CpSolver solver = new CpSolver();
    solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(workers).setRandomSeed(1);
    CpSolverStatus status = solver.solve(model);
    boolean infeasible = status == CpSolverStatus.INFEASIBLE;
    return new Optimum(
        infeasible || status == CpSolverStatus.UNKNOWN ? null : (int) solver.objectiveValue(),
        infeasible || status == CpSolverStatus.OPTIMAL,
        millis(began));
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  // ------------------------------------------------------------------ where each session can be

  private List<List<Start>> starts() {
    Map<Integer, List<Start>> byRatio = new HashMap<>();
    List<List<Start>> all = new ArrayList<>();
    for (int i = 0; i < request.sessions().size(); i++) {
      RequestedSession requested = request.sessions().get(i);
      if (requested.isFixed()) {
        var shown = Objects.requireNonNull(requested.start()).atZone(resources.clock().zone());
        int slot = (shown.getHour() * 60 + shown.getMinute()) / 5;
        all.add(List.of(new Start(shown.toLocalDate(), slot, 0)));
      } else {
        List<Start> free = byRatio.computeIfAbsent(requested.patientsPerNurse(), this::free);
        all.add(i == 0 ? free.stream().map(this::withDelay).toList() : free);
      }
    }
    return all;
  }

  private Start withDelay(Start start) {
    int days = (int) ChronoUnit.DAYS.between(request.from(), start.day());
    return new Start(
        start.day(), start.slot(), start.cost() + days * (kind == Kind.SOONEST ? 6 : 1));
  }

  private List<Start> free(int perNurse) {
    List<Start> free = new ArrayList<>();
    for (LocalDate day = request.from(); !day.isAfter(request.until()); day = day.plusDays(1)) {
      for (int slot = 0; slot < SLOTS; slot++) {
        LocalDate date = day;
        int own = slot;
        raw.moment(day, LocalTime.of(slot / 12, slot % 12 * 5))
            .filter(at -> raw.isFree(request, availability, at, perNurse))
            .ifPresent(at -> free.add(new Start(date, own, price(at, date, own, perNurse))));
      }
    }
    return free;
  }

  /** Wishes, quarters of the hour, the nurse whom the patient knows, and how full the floor is. */
  private int price(Instant at, LocalDate day, int slot, int perNurse) {
    int price = slot % 3 == 0 ? 0 : 2;
    var wishes = request.wishes();
    if (!wishes.days().isEmpty() && !wishes.days().contains(day.getDayOfWeek())) {
      price += 60;
    }
    int off = 0;
    if (wishes.from() != null) {
      off = Math.max(off, wishes.from().toSecondOfDay() / 60 - slot * 5);
    }
    if (wishes.until() != null) {
      off = Math.max(off, slot * 5 - wishes.until().toSecondOfDay() / 60);
    }
    if (off > 0) {
      price += 30 + (off + 14) / 15;
    }
    UUID usual = request.usual().nurseId();
    if (usual != null && resources.rosters().containsKey(day)) {
      boolean can =
          Objects.requireNonNull(resources.rosters().get(day)).stream()
                  .anyMatch(shift -> shift.nurseId().equals(usual))
              && raw.nurse(usual, at, request.phases(), perNurse);
      price += can ? 0 : 4;
    }
    int chairs = (int) resources.chairs().values().stream().filter(Resources.Seat::active).count();
    int full = (20 * raw.mostBeside(at, request.phases()) + chairs - 1) / chairs;
    return price + (full + 3 * raw.startingNear(at)) * (kind == Kind.CALMEST ? 4 : 1);
  }

  // ------------------------------------------------------------------ the model

  /** One of its starts for a session; its day, and whether its slot is at least each slot. */
  private void place(List<Start> starts) {
    Map<LocalDate, List<Literal>> byDay = new TreeMap<>();
    Map<Integer, List<Literal>> bySlot = new HashMap<>();
    List<Literal> all = new ArrayList<>();
    for (Start start : starts) {
      BoolVar chosen = model.newBoolVar("");
      all.add(chosen);
      byDay.computeIfAbsent(start.day(), _ -> new ArrayList<>()).add(chosen);
      bySlot.computeIfAbsent(start.slot(), _ -> new ArrayList<>()).add(chosen);
      costs.addTerm(chosen, start.cost());
    }
    model.addExactlyOne(all);
    Map<LocalDate, BoolVar> onDay = new TreeMap<>();
    byDay.forEach(
        (day, chosen) -> {
          BoolVar there = model.newBoolVar("");
          model.addEquality(LinearExpr.sum(chosen.toArray(new Literal[0])), there);
          onDay.put(day, there);
        });
    days.add(onDay);
    BoolVar[] reached = new BoolVar[SLOTS + 1];
    reached[SLOTS] = (BoolVar) model.falseLiteral();
    for (int slot = SLOTS - 1; slot >= 0; slot--) {
      List<Literal> here = bySlot.get(slot);
      if (here == null) {
        reached[slot] = reached[slot + 1];
      } else {
        reached[slot] = model.newBoolVar("");
        model.addEquality(
            reached[slot],
            LinearExpr.newBuilder()
                .add(LinearExpr.sum(here.toArray(new Literal[0])))
                .add(reached[slot + 1]));
      }
    }
    atLeast.add(reached);
  }

  /** The days between a session and the one before it, each distance at its price. */
  private void distance(int index) {
    RequestedSession requested = request.sessions().get(index);
    if (requested.isFixed() && request.sessions().get(index - 1).isFixed()) {
      return;
    }
    GapRule gap = Objects.requireNonNull(requested.gap());
    Map<LocalDate, BoolVar> before = days.get(index - 1);
    Map<LocalDate, BoolVar> here = days.get(index);
    Map<LocalDate, List<Literal>> leaving = new HashMap<>();
    Map<LocalDate, List<Literal>> reaching = new HashMap<>();
    before.keySet().forEach(day -> leaving.put(day, new ArrayList<>()));
    here.keySet().forEach(day -> reaching.put(day, new ArrayList<>()));
    for (LocalDate from : before.keySet()) {
      for (int days = gap.min(); days <= gap.max(); days++) {
        LocalDate to = from.plusDays(days);
        if (here.containsKey(to)) {
          BoolVar step = model.newBoolVar("");
          leaving.getOrDefault(from, new ArrayList<>()).add(step);
          reaching.getOrDefault(to, new ArrayList<>()).add(step);
          int missed = Math.abs(days - gap.target());
          costs.addTerm(step, (100 * missed + gap.target() - 1) / gap.target());
        }
      }
    }
    leaving.forEach((day, steps) -> same(before.get(day), steps));
    reaching.forEach((day, steps) -> same(here.get(day), steps));
  }

  private void same(@Nullable BoolVar there, List<Literal> steps) {
    model.addEquality(Objects.requireNonNull(there), LinearExpr.sum(steps.toArray(new Literal[0])));
  }

  /** Each slot between the two hours costs so much. */
  private void apart(BoolVar[] one, BoolVar[] other, int perSlot) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (one[slot] != other[slot]) {
        BoolVar between = model.newBoolVar("");
        model.addGreaterOrEqual(
            between, LinearExpr.newBuilder().add(one[slot]).addTerm(other[slot], -1));
        model.addGreaterOrEqual(
            between, LinearExpr.newBuilder().add(other[slot]).addTerm(one[slot], -1));
        costs.addTerm(between, perSlot);
      }
    }
  }

  /** Some weekdays and a quarter of the hour that all sessions are held against. */
  private void steadiness() {
    int target =
        request.sessions().stream()
            .filter(requested -> !requested.isFixed() && requested.gap() != null)
            .mapToInt(requested -> Objects.requireNonNull(requested.gap()).target())
            .findFirst()
            .orElse(7);
    Map<DayOfWeek, BoolVar> chosen = new TreeMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      chosen.put(day, model.newBoolVar(""));
    }
    model.addEquality(
        LinearExpr.sum(chosen.values().toArray(new Literal[0])),
        Math.max(1, Math.min(5, 7 / target)));
    BoolVar[] hour = new BoolVar[SLOTS + 1];
    hour[0] = (BoolVar) model.trueLiteral();
    for (int slot = 1; slot <= SLOTS; slot++) {
      // between two quarters nothing begins: reached together with the later one
      hour[slot] = (slot - 1) % 3 == 0 ? model.newBoolVar("") : hour[slot - 1];
      model.addImplication(hour[slot], hour[slot - 1]);
    }
    model.addEquality(hour[SLOTS], 0);
    for (int i = 0; i < days.size(); i++) {
      apart(atLeast.get(i), hour, 3);
      if (!request.sessions().get(i).isFixed()) {
        Map<DayOfWeek, LinearExprBuilder> there = new HashMap<>();
        days.get(i)
            .forEach(
                (day, var) ->
                    there
                        .computeIfAbsent(day.getDayOfWeek(), _ -> LinearExpr.newBuilder())
                        .add(var));
        there.forEach(
            (day, any) -> {
              BoolVar off = model.newBoolVar("");
              any.addTerm(Objects.requireNonNull(chosen.get(day)), -1);
              model.addGreaterOrEqual(off, any);
              costs.addTerm(off, 50);
            });
      }
    }
  }
}
