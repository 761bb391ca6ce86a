package org.chairside.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session that may move, as the solver knows it. */
@PlanningEntity
@SuppressWarnings("NullAway.Init") // the solver fills its copies
public class PlannedSession {

  @PlanningId private UUID id;
  private Appointment original;
  private List<Option> options;

  @PlanningVariable(valueRangeProviderRefs = "options", allowsUnassigned = true)
  private @Nullable Option option;

  /** For the solver's copies. */
  public PlannedSession() {}

  PlannedSession(Appointment original, List<Option> options) {
    id = original.id();
    this.original = original;
    this.options = options;
  }

  UUID id() {
    return id;
  }

  Appointment original() {
    return original;
  }

  @ValueRangeProvider(id = "options")
  List<Option> options() {
    return options;
  }

  @Nullable Option getOption() {
    return option;
  }

  void setOption(@Nullable Option option) {
    this.option = option;
  }
}
