package org.chairside.arrival;

import static org.chairside.arrival.ArrivalMessages.ARRIVAL;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** Something says that this is the wrong patient, session or chair, and nobody gave a reason. */
final class DoubtfulArrival extends Conflict {
  DoubtfulArrival(List<FieldError> doubts) {
    super(
        ARRIVAL.doubtful(Message.semicolons(doubts.stream().map(FieldError::message).toList())),
        doubts);
  }
}
