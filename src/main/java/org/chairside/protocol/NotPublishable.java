package org.chairside.protocol;

import java.util.List;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** A draft contradicts itself or leaves a gap. */
final class NotPublishable extends Conflict {
  NotPublishable(List<ProtocolProblem> problems) {
    super(
        "The draft cannot be published: %s %s%s."
            .formatted(
                problems.getFirst().where(),
                problems.getFirst().message(),
                problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""),
        problems.stream()
            .map(problem -> FieldError.of("document." + problem.where(), problem.message()))
            .toList());
  }
}
