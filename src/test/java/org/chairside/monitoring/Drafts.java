package org.chairside.monitoring;

import java.util.List;
import java.util.Map;
import org.chairside.observation.VitalSign;

/** Protocols to be looked at. */
final class Drafts {

  private Drafts() {}

  static Rule rule(Level... levels) {
    return new Rule("a-rule", "A rule", "Something", List.of(levels));
  }

  static Level level(Severity severity, Condition condition) {
    return new Level(severity, condition, null, "somewhere");
  }

  static Protocol withRules(Rule... rules) {
    return with(
        new BaselinePlan(15, List.of(VitalSign.SYSTOLIC), "somewhere"),
        new ObservationPlan(10, 3, List.of(VitalSign.SYSTOLIC), "somewhere"),
        List.of(new ChecklistItem("escort", "Escort named", true, "somewhere")),
        List.of(rules));
  }

  static Protocol with(
      BaselinePlan baseline,
      ObservationPlan plan,
      List<ChecklistItem> checklist,
      List<Rule> rules) {
    return new Protocol(
        "a-draft",
        1,
        "A draft",
        "To be approved",
        baseline,
        Map.of(Phase.INFUSION, plan),
        15,
        10,
        checklist,
        rules,
        List.of(new EscalationStep(Severity.CRITICAL, 5, "everyone", "somewhere")),
        new DischargeCriteria(30, 2, 20, List.of(VitalSign.SYSTOLIC), 93, checklist, "somewhere"));
  }
}
