package org.chairside.booking;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Sessions asked for break rules; nothing was written. What would do instead is offered. */
public final class Collision extends Conflict {

  private final transient @Nullable Object repair;

  public Collision(List<FieldError> errors, @Nullable Object repair) {
    super(
        errors.stream()
            .map(error -> error.field() + ": " + error.message())
            .collect(Collectors.joining("; ")),
        errors);
    this.repair = repair;
  }

  @Override
  protected @Nullable Object repair() {
    return repair;
  }
}
