package org.chairside.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;

/**
 * Looks for the cheapest plan by ruin and recreate: again and again a few sessions near one another
 * are taken off the plan and set again, one after the other, each at the cheapest place that is
 * left.
 *
 * <p>A session for which there is no place stays where it was until somebody cancels it: a plan
 * counts only if nobody else lacks anything meanwhile, so that its moves can be made.
 */
final class ScheduleRepair {

  // These numbers steer the search; they do not decide which plan is better.
  private static final double WITHOUT_A_PLACE_WEIGHS = 4;
  private static final double HARMED_WEIGHS = 0.3;
  private static final double HANDED_ON_WEIGHS = 0.02;
  private static final double DISTANCE_WEIGHS = 1.0 / 20_000;
  private static final double HOTTEST = 0.8;
  private static final double WARM = 0.3;
  private static final double COLDEST = 0.02;
  private static final int CYCLE = 300;
  private static final int MOST_RUINED = 14;
  private static final int TRIES = 6;
  private static final int IDLE = 2_400;
  private static final int IDLE_PER_SESSION = 20;

  private final ClinicSchedule schedule;
  private final List<UUID> chairIds;
  private final List<MovingSession> sessions = new ArrayList<>();
  private final Random random = new Random(7);
  private final PlaceFinder finder;

  /**
   * A search over this plan.
   *
   * @param schedule without the sessions that may move
   */
  ScheduleRepair(ClinicSchedule schedule) {
    this.schedule = schedule;
    chairIds = List.copyOf(schedule.resources().chairs().keySet());
    finder = new PlaceFinder(schedule, random);
  }

  /**
   * A session that may move.
   *
   * @param starts where it could be, the nearest first
   */
  void add(Appointment home, List<CandidateStart> starts) {
    sessions.add(new MovingSession(schedule, chairIds, home, starts));
  }

  /** The best plan that was found; the schedule is as before. */
  List<Assignment> best(Deadline deadline) {
    start();
    List<Assignment> best = search(deadline);
    sessions.forEach(MovingSession::leave);
    return best;
  }

  /** Sessions that keep every rule stay; the others get a place next to all bookings. */
  private void start() {
    sessions.forEach(session -> TakenUnits.take(session.takesAtHome()));
    List<MovingSession> broken = new ArrayList<>();
    for (MovingSession session : sessions) {
      TakenUnits.giveBack(session.takesAtHome());
      if (session.mayStay() && schedule.allows(session.home())) {
        session.settle(session.atHome());
      } else {
        broken.add(session);
        TakenUnits.take(session.takesAtHome());
      }
    }
    broken.sort(Comparator.comparingInt(session -> session.starts().size()));
    for (MovingSession session : broken) {
      TakenUnits.giveBack(session.takesAtHome());
      session.settle(finder.find(session, false));
      if (!session.hasPlace()) {
        TakenUnits.take(session.takesAtHome());
      }
    }
    broken.stream()
        .filter(session -> !session.hasPlace())
        .forEach(session -> TakenUnits.giveBack(session.takesAtHome()));
  }

  private List<Assignment> search(Deadline deadline) {
    long least = sessions.stream().mapToLong(MovingSession::least).sum();
    long cheapest = cost();
    List<Assignment> best = assignments();
    double now = weight();
    int idle = 0;
    int mostIdle = IDLE + IDLE_PER_SESSION * sessions.size();
    for (int i = 0; cheapest > least && idle < mostIdle && !deadline.hasPassed(); i++) {
      List<MovingSession> ruined = ruined();
      List<Assignment> before = ruined.stream().map(MovingSession::assignment).toList();
      ruined.forEach(MovingSession::leave);
      recreate(ruined);
      double then = weight();
      if (then <= now - heat(i) * Math.log(1 - random.nextDouble())) {
        now = then;
        long cost = cost();
        if (cost < cheapest && harmed() == 0) {
          cheapest = cost;
          best = assignments();
          idle = 0;
        }
      } else {
        restore(ruined, before);
      }
      idle++;
    }
    return best;
  }

  private static double heat(int step) {
    double cooled = (double) (step % CYCLE) / CYCLE;
    double hottest = step / CYCLE % 2 == 0 ? WARM : HOTTEST;
    return hottest * Math.pow(COLDEST / hottest, cooled);
  }

  private long cost() {
    long cost = 0;
    for (MovingSession session : sessions) {
      cost += session.assignment().cost();
    }
    return cost;
  }

  private double weight() {
    double weight = 0;
    boolean isComplete = true;
    for (MovingSession session : sessions) {
      Assignment assignment = session.assignment();
      if (assignment.now() == null) {
        weight += WITHOUT_A_PLACE_WEIGHS;
        isComplete = false;
      } else {
        weight += assignment.isMoved() ? 1 + assignment.distance() * DISTANCE_WEIGHS : 0;
        weight += assignment.isHandedOn() ? HANDED_ON_WEIGHS : 0;
      }
    }
    return isComplete ? weight : weight + harmed() * HARMED_WEIGHS;
  }

  private List<Assignment> assignments() {
    return sessions.stream().map(MovingSession::assignment).toList();
  }

  private static void restore(List<MovingSession> ruined, List<Assignment> before) {
    ruined.forEach(MovingSession::leave);
    for (int i = 0; i < ruined.size(); i++) {
      ruined.get(i).settle(before.get(i));
    }
  }

  /** How many sessions with a place lack something while those without one are where they were. */
  private int harmed() {
    List<MovingSession> left = sessions.stream().filter(each -> !each.hasPlace()).toList();
    left.forEach(session -> TakenUnits.take(session.takesAtHome()));
    int harmed = 0;
    for (MovingSession session : sessions) {
      Appointment now = session.assignment().now();
      if (now != null
          && left.stream().anyMatch(each -> each.home().chairTime().overlaps(now.chairTime()))
          && session.assignment().takes().stream().anyMatch(TakenUnits::isShort)) {
        harmed++;
      }
    }
    left.forEach(session -> TakenUnits.giveBack(session.takesAtHome()));
    return harmed;
  }

  /** Some sessions around a moment: more often one at which a session wants to be and is not. */
  private List<MovingSession> ruined() {
    MovingSession center = any();
    for (int tries = 0; tries < TRIES && center.assignment().cost() < Assignment.MOVED; tries++) {
      center = any();
    }
    long around =
        (random.nextInt(3) == 0 ? center.assignment().start() : center.home().start())
            .getEpochSecond();
    List<MovingSession> near = new ArrayList<>();
    List<MovingSession> ruined = new ArrayList<>();
    for (MovingSession session : sessions) {
      (session == center || !session.hasPlace() ? ruined : near).add(session);
    }
    near.sort(
        Comparator.comparingLong(
            each -> Math.abs(each.assignment().start().getEpochSecond() - around)));
    int count = Math.min(near.size(), 1 + random.nextInt(1 + random.nextInt(MOST_RUINED)));
    Collections.shuffle(near.subList(0, Math.min(near.size(), 2 * count + 2)), random);
    ruined.addAll(near.subList(0, count));
    return ruined;
  }

  private MovingSession any() {
    return sessions.get(random.nextInt(sessions.size()));
  }

  private void recreate(List<MovingSession> ruined) {
    List<MovingSession> order = new ArrayList<>(ruined);
    Collections.shuffle(order, random);
    switch (random.nextInt(4)) {
      case 0 -> order.sort(Comparator.comparing(session -> session.home().start()));
      case 1 ->
          order.sort(
              Comparator.comparing(session -> session.assignment().cost() < Assignment.MOVED));
      default -> {}
    }
    order.forEach(session -> session.settle(finder.find(session, true)));
  }
}
