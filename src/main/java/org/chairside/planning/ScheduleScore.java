package org.chairside.planning;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a floor is worth to the solver: what is asked of resources beyond what they have, which is
 * better than a session without a place, and the cost of the moves. The demands are those of {@link
 * ClinicSchedule}: no rule is told twice.
 */
@SuppressWarnings("NullAway.Init") // the solver gives the solution before it asks
public final class ScheduleScore
    implements IncrementalScoreCalculator<ScheduleSolution, HardSoftLongScore> {

  // More than the unit-minutes that two sessions in one another's way can miss together.
  private static final long WITHOUT_A_PLACE = 20_000;

  private final Map<UUID, Option> entered = new HashMap<>();
  private final Map<Resource, CapacityTimeline> timelines = new HashMap<>();
  private ClinicSchedule schedule;
  private long missing;
  private long cost;
  private int placed;
  private int all;

  @Override
  public void resetWorkingSolution(ScheduleSolution solution) {
    schedule = solution.schedule();
    timelines.clear();
    entered.clear();
    missing = 0;
    cost = 0;
    placed = 0;
    all = solution.getSessions().size();
    solution.getSessions().forEach(this::enter);
  }

  /** A copy of its own of what stays: made when it is first asked for. */
  private CapacityTimeline timeline(Resource resource) {
    return timelines.computeIfAbsent(
        resource,
        _ -> {
          CapacityTimeline timeline = schedule.timeline(resource);
          return timeline == null ? new CapacityTimeline(CapacityTimeline.PLENTY) : timeline.copy();
        });
  }

  @Override
  public void beforeEntityAdded(Object entity) {}

  @Override
  public void afterEntityAdded(Object entity) {
    enter((PlannedSession) entity);
  }

  @Override
  public void beforeVariableChanged(Object entity, String variable) {
    strike((PlannedSession) entity);
  }

  @Override
  public void afterVariableChanged(Object entity, String variable) {
    enter((PlannedSession) entity);
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    strike((PlannedSession) entity);
  }

  @Override
  public void afterEntityRemoved(Object entity) {}

  private void enter(PlannedSession session) {
    Option option = session.getOption();
    if (option != null) {
      entered.put(session.id(), option);
      take(option, -1);
    }
  }

  private void strike(PlannedSession session) {
    Option option = entered.remove(session.id());
    if (option != null) {
      take(option, 1);
    }
  }

  private void take(Option option, int sign) {
    for (Demand demand : schedule.demands(option.appointment())) {
      CapacityTimeline timeline = timeline(demand.resource());
      long from = demand.from();
      long until = demand.until();
      missing -= timeline.shortage(from, until);
      timeline.add(from, until, sign * demand.units());
      missing += timeline.shortage(from, until);
    }
    cost -= sign * option.cost();
    placed -= sign;
  }

  @Override
  public HardSoftLongScore calculateScore() {
    long without = (long) (all - placed) * WITHOUT_A_PLACE;
    return Objects.requireNonNull(HardSoftLongScore.of(-(missing + without), -cost));
  }
}
