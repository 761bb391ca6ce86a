package org.chairside.monitoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

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
        List.of(new EscalationStep(Severity.CRITICAL, 5, Recipient.CLINICIAN_ON_DUTY, "somewhere")),
        new DischargeCriteria(
            30,
            2,
            20,
            List.of(VitalSign.SYSTOLIC),
            93,
            List.of(new ChecklistItem("gait", "Walks", true, "somewhere")),
            "somewhere"));
  }

  static Condition systolic(int mmHg) {
    return new AtLeast(VitalSign.SYSTOLIC, BigDecimal.valueOf(mmHg));
  }

  static Condition atLeast(VitalSign sign, String value) {
    return new AtLeast(sign, new BigDecimal(value));
  }

  static Condition atMost(int systolic) {
    return atMost(VitalSign.SYSTOLIC, systolic);
  }

  static Condition atMost(VitalSign sign, int value) {
    return new AtMost(sign, BigDecimal.valueOf(value));
  }

  static Condition rise(int by, Measure in) {
    return new Rise(VitalSign.SYSTOLIC, BigDecimal.valueOf(by), in);
  }

  static Condition fall(int by, VitalSign sign) {
    return new Fall(sign, BigDecimal.valueOf(by), Measure.UNITS);
  }

  static Condition nausea(SideEffectSeverity severity) {
    return new SideEffect(List.of(SideEffectType.NAUSEA), severity, null, null);
  }

  static Condition effect(@Nullable Integer lasting, @Nullable Integer afterEnd) {
    return new SideEffect(
        List.of(SideEffectType.NAUSEA), SideEffectSeverity.MILD, lasting, afterEnd);
  }

  static Condition and(Condition... conditions) {
    return new AllOf(List.of(conditions));
  }

  static Condition or(Condition... conditions) {
    return new AnyOf(List.of(conditions));
  }

  /** What a rule says of the reading of that minute, whose id is the minute. */
  static Finding finding(String rule, Severity severity, int minute, Subject... subjects) {
    return new Finding(
        rule,
        severity,
        Chair.minute(minute),
        List.of(Chair.id(minute)),
        Message.verbatim("%s %s in minute %d".formatted(rule, severity, minute)),
        true,
        null,
        List.of(subjects));
  }

  static Subject rising(VitalSign sign, int value) {
    return Subject.of(sign, BigDecimal.valueOf(value), Direction.RISING);
  }

  static Subject falling(VitalSign sign, int value) {
    return Subject.of(sign, BigDecimal.valueOf(value), Direction.FALLING);
  }

  /** The same protocol with other criteria for start and dose, and with translations. */
  static Protocol with(
      Protocol protocol,
      StartCriteria start,
      DoseLimits dose,
      Map<String, Map<String, String>> translations) {
    return new Protocol(
        protocol.code(),
        protocol.version(),
        protocol.title(),
        protocol.note(),
        protocol.baseline(),
        protocol.plans(),
        protocol.freshnessMinutes(),
        protocol.overrunGraceMinutes(),
        protocol.checklist(),
        protocol.rules(),
        protocol.escalation(),
        protocol.discharge(),
        start,
        dose,
        protocol.interruptions(),
        translations);
  }
}
