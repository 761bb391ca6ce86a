package org.chairside.infusion;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** Something that the protocol requires before the infusion is missing. */
final class NotReadyToStart extends Conflict {
  NotReadyToStart(List<FieldError> missing) {
    super(
        CHAIR.notReadyToStart(
            Message.semicolons(missing.stream().map(FieldError::message).toList())),
        missing);
  }
}
