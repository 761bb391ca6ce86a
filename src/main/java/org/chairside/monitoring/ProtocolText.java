package org.chairside.monitoring;

import static org.chairside.monitoring.RuleMessages.RULE;

import java.util.ArrayList;
import java.util.List;
import org.chairside.message.Listing;
import org.chairside.message.Message;

/** Words a protocol in sentences that a clinician can check. */
public final class ProtocolText {

  private ProtocolText() {}

  /** Every rule, in the order of the document. */
  public static List<RuleInWords> rules(Protocol protocol) {
    return protocol.rules().stream().map(rule -> RuleInWords.of(protocol, rule)).toList();
  }

  /** What it is for. */
  public static Message title(Protocol protocol) {
    return ProtocolTexts.of(protocol, "title", protocol.title());
  }

  /** What its reader has to know first. */
  public static Message note(Protocol protocol) {
    return ProtocolTexts.of(protocol, "note", protocol.note());
  }

  /** A question before the infusion. */
  public static Message checklistItem(Protocol protocol, ChecklistItem item) {
    return ProtocolTexts.of(protocol, "checklist." + item.code() + ".text", item.text());
  }

  /** Where that question comes from. */
  public static Message checklistSource(Protocol protocol, ChecklistItem item) {
    return ProtocolTexts.of(protocol, "checklist." + item.code() + ".source", item.source());
  }

  /** The title of a rule of the protocol; the code itself where it has no such rule. */
  public static Message ruleTitle(Protocol protocol, String rule) {
    return protocol.rules().stream()
        .filter(each -> each.code().equals(rule))
        .findFirst()
        .map(each -> ProtocolTexts.of(protocol, "rules." + rule + ".title", each.title()))
        .orElse(Message.verbatim(rule));
  }

  /** What is measured when, and how long it counts. */
  public static List<Message> schedule(Protocol protocol) {
    List<Message> sentences = new ArrayList<>();
    sentences.add(baseline(protocol.baseline()));
    protocol.plans().forEach((phase, plan) -> sentences.add(plan(phase, plan)));
    sentences.add(RULE.freshness(RulePhrases.minutes(protocol.freshnessMinutes())));
    sentences.add(RULE.overrunGrace(RulePhrases.minutes(protocol.overrunGraceMinutes())));
    sentences.add(RULE.clearsAfter(protocol.interruptions().clearAfterSets()));
    if (protocol.interruptions().quietUntilRepeat()) {
      sentences.add(RULE.quietUntilRepeat());
    }
    return List.copyOf(sentences);
  }

  static Message baseline(BaselinePlan baseline) {
    return RULE.baseline(baseline.windowMinutes(), RulePhrases.and(baseline.required()));
  }

  static Message plan(Phase phase, ObservationPlan plan) {
    Integer first = plan.firstAfterMinutes();
    Integer paused = plan.pausedEveryMinutes();
    Message every = RulePhrases.minutes(plan.everyMinutes());
    Message rhythm =
        first == null ? RULE.every(every) : RULE.firstThenEvery(RulePhrases.minutes(first), every);
    return RULE.plan(
        phase.message(),
        paused == null ? rhythm : RULE.whilePaused(rhythm, RulePhrases.minutes(paused)),
        RulePhrases.minutes(plan.graceMinutes()),
        RulePhrases.and(plan.required()));
  }

  /** What has to be so before the infusion starts, beside baseline and checklist. */
  public static List<Message> start(Protocol protocol) {
    return StartText.of(protocol).stream().map(StartText.Sentence::text).toList();
  }

  /** Where each of them comes from, in the same order. */
  public static List<Message> startSources(Protocol protocol) {
    return StartText.of(protocol).stream().map(StartText.Sentence::source).toList();
  }

  /** The discharge criteria, confirmations last. */
  public static List<Message> discharge(Protocol protocol) {
    DischargeCriteria discharge = protocol.discharge();
    List<Message> sentences = new ArrayList<>(measured(discharge));
    DischargeScore score = discharge.score();
    if (score != null) {
      sentences.add(score(score));
    }
    sentences.addAll(settled(discharge));
    discharge.confirmations().stream()
        .filter(ChecklistItem::required)
        .forEach(item -> sentences.add(RULE.confirmed(confirmation(protocol, item))));
    return List.copyOf(sentences);
  }

  /** What a nurse confirms before the patient goes home. */
  public static Message confirmation(Protocol protocol, ChecklistItem item) {
    return ProtocolTexts.of(
        protocol, "discharge.confirmations." + item.code() + ".text", item.text());
  }

  static List<Message> measured(DischargeCriteria discharge) {
    List<Message> sentences = new ArrayList<>();
    sentences.add(RULE.sinceEnd(RulePhrases.minutes(discharge.minutesAfterEnd())));
    Integer afterStart = discharge.minutesAfterStart();
    if (afterStart != null) {
      sentences.add(RULE.sinceStart(RulePhrases.minutes(afterStart)));
    }
    Integer onScale2 = discharge.spo2AtLeastOnScale2();
    int sets = discharge.consecutiveSets();
    Message apart = RulePhrases.minutes(discharge.leastMinutesBetweenSets());
    Listing signs = RulePhrases.and(discharge.stable());
    int percent = discharge.withinPercentOfBaseline();
    int spo2 = discharge.spo2AtLeast();
    sentences.add(
        onScale2 == null
            ? RULE.lastSets(sets, apart, signs, percent, spo2)
            : RULE.lastSetsOnScale2(sets, apart, signs, percent, spo2, onScale2));
    return sentences;
  }

  static Message score(DischargeScore score) {
    return RULE.scoreAtLeast(score.scale().message(), score.atLeast(), score.scale().most());
  }

  static List<Message> settled(DischargeCriteria discharge) {
    return discharge.needsEscort()
        ? List.of(RULE.escortNamed(), RULE.noCriticalFlag())
        : List.of(RULE.noCriticalFlag());
  }

  /** Who is told by a step, and whether an acknowledgment keeps it from being taken. */
  static Message recipient(EscalationStep step) {
    Message recipient = step.to().message();
    return step.outlastsAcknowledgment() ? RULE.onAcknowledgment(recipient) : recipient;
  }
}
