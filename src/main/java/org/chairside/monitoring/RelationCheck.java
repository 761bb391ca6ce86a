package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what makes no sense in how the rules of a protocol yield to and replace each other. */
final class RelationCheck {

  private final Map<String, Rule> rules;
  private final List<ProtocolProblem> problems = new ArrayList<>();

  private RelationCheck(List<Rule> rules) {
    this.rules =
        rules.stream()
            .collect(Collectors.toMap(Rule::code, Function.identity(), (first, same) -> first));
  }

  static List<ProtocolProblem> problems(List<Rule> rules) {
    RelationCheck check = new RelationCheck(rules);
    rules.forEach(check::rule);
    return List.copyOf(check.problems);
  }

  private void rule(Rule rule) {
    for (String other : rule.yieldsTo()) {
      String where = "rules." + rule.code() + ".yieldsTo";
      if (!rules.containsKey(other)) {
        problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.yieldsToUnknown(other)));
      } else if (reachedFrom(other).contains(rule.code())) {
        problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.yieldsInCircle(other)));
      }
    }
    rule.replaces().stream()
        .filter(rules::containsKey)
        .map(PROTOCOL_PROBLEM::replacesExisting)
        .forEach(
            message ->
                problems.add(new ProtocolProblem("rules." + rule.code() + ".replaces", message)));
  }

  /** The rule and every rule that it yields to, directly or by others. */
  private Set<String> reachedFrom(String code) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(code));
    while (!open.isEmpty()) {
      Rule rule = rules.get(open.removeLast());
      if (rule != null && reached.add(rule.code())) {
        open.addAll(rule.yieldsTo());
      }
    }
    return reached;
  }
}
