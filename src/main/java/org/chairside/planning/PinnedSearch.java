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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.planning.ScheduleRepair.Place;
import org.chairside.planning.ScheduleRepair.Stand;
import org.jspecify.annotations.Nullable;

/**
 * Lets Timefold look for better places for the sessions that a plan moves or leaves over, with
 * every untouched session pinned. It never answers with less than it was given.
 */
final class PinnedSearch {

  private static final int CHAIRS_PER_START = 4;
  private static final int NURSES_PER_START = 3;

  private final ClinicSchedule schedule;
  private final Map<UUID, List<Place>> places;
  private final Duration patience;

  /**
   * @param schedule without the sessions of the plan
   * @param places where each session could be, the nearest first
   */
  PinnedSearch(ClinicSchedule schedule, Map<UUID, List<Place>> places, Duration patience) {
    this.schedule = schedule;
    this.places = places;
    this.patience = patience;
  }

  /** The plan, or a better one; the schedule is as before. */
  List<Stand> better(List<Stand> plan) {
    List<Stand> open = plan.stream().filter(stand -> !stand.home().equals(stand.now())).toList();
    List<Stand> pinned = plan.stream().filter(stand -> stand.home().equals(stand.now())).toList();
    if (open.isEmpty()) {
      return plan;
    }
    pinned.forEach(stand -> schedule.enter(stand.home()));
    try {
      List<PlannedSession> sessions = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        sessions.add(session(open.get(i), i));
      }
      if (isPerfect(sessions)) {
        return plan;
      }
      List<Stand> found = read(solved(new ScheduleSolution(sessions, schedule)));
      if (!isKept(found) || !isBetter(found, open)) {
        return plan;
      }
      List<Stand> all = new ArrayList<>(pinned);
      all.addAll(found);
      return all;
    } finally {
      pinned.forEach(stand -> schedule.strike(stand.home().id()));
    }
  }

  private PlannedSession session(Stand stand, int turn) {
    List<Option> options = new ArrayList<>();
    for (Place place : places.getOrDefault(stand.home().id(), List.of())) {
      add(options, stand, place, turn);
    }
    options.sort(Comparator.comparingLong(Option::cost));
    PlannedSession session = new PlannedSession(stand.home(), options);
    options.stream()
        .filter(option -> option.appointment().equals(stand.now()))
        .findFirst()
        .ifPresent(session::setOption);
    return session;
  }

  /**
   * A few chairs and nurses of each start, others for each session; where it stands in any case.
   */
  private void add(List<Option> to, Stand stand, Place place, int turn) {
    Appointment home = stand.home();
    List<UUID> chairs = List.copyOf(schedule.resources().chairs().keySet());
    for (int c = 0; c < place.chairs().length; c++) {
      UUID chair = chairs.get(place.chairs()[(c + turn) % place.chairs().length]);
      boolean few = c < CHAIRS_PER_START || chair.equals(home.chairId());
      for (@Nullable UUID nurse : few ? nurses(place, home, turn) : List.<UUID>of()) {
        Appointment there = home.at(place.start(), chair, nurse);
        if (schedule.allows(there)) {
          to.add(new Option(there, ScheduleRepair.cost(home, there, place.distance())));
        }
      }
    }
    Appointment now = stand.now();
    if (now != null
        && now.start().equals(place.start())
        && to.stream().noneMatch(option -> option.appointment().equals(now))) {
      to.add(new Option(now, stand.cost()));
    }
  }

  private static List<@Nullable UUID> nurses(Place place, Appointment home, int turn) {
    List<@Nullable UUID> nurses = new ArrayList<>();
    if (place.staff() == null) {
      nurses.add(home.nurseId());
      return nurses;
    }
    for (int n = 0; n < Math.min(NURSES_PER_START, place.nurses().length); n++) {
      nurses.add(place.staff().ids()[place.nurses()[(n + turn) % place.nurses().length]]);
    }
    return nurses;
  }

  /** Whether each is where it costs least: then nothing can be better. */
  private static boolean isPerfect(List<PlannedSession> sessions) {
    return sessions.stream()
        .allMatch(
            each ->
                each.getOption() != null
                    && each.getOption().cost() == each.options().getFirst().cost());
  }

  private ScheduleSolution solved(ScheduleSolution start) {
    SolverConfig config =
        new SolverConfig()
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withRandomSeed(7L)
            .withSolutionClass(ScheduleSolution.class)
            .withEntityClasses(PlannedSession.class)
            .withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                    .withIncrementalScoreCalculatorClass(ScheduleScore.class))
            .withPhases(
                new LocalSearchPhaseConfig()
                    .withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE)
                    .withMoveSelectorConfig(new ChangeMoveSelectorConfig()))
            .withTerminationConfig(
                new TerminationConfig()
                    .withMillisecondsSpentLimit(patience.toMillis())
                    .withUnimprovedMillisecondsSpentLimit(patience.toMillis() / 3));
    return SolverFactory.<ScheduleSolution>create(config).buildSolver().solve(start);
  }

  private static List<Stand> read(ScheduleSolution found) {
    return found.getSessions().stream()
        .map(
            each -> {
              Option option = each.getOption();
              return option == null
                  ? new Stand(each.original(), null, 0, ScheduleRepair.WITHOUT_A_PLACE, List.of())
                  : new Stand(each.original(), option.appointment(), 0, option.cost(), List.of());
            })
        .toList();
  }

  /** Whether every rule is kept while those without a place stay where they are. */
  private boolean isKept(List<Stand> found) {
    List<UUID> entered = new ArrayList<>();
    found.stream()
        .filter(stand -> stand.now() == null)
        .forEach(
            stand -> {
              schedule.enter(stand.home());
              entered.add(stand.home().id());
            });
    boolean kept = true;
    for (Stand stand : found) {
      Appointment now = stand.now();
      if (now != null && kept) {
        kept = schedule.allows(now);
        schedule.enter(now);
        entered.add(now.id());
      }
    }
    entered.forEach(schedule::strike);
    return kept;
  }

  private static boolean isBetter(List<Stand> found, List<Stand> before) {
    return cost(found) < cost(before);
  }

  private static long cost(List<Stand> stands) {
    return stands.stream()
        .mapToLong(
            stand ->
                Objects.equals(stand.now(), null) ? ScheduleRepair.WITHOUT_A_PLACE : stand.cost())
        .sum();
  }
}
