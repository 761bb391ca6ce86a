package org.chairside.monitoring;

import java.util.ArrayList;
import java.util.List;

/** Looks for what is wrong with a protocol. */
final class ProtocolCheck {

  private final List<ProtocolProblem> problems = new ArrayList<>();

  private ProtocolCheck() {}

  static List<ProtocolProblem> problems(Protocol protocol) {
    ProtocolCheck check = new ProtocolCheck();
    return List.copyOf(check.problems);
  }
}
