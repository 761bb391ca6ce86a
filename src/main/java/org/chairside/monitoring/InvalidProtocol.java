package org.chairside.monitoring;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.message.Language;

/** A protocol document that cannot be used, with all its problems. */
public final class InvalidProtocol extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ProtocolProblem> problems;

  InvalidProtocol(List<ProtocolProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.where() + ": " + Language.ENGLISH.say(problem.message()))
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the document. */
  public List<ProtocolProblem> problems() {
    return problems;
  }
}
