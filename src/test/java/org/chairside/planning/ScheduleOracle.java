package org.chairside.planning;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import com.google.ortools.util.Domain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.chairside.planning.Replanner.Movable;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.chairside.schedule.WallClock;

/**
 * The fewest sessions that have to leave their time or their chair so that every rule holds again,
 * proven by a constraint solver: first as few as can be are left without a place, then as few as
 * can be move. Every session of a day on which one is broken may move, and anyone who sees to it
 * may change for nothing. The rules are implemented here a second time.
 */
final class ScheduleOracle {

  /** What the solver proved. */
  record Fewest(int unsaved, int moves, boolean isProven, long millis) {}

  private static final int WHOLE = 60;
  private static final int UNSAVED = 1000;

  private final BrokenSchedule brokenSchedule;
  private final Resources resources;
  private final WallClock clock;
  private final long base;
  private final CpModel model = new CpModel();
  private final LinearExprBuilder cost = LinearExpr.newBuilder();
  private final Map<UUID, List<IntervalVar>> chairs = new HashMap<>();
  private final Map<UUID, List<IntervalVar>> hands = new HashMap<>();
  private final Map<UUID, Shares> eyes = new HashMap<>();
  private final Shares all = new Shares();
  private final Shares pumps = new Shares();

  private static final class Shares {
    private final List<IntervalVar> spans = new ArrayList<>();
    private final List<Integer> units = new ArrayList<>();

    void add(IntervalVar span, int unit) {
      spans.add(span);
      units.add(unit);
    }
  }

  ScheduleOracle(BrokenSchedule brokenSchedule) {
    Loader.loadNativeLibraries();
    this.brokenSchedule = brokenSchedule;
    resources = brokenSchedule.resources();
    clock = resources.clock();
    base = brokenSchedule.day().minusDays(2).atStartOfDay(clock.zone()).toEpochSecond() / 60;
  }

  private long minute(Instant moment) {
    return moment.getEpochSecond() / 60 - base;
  }

  Fewest prove(Set<UUID> broken, double seconds, int workers) {
    long began = System.nanoTime();
    resources.chairs().keySet().forEach(chair -> chairs.put(chair, new ArrayList<>()));
    rosters();
    Set<LocalDate> days = new HashSet<>();
    for (Movable each : brokenSchedule.movables()) {
      if (broken.contains(each.appointment().id())) {
        days.add(clock.dateOf(each.appointment().start()));
      }
    }
    for (Movable each : brokenSchedule.movables()) {
      if (days.contains(clock.dateOf(each.appointment().start()))) {
        free(each);
      } else {
        pinned(each.appointment());
      }
    }
    chairs.values().forEach(model::addNoOverlap);
    hands.values().forEach(model::addNoOverlap);
    eyes.values().forEach(shares -> atMost(shares, WHOLE));
    atMost(all, WHOLE * nurses().size());
    atMost(pumps, Objects.requireNonNull(resources.pumps()));
    model.minimize(cost);
    CpSolver solver = new CpSolver();
    solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(workers).setRandomSeed(1);
    CpSolverStatus status = solver.solve(model);
    int found = (int) Math.round(solver.objectiveValue());
    return new Fewest(
        found / UNSAVED,
        found % UNSAVED,
        status == CpSolverStatus.OPTIMAL,
        (System.nanoTime() - began) / 1_000_000);
  }

  private Set<UUID> nurses() {
    Set<UUID> nurses = new HashSet<>();
    resources.rosters().values().forEach(day -> day.forEach(shift -> nurses.add(shift.nurseId())));
    return nurses;
  }

  private void atMost(Shares shares, int capacity) {
    CumulativeConstraint most = model.addCumulative(capacity);
    for (int i = 0; i < shares.spans.size(); i++) {
      most.addDemand(shares.spans.get(i), shares.units.get(i));
    }
  }

  /** Who is in a break has no hands; who is in a break or not there does not cover. */
  private void rosters() {
    for (UUID nurse : nurses()) {
      hands.put(nurse, new ArrayList<>());
      eyes.put(nurse, new Shares());
      long before = 0;
      for (List<NurseShift> shifts : resources.rosters().values()) {
        for (NurseShift shift : shifts) {
          if (shift.nurseId().equals(nurse)) {
            away(before, minute(shift.interval().from()));
            before = minute(shift.interval().until());
            for (Interval pause : shift.breaks()) {
              IntervalVar span = fixed(minute(pause.from()), minute(pause.until()));
              Objects.requireNonNull(hands.get(nurse)).add(span);
              all.add(span, WHOLE);
            }
          }
        }
      }
      away(before, 14L * 24 * 60);
    }
  }

  private void away(long from, long until) {
    all.add(fixed(from, until), WHOLE);
  }

  private IntervalVar fixed(long from, long until) {
    return model.newFixedInterval(from, until - from, "");
  }

  private void pinned(Appointment a) {
    Parts parts = new Parts(a);
    long start = minute(a.start());
    UUID nurse = Objects.requireNonNull(a.nurseId());
    IntervalVar watched = fixed(start + parts.infusion, start + parts.end);
    int share = WHOLE / a.patientsPerNurse();
    Objects.requireNonNull(chairs.get(a.chairId())).add(fixed(start, start + parts.ready));
    Objects.requireNonNull(hands.get(nurse)).add(fixed(start, start + parts.infusion));
    Objects.requireNonNull(hands.get(nurse))
        .add(fixed(start + parts.disconnect, start + parts.line));
    Objects.requireNonNull(eyes.get(nurse)).add(watched, share);
    all.add(watched, share);
    pumps.add(fixed(start, start + parts.line), 1);
  }

  /** When each part of a session ends, in minutes after its start. */
  private static final class Parts {
    private final long infusion;
    private final long disconnect;
    private final long line;
    private final long end;
    private final long ready;

    Parts(Appointment a) {
      infusion = a.phases().preparation().toMinutes();
      disconnect = infusion + a.phases().infusion().toMinutes();
      line = disconnect + a.phases().disconnect().toMinutes();
      end = line + a.phases().recovery().toMinutes();
      ready = end + a.phases().turnover().toMinutes();
    }
  }

  // ------------------------------------------------------------------ a session that may move

  private void free(Movable movable) {
    Appointment a = movable.appointment();
    Parts parts = new Parts(a);
    long[] starts = starts(movable, parts);
    BoolVar placed = model.newBoolVar("");
    BoolVar stays = model.newBoolVar("");
    cost.addTerm(placed.not(), UNSAVED);
    cost.add(placed).addTerm(stays, -1);
    model.addImplication(stays, placed);
    long home = minute(a.start());
    staysInTheWay(a, parts, placed.not());
    if (LongStream.of(starts).noneMatch(start -> start == home)) {
      model.addEquality(stays, 0);
    }
    if (starts.length == 0) {
      model.addEquality(placed, 0);
      return;
    }
    IntVar start = model.newIntVarFromDomain(Domain.fromValues(starts), "");
    model.addEquality(start, home).onlyEnforceIf(stays);
    List<Literal> somewhere = new ArrayList<>();
    for (Seat seat : resources.chairs().values()) {
      long[] open = LongStream.of(starts).filter(s -> isOpen(seat, s, parts)).toArray();
      BoolVar here = here(start, open);
      somewhere.add(here);
      Objects.requireNonNull(chairs.get(seat.id())).add(span(start, 0, parts.ready, here));
      if (seat.id().equals(a.chairId())) {
        model.addImplication(stays, here);
      }
    }
    model.addEquality(LinearExpr.sum(somewhere.toArray(new Literal[0])), placed);
    List<Literal> somebody = new ArrayList<>();
    int share = WHOLE / a.patientsPerNurse();
    for (UUID nurse : nurses()) {
      long[] there = LongStream.of(starts).filter(s -> isOnShift(nurse, s, parts)).toArray();
      BoolVar sees = here(start, there);
      somebody.add(sees);
      List<IntervalVar> busy = Objects.requireNonNull(hands.get(nurse));
      busy.add(span(start, 0, parts.infusion, sees));
      busy.add(span(start, parts.disconnect, parts.line, sees));
      Objects.requireNonNull(eyes.get(nurse))
          .add(span(start, parts.infusion, parts.end, sees), share);
    }
    model.addEquality(LinearExpr.sum(somebody.toArray(new Literal[0])), placed);
    all.add(span(start, parts.infusion, parts.end, placed), share);
    pumps.add(span(start, 0, parts.line, placed), 1);
  }

  /** What has no place is still where it was, until somebody cancels it. */
  private void staysInTheWay(Appointment a, Parts parts, Literal isLeft) {
    LinearExpr home = LinearExpr.constant(minute(a.start()));
    UUID nurse = Objects.requireNonNull(a.nurseId());
    IntervalVar watched = left(home, parts.infusion, parts.end, isLeft);
    int share = WHOLE / a.patientsPerNurse();
    Objects.requireNonNull(chairs.get(a.chairId())).add(left(home, 0, parts.ready, isLeft));
    pumps.add(left(home, 0, parts.line, isLeft), 1);
    if (isOnShift(nurse, minute(a.start()), parts)) {
      List<IntervalVar> busy = Objects.requireNonNull(hands.get(nurse));
      busy.add(left(home, 0, parts.infusion, isLeft));
      busy.add(left(home, parts.disconnect, parts.line, isLeft));
      Objects.requireNonNull(eyes.get(nurse)).add(watched, share);
      all.add(watched, share);
    }
  }

  private IntervalVar left(LinearExpr home, long from, long until, Literal isLeft) {
    LinearExpr begins = LinearExpr.newBuilder().add(home).add(from).build();
    return model.newOptionalFixedSizeIntervalVar(begins, until - from, isLeft, "");
  }

  private BoolVar here(IntVar start, long[] allowed) {
    BoolVar here = model.newBoolVar("");
    if (allowed.length == 0) {
      model.addEquality(here, 0);
    } else {
      model.addLinearExpressionInDomain(start, Domain.fromValues(allowed)).onlyEnforceIf(here);
    }
    return here;
  }

  private IntervalVar span(IntVar start, long from, long until, Literal isThere) {
    return model.newOptionalFixedSizeIntervalVar(
        LinearExpr.affine(start, 1, from), until - from, isThere, "");
  }

  private boolean isOpen(Seat seat, long start, Parts parts) {
    return seat.active()
        && seat.closures().stream()
            .noneMatch(
                closed ->
                    minute(closed.interval().from()) < start + parts.end
                        && start < minute(closed.interval().until()));
  }

  private boolean isOnShift(UUID nurse, long start, Parts parts) {
    return resources.rosters().values().stream()
        .flatMap(List::stream)
        .anyMatch(
            shift ->
                shift.nurseId().equals(nurse)
                    && minute(shift.interval().from()) <= start
                    && start + parts.end <= minute(shift.interval().until()));
  }

  /**
   * Its own time, every five minutes of its own day, and every quarter of an hour of the others.
   */
  private long[] starts(Movable movable, Parts parts) {
    Appointment a = movable.appointment();
    LocalDate home = clock.dateOf(a.start());
    Set<Long> starts = new HashSet<>();
    if (isOpen(minute(a.start()), parts)) {
      starts.add(minute(a.start()));
    }
    for (LocalDate day = movable.from(); !day.isAfter(movable.until()); day = day.plusDays(1)) {
      int step = day.equals(home) ? 5 : 15;
      for (int minute = 0; minute < 24 * 60; minute += step) {
        Instant at =
            day.atTime(LocalTime.of(minute / 60, minute % 60)).atZone(clock.zone()).toInstant();
        boolean inTime = !Duration.between(brokenSchedule.earliest(), at).isNegative();
        if (inTime && isOpen(minute(at), parts)) {
          starts.add(minute(at));
        }
      }
    }
    return starts.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private boolean isOpen(long start, Parts parts) {
    Intervals hours = Objects.requireNonNull(resources.hours());
    boolean open =
        hours.list().stream()
            .anyMatch(
                interval ->
                    minute(interval.from()) <= start
                        && start + parts.end <= minute(interval.until()));
    return open
        && resources.closures().stream()
            .noneMatch(
                closed ->
                    minute(closed.interval().from()) < start + parts.end
                        && start < minute(closed.interval().until()));
  }
}
