package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;

/** Finds problems in a protocol: what makes no sense, not what is clinically unwise. */
final class ProtocolCheck {

  private static final int A_DAY = 24 * 60;
  private static final int MOST_RULES = 100;

  private final List<ProtocolProblem> problems = new ArrayList<>();

  private ProtocolCheck() {}

  static List<ProtocolProblem> problems(Protocol protocol) {
    ProtocolCheck check = new ProtocolCheck();
    check.head(protocol);
    check.plans(protocol);
    check.unique("rules", protocol.rules().stream().map(Rule::code));
    if (protocol.rules().size() > MOST_RULES) {
      check.wrong("rules", PROTOCOL_PROBLEM.entriesAtMost(MOST_RULES));
    } else {
      protocol.rules().forEach(check::rule);
      check.problems.addAll(Contradictions.between(protocol.rules()));
      check.problems.addAll(RelationCheck.problems(protocol.rules()));
    }
    check.items("checklist", protocol.checklist());
    check.discharge(protocol.discharge());
    check.problems.addAll(StartCheck.problems(protocol));
    check.problems.addAll(DoseLimitsCheck.problems(protocol.dose()));
    for (Severity severity : Severity.values()) {
      check.escalation(severity, protocol);
    }
    check.translations(protocol);
    return List.copyOf(check.problems);
  }

  /** What is wrong with one rule by itself. */
  static List<ProtocolProblem> problems(Rule rule) {
    ProtocolCheck check = new ProtocolCheck();
    check.rule(rule);
    return List.copyOf(check.problems);
  }

  private void head(Protocol protocol) {
    text("code", protocol.code());
    text("title", protocol.title());
    text("note", protocol.note());
    within("version", protocol.version(), 1, Integer.MAX_VALUE);
    within("freshnessMinutes", protocol.freshnessMinutes(), 1, A_DAY);
    within("overrunGraceMinutes", protocol.overrunGraceMinutes(), 0, A_DAY);
    within("baseline.windowMinutes", protocol.baseline().windowMinutes(), 1, A_DAY);
    text("baseline.source", protocol.baseline().source());
    within("interruptions.clearAfterSets", protocol.interruptions().clearAfterSets(), 1, 5);
    if (protocol.baseline().required().isEmpty()) {
      wrong("baseline.required", PROTOCOL_PROBLEM.noVitalSign());
    }
  }

  private void plans(Protocol protocol) {
    protocol
        .plans()
        .forEach(
            (phase, plan) -> {
              String where = "plans." + phase;
              within(where + ".everyMinutes", plan.everyMinutes(), 1, A_DAY);
              intervals(where, phase, plan);
              within(where + ".graceMinutes", plan.graceMinutes(), 0, A_DAY);
              text(where + ".source", plan.source());
              if (plan.required().isEmpty()) {
                wrong(where + ".required", PROTOCOL_PROBLEM.noVitalSign());
              }
            });
  }

  private void intervals(String where, Phase phase, ObservationPlan plan) {
    Integer first = plan.firstAfterMinutes();
    if (first != null) {
      within(where + ".firstAfterMinutes", first, 0, A_DAY);
    }
    Integer paused = plan.pausedEveryMinutes();
    if (paused != null) {
      within(where + ".pausedEveryMinutes", paused, 1, A_DAY);
      if (phase != Phase.INFUSION) {
        wrong(where + ".pausedEveryMinutes", PROTOCOL_PROBLEM.pausedOutsideInfusion());
      }
    }
  }

  private void rule(Rule rule) {
    String where = "rules." + rule.code();
    text(where + ".title", rule.title());
    text(where + ".watches", rule.watches());
    if (rule.levels().isEmpty()) {
      wrong(where, PROTOCOL_PROBLEM.noLevel());
    }
    flags(where, rule);
    Set<Severity> seen = EnumSet.noneOf(Severity.class);
    int before = problems.size();
    for (Level level : rule.levels()) {
      String at = where + "." + level.severity();
      if (!seen.add(level.severity())) {
        wrong(at, PROTOCOL_PROBLEM.twice());
      }
      text(at + ".source", level.source());
      ConditionCheck.of(level.condition()).forEach(message -> wrong(at, message));
      confirm(at, rule, level);
    }
    if (rule.levels().stream().anyMatch(level -> Alternatives.areTooMany(level.condition()))) {
      wrong(where, PROTOCOL_PROBLEM.tooManyAlternatives());
      return;
    }
    for (Level level : rule.levels()) {
      if (Strictness.weakerThanALesserLevel(rule, level)) {
        wrong(where + "." + level.severity(), PROTOCOL_PROBLEM.weakerThanLesserLevel());
      }
    }
    if (problems.size() == before) {
      problems.addAll(Contradictions.of(rule));
    }
  }

  private void flags(String where, Rule rule) {
    RuleTriggers triggers = RuleTriggers.of(rule);
    boolean nothingApart =
        switch (rule.flagIdentity()) {
          case RULE -> false;
          case TYPE -> triggers.types().isEmpty();
          case SIGN -> triggers.signs().isEmpty();
        };
    if (nothingApart) {
      wrong(where + ".identity", PROTOCOL_PROBLEM.identityWithout());
    }
    ReopenWhen when = rule.reopenWhen();
    if (when == null) {
      return;
    }
    text(where + ".reopenWhen.source", when.source());
    if (when.worseBy() != null) {
      when.worseBy()
          .forEach((of, by) -> worseBy(where + ".reopenWhen.worseBy." + of, rule, of, by));
    }
  }

  private void worseBy(String where, Rule rule, String of, BigDecimal by) {
    if (!Subjects.possibleOf(rule).contains(of)) {
      wrong(where, PROTOCOL_PROBLEM.notOfTheRule(of));
    }
    if (by.signum() <= 0) {
      wrong(where, PROTOCOL_PROBLEM.changeNotPositive());
    }
  }

  /** Until a level is confirmed, a less urgent one must hold, so that the repeat is requested. */
  private void confirm(String at, Rule rule, Level level) {
    Confirm confirm = level.confirm();
    if (confirm == null) {
      return;
    }
    within(at + ".confirm.withinMinutes", confirm.withinMinutes(), 1, 60);
    within(at + ".confirm.readings", confirm.repeats() + 1, 2, 10);
    if (rule.levels().stream()
        .noneMatch(
            other -> other.confirm() == null && other.severity().compareTo(level.severity()) < 0)) {
      wrong(at, PROTOCOL_PROBLEM.repeatNobodyAsksFor());
    }
    if (RuleTriggers.of(level.condition()).signs().isEmpty()) {
      wrong(at, PROTOCOL_PROBLEM.repeatWithoutVitalSign());
    }
  }

  private void discharge(DischargeCriteria discharge) {
    within("discharge.minutesAfterEnd", discharge.minutesAfterEnd(), 0, A_DAY);
    within("discharge.consecutiveSets", discharge.consecutiveSets(), 1, 10);
    within("discharge.minutesBetweenSets", discharge.leastMinutesBetweenSets(), 1, 60);
    within("discharge.withinPercentOfBaseline", discharge.withinPercentOfBaseline(), 1, 100);
    within("discharge.spo2AtLeast", discharge.spo2AtLeast(), 50, 100);
    Integer afterStart = discharge.minutesAfterStart();
    if (afterStart != null) {
      within("discharge.minutesAfterStart", afterStart, 0, A_DAY);
    }
    Integer onScale2 = discharge.spo2AtLeastOnScale2();
    if (onScale2 != null) {
      within("discharge.spo2AtLeastOnScale2", onScale2, 50, 100);
    }
    DischargeScore score = discharge.score();
    if (score != null) {
      within("discharge.score.atLeast", score.atLeast(), 1, score.scale().most());
    }
    if (discharge.stable().isEmpty()) {
      wrong("discharge.stable", PROTOCOL_PROBLEM.noVitalSign());
    }
    discharge.stable().stream()
        .filter(sign -> !sign.isNumber())
        .forEach(sign -> wrong("discharge.stable", PROTOCOL_PROBLEM.noNumber(sign.message())));
    text("discharge.source", discharge.source());
    items("discharge.confirmations", discharge.confirmations());
    discharge.confirmations().stream()
        .map(ChecklistItem::code)
        .filter(DischargeEvaluation.OWN_CODES::contains)
        .forEach(
            code -> wrong("discharge.confirmations." + code, PROTOCOL_PROBLEM.codeOfCriterion()));
  }

  /** Each step notifies people further from the chair; otherwise it would reach nobody new. */
  private void escalation(Severity severity, Protocol protocol) {
    String where = "escalation." + severity;
    List<EscalationStep> steps =
        protocol.escalation().stream().filter(step -> step.severity() == severity).toList();
    for (int i = 0; i < steps.size(); i++) {
      EscalationStep step = steps.get(i);
      String at = where + "." + step.to();
      text(at + ".source", step.source());
      within(at + ".afterMinutes", step.afterMinutes(), 0, A_DAY);
      if (i > 0) {
        follows(at, steps.get(i - 1), step);
      }
    }
    if (severity == Severity.CRITICAL
        && steps.stream().noneMatch(step -> step.to() == Recipient.CLINICIAN_ON_DUTY)) {
      wrong(where, PROTOCOL_PROBLEM.neverReaches(Recipient.CLINICIAN_ON_DUTY.message()));
    }
  }

  private void follows(String at, EscalationStep before, EscalationStep step) {
    if (step.to() == before.to()) {
      wrong(at, PROTOCOL_PROBLEM.twice());
      return;
    }
    if (step.to().compareTo(before.to()) < 0) {
      wrong(at, PROTOCOL_PROBLEM.toldAfter(step.to().message(), before.to().message()));
    }
    if (step.afterMinutes() <= before.afterMinutes()) {
      wrong(
          at,
          PROTOCOL_PROBLEM.toldTooSoon(
              step.to().message(),
              RulePhrases.minutes(step.afterMinutes()),
              before.to().message(),
              RulePhrases.minutes(before.afterMinutes())));
    }
  }

  private void translations(Protocol protocol) {
    protocol
        .translations()
        .forEach(
            (language, texts) ->
                texts.forEach(
                    (place, text) -> text("translations." + language + "." + place, text)));
  }

  private void items(String where, List<ChecklistItem> items) {
    unique(where, items.stream().map(ChecklistItem::code));
    for (ChecklistItem item : items) {
      text(where + "." + item.code() + ".text", item.text());
      text(where + "." + item.code() + ".source", item.source());
    }
  }

  private void unique(String where, Stream<String> codes) {
    Set<String> seen = new HashSet<>();
    codes.forEach(
        code -> {
          if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*+")) {
            wrong(where + "." + code, PROTOCOL_PROBLEM.codeForm());
          }
          if (!seen.add(code)) {
            wrong(where + "." + code, PROTOCOL_PROBLEM.twice());
          }
        });
  }

  private void within(String where, int number, int lowest, int highest) {
    if (number < lowest || number > highest) {
      wrong(where, PROTOCOL_PROBLEM.between(lowest, highest));
    }
  }

  private void text(String where, String text) {
    if (text.isBlank()) {
      wrong(where, PROTOCOL_PROBLEM.blank());
    }
  }

  private void wrong(String where, Message message) {
    problems.add(new ProtocolProblem(where, message));
  }
}
