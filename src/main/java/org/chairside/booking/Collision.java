package org.chairside.booking;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** Sessions asked for collide with others; none of them was booked. */
final class Collision extends Conflict {
  Collision(List<FieldError> errors) {
    super(
        errors.stream()
            .map(error -> error.field() + ": " + error.message())
            .collect(Collectors.joining("; ")),
        errors);
  }
}
