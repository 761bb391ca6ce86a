package org.chairside.planning;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fewest and smallest moves that let every session keep every rule again, after a closure, a
 * broken chair or an absent nurse.
 *
 * <p>Sessions that break no rule stay pinned as long as the others find places around them. Only
 * where some do not are the other sessions of their days asked to move too. What still finds no
 * place is told and stays as it is.
 */
public final class Replanner {

  private static final int DAYS_AROUND = 7;

  private final Diary diary;
  private final Instant earliest;
  private final Duration patience;

  /**
   * A re-plan of this floor.
   *
   * @param diary with everything that is booked, broken or not, patients and all
   * @param earliest nothing is moved to before
   * @param patience how long to look for better
   */
  public Replanner(Diary diary, Instant earliest, Duration patience) {
    this.diary = diary;
    this.earliest = earliest;
    this.patience = patience;
  }

  /**
   * A session that may move.
   *
   * @param from the first day on which it may be, so that its course's gaps are kept
   * @param until the last one
   * @param staysAtItsTime whether only its chair and nurse may change
   */
  public record Movable(
      Appointment appointment, LocalDate from, LocalDate until, boolean staysAtItsTime) {}

  /**
   * What is proposed.
   *
   * @param moves sessions with another start, chair or nurse, as they would be
   * @param unsaved sessions for which no place was found, as they are
   */
  public record Replan(List<Appointment> moves, List<Appointment> unsaved) {}

  /** The sessions among these that break a rule where they are. */
  public List<Movable> broken(List<Movable> booked) {
    return booked.stream().filter(each -> !isAllowed(each.appointment())).toList();
  }

  private boolean isAllowed(Appointment booked) {
    diary.strike(booked.id());
    boolean allowed = diary.allows(booked);
    diary.enter(booked);
    return allowed;
  }

  /**
   * The re-plan; the diary is as before when it is done.
   *
   * @param booked the sessions that have not begun
   */
  public Replan replan(List<Movable> booked) {
    List<Movable> broken = broken(booked);
    if (broken.isEmpty()) {
      return new Replan(List.of(), List.of());
    }
    Replan first = solved(broken, Set.of());
    if (first.unsaved().isEmpty()) {
      return first;
    }
    Replan second = solved(around(broken, booked), ids(broken));
    return second.unsaved().size() < first.unsaved().size() ? second : first;
  }

  private static Set<UUID> ids(List<Movable> movables) {
    Set<UUID> ids = new HashSet<>();
    movables.forEach(each -> ids.add(each.appointment().id()));
    return ids;
  }

  /** Those that share a day with one that is broken. */
  private List<Movable> around(List<Movable> broken, List<Movable> booked) {
    WallClock clock = diary.supply().clock();
    Set<LocalDate> days = new HashSet<>();
    broken.forEach(each -> days.add(clock.dateOf(each.appointment().start())));
    return booked.stream()
        .filter(each -> days.contains(clock.dateOf(each.appointment().start())))
        .toList();
  }

  // ------------------------------------------------------------------ one search

  private Replan solved(List<Movable> movables, Set<UUID> urgent) {
    movables.forEach(each -> diary.strike(each.appointment().id()));
    try {
      List<PlannedSession> planned = new ArrayList<>();
      for (int i = 0; i < movables.size(); i++) {
        Movable each = movables.get(i);
        boolean mayLeaveItsDay = urgent.isEmpty() || urgent.contains(each.appointment().id());
        planned.add(new PlannedSession(each.appointment(), options(each, mayLeaveItsDay, i)));
      }
      seat(planned, urgent);
      FloorSolution best = improved(new FloorSolution(planned, diary));
      return read(best, urgent);
    } finally {
      movables.forEach(each -> diary.enter(each.appointment()));
    }
  }

  /** Everywhere the session could be, were the other movable ones not there; the nearest first. */
  private List<Option> options(Movable movable, boolean mayLeaveItsDay, int turn) {
    Appointment own = movable.appointment();
    List<Option> options = new ArrayList<>();
    if (movable.staysAtItsTime()) {
      add(options, own, own.start(), true, turn);
    } else {
      WallClock clock = diary.supply().clock();
      LocalDate home = clock.dateOf(own.start());
      add(options, own, own.start(), true, turn);
      int around = mayLeaveItsDay ? DAYS_AROUND : 0;
      for (LocalDate day = later(movable.from(), home.minusDays(around));
          !day.isAfter(earlier(movable.until(), home.plusDays(around)));
          day = day.plusDays(1)) {
        int step = day.equals(home) ? Grid.STEP_MINUTES : 3 * Grid.STEP_MINUTES;
        for (int minute = 0; minute < 24 * 60; minute += step) {
          clock
              .at(day, LocalTime.ofSecondOfDay(minute * 60L))
              .filter(start -> !start.equals(own.start()))
              .ifPresent(start -> add(options, own, start, false, turn));
        }
      }
    }
    options.sort(Comparator.comparingLong(Option::cost));
    return options;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static final int CHAIRS_PER_START = 4;
  private static final int NURSES_PER_START = 3;

  /** At its own time every chair and nurse; elsewhere a few of each, others for each session. */
  private void add(List<Option> to, Appointment own, Instant start, boolean atItsTime, int turn) {
    Shape shape = own.shape();
    if (start.isBefore(earliest)
        || !diary.isOpen(start)
        || !diary.allowsTime(own.patientId(), start, shape)) {
      return;
    }
    List<UUID> chairs =
        diary.supply().chairs().keySet().stream()
            .filter(chair -> diary.allowsChair(chair, start, shape))
            .toList();
    List<@Nullable UUID> nurses = nurses(own, start);
    int mostChairs = atItsTime ? chairs.size() : Math.min(CHAIRS_PER_START, chairs.size());
    int mostNurses = atItsTime ? nurses.size() : Math.min(NURSES_PER_START, nurses.size());
    for (int c = 0; c < mostChairs; c++) {
      UUID chair = chairs.get((c + (atItsTime ? 0 : turn)) % chairs.size());
      for (int n = 0; n < mostNurses; n++) {
        UUID nurse = nurses.get((n + (atItsTime ? 0 : turn)) % nurses.size());
        Appointment there = own.at(start, chair, nurse);
        to.add(new Option(there, cost(own, there)));
      }
    }
  }

  private List<@Nullable UUID> nurses(Appointment own, Instant start) {
    List<@Nullable UUID> nurses = new ArrayList<>();
    if (!diary.isRostered(start)) {
      nurses.add(own.nurseId());
      return nurses;
    }
    diary.nurses(diary.supply().clock().dateOf(start)).stream()
        .filter(nurse -> diary.allowsNurse(nurse, start, own.shape(), own.patientsPerNurse()))
        .forEach(nurses::add);
    return nurses;
  }

  private static final long MOVED = 100_000;
  private static final long OTHER_DAY = 2_000;
  private static final long OTHER_CHAIR = 5;
  private static final long OTHER_NURSE = 1;

  /** Every move counts first; then by how many days and minutes, then the chair and the nurse. */
  private long cost(Appointment from, Appointment to) {
    long cost = 0;
    if (!from.start().equals(to.start())) {
      WallClock clock = diary.supply().clock();
      int days = Math.abs(Gap.days(clock.dateOf(from.start()), clock.dateOf(to.start())));
      long minutes =
          Math.abs(
              Duration.between(clock.timeOf(from.start()), clock.timeOf(to.start())).toMinutes());
      cost += days * OTHER_DAY + minutes;
    }
    if (!from.chairId().equals(to.chairId())) {
      cost += OTHER_CHAIR;
    }
    if (cost > 0) {
      cost += MOVED;
    }
    return from.nurseId() != null && !from.nurseId().equals(to.nurseId())
        ? cost + OTHER_NURSE
        : cost;
  }

  /**
   * A first plan, one session after the other at the nearest place that is left: those that need
   * not move first, then the broken ones with the fewest places. It stands if the search finds
   * nothing better.
   */
  private void seat(List<PlannedSession> planned, Set<UUID> urgent) {
    List<UUID> entered = new ArrayList<>();
    planned.stream()
        .sorted(
            Comparator.comparing((PlannedSession each) -> urgent.contains(each.id()))
                .thenComparingInt(each -> each.options().size())
                .thenComparing(PlannedSession::id))
        .forEach(
            each ->
                each.options().stream()
                    .filter(option -> diary.allows(option.appointment()))
                    .findFirst()
                    .ifPresent(
                        option -> {
                          each.setOption(option);
                          diary.enter(option.appointment());
                          entered.add(each.id());
                        }));
    entered.forEach(diary::strike);
  }

  private FloorSolution improved(FloorSolution start) {
    if (isPerfect(start)) {
      return start;
    }
    SolverConfig config =
        new SolverConfig()
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withRandomSeed(7L)
            .withSolutionClass(FloorSolution.class)
            .withEntityClasses(PlannedSession.class)
            .withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                    .withIncrementalScoreCalculatorClass(FloorScore.class))
            .withPhases(
                new LocalSearchPhaseConfig()
                    .withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE)
                    .withMoveSelectorConfig(new ChangeMoveSelectorConfig()))
            .withTerminationConfig(
                new TerminationConfig()
                    .withMillisecondsSpentLimit(patience.toMillis())
                    .withUnimprovedMillisecondsSpentLimit(patience.toMillis() / 3));
    return SolverFactory.<FloorSolution>create(config).buildSolver().solve(start);
  }

  /** Whether every session is where it can be with no other in its way: nothing can be better. */
  private static boolean isPerfect(FloorSolution solution) {
    return solution.getSessions().stream()
        .allMatch(
            each ->
                each.getOption() != null
                    && each.options().getFirst().cost() == each.getOption().cost());
  }

  /** What the search found, held against the rules once more, session by session. */
  private Replan read(FloorSolution found, Set<UUID> urgent) {
    Map<UUID, Appointment> stand = new LinkedHashMap<>();
    List<Appointment> moves = new ArrayList<>();
    List<Appointment> unsaved = new ArrayList<>();
    List<PlannedSession> order =
        found.getSessions().stream()
            .sorted(Comparator.comparing((PlannedSession each) -> urgent.contains(each.id())))
            .toList();
    Set<UUID> without = new HashSet<>();
    for (PlannedSession each : order) {
      Option option = each.getOption();
      if (option != null && diary.allows(option.appointment())) {
        diary.enter(option.appointment());
        stand.put(each.id(), option.appointment());
      } else {
        without.add(each.id());
      }
    }
    for (PlannedSession each : order) {
      if (without.contains(each.id())) {
        Optional<Option> left =
            each.options().stream().filter(o -> diary.allows(o.appointment())).findFirst();
        left.ifPresentOrElse(
            option -> {
              diary.enter(option.appointment());
              stand.put(each.id(), option.appointment());
            },
            () -> unsaved.add(each.original()));
      }
    }
    stand.keySet().forEach(diary::strike);
    for (PlannedSession each : found.getSessions()) {
      Appointment now = stand.get(each.id());
      if (now != null && !now.equals(each.original())) {
        moves.add(now);
      }
    }
    return new Replan(moves, unsaved);
  }
}
