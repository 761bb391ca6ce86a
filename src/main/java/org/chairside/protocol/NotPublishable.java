package org.chairside.protocol;

import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** A draft contradicts itself or leaves a gap. */
final class NotPublishable extends Conflict {

  private static final int MOST_TOLD = 3;

  NotPublishable(List<ProtocolProblem> problems) {
    super(
        PROTOCOL.contradicts(
            Message.semicolons(
                problems.stream()
                    .limit(MOST_TOLD)
                    .map(problem -> PROTOCOL.problemAt(problem.where(), problem.message()))
                    .toList())),
        problems.stream()
            .map(problem -> FieldError.of("document." + problem.where(), problem.message()))
            .toList());
  }
}
