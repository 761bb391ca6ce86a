package org.chairside.planning;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A floor on which some sessions may move and all others stay, as the solver knows it. */
@PlanningSolution
@SuppressWarnings("NullAway.Init") // the solver fills its copies
public class ScheduleSolution {

  @PlanningEntityCollectionProperty private List<PlannedSession> sessions;
  private ClinicSchedule schedule;

  @SuppressWarnings("UnusedVariable") // the solver writes and reads it
  @PlanningScore
  private @Nullable HardSoftLongScore score;

  /** For the solver's copies. */
  public ScheduleSolution() {}

  ScheduleSolution(List<PlannedSession> sessions, ClinicSchedule schedule) {
    this.sessions = sessions;
    this.schedule = schedule;
  }

  List<PlannedSession> getSessions() {
    return sessions;
  }

  /** What stays, with what the clinic has to give; the score enters the others and strikes them. */
  ClinicSchedule schedule() {
    return schedule;
  }
}
