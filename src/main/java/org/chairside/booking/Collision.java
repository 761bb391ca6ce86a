package org.chairside.booking;

import static org.chairside.booking.BookingMessages.BOOKING;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The requested sessions break rules; nothing was written. It carries an alternative. */
public final class Collision extends Conflict {

  private final transient @Nullable Object repair;

  public Collision(List<FieldError> errors, @Nullable Object repair) {
    super(
        BOOKING.several(
            Message.semicolons(
                errors.stream().map(error -> BOOKING.at(error.field(), error.message())).toList())),
        errors);
    this.repair = repair;
  }

  @Override
  protected @Nullable Object repair() {
    return repair;
  }
}
