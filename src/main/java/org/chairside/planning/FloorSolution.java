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
public class FloorSolution {

  @PlanningEntityCollectionProperty private List<PlannedSession> sessions;
  private Diary diary;

  @SuppressWarnings("UnusedVariable") // the solver writes and reads it
  @PlanningScore
  private @Nullable HardSoftLongScore score;

  /** For the solver's copies. */
  public FloorSolution() {}

  FloorSolution(List<PlannedSession> sessions, Diary diary) {
    this.sessions = sessions;
    this.diary = diary;
  }

  List<PlannedSession> getSessions() {
    return sessions;
  }

  /** What stays, with what the clinic has to give; the score enters the others and strikes them. */
  Diary diary() {
    return diary;
  }
}
