package org.chairside.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.chairside.vocabulary.VitalSign;

/** Says a protocol in sentences that a clinician can check. */
public final class ProtocolText {

  private ProtocolText() {}

  /** Every rule, in the order of the document. */
  public static List<RuleInWords> rules(Protocol protocol) {
    return protocol.rules().stream().map(RuleInWords::of).toList();
  }

  /** What is measured when, and how long it counts. */
  public static List<String> schedule(Protocol protocol) {
    List<String> sentences = new ArrayList<>();
    sentences.add(baseline(protocol.baseline()));
    protocol.plans().forEach((phase, plan) -> sentences.add(plan(phase, plan)));
    sentences.add(
        "A value completes a later set for %s."
            .formatted(RulePhrases.minutes(protocol.freshnessMinutes())));
    sentences.add(
        "An infusion may go on for %s beyond its planned end."
            .formatted(RulePhrases.minutes(protocol.overrunGraceMinutes())));
    return List.copyOf(sentences);
  }

  static String baseline(BaselinePlan baseline) {
    return "Baseline: of each vital sign the last value of the %d minutes before the start; needed: %s."
        .formatted(baseline.windowMinutes(), RulePhrases.signs(baseline.required()));
  }

  static String plan(Phase phase, ObservationPlan plan) {
    Integer first = plan.firstAfterMinutes();
    Integer paused = plan.pausedEveryMinutes();
    return "%s: %severy %s%s, overdue after %s more: %s."
        .formatted(
            RulePhrases.capital(phase.words()),
            first == null ? "" : "first after %s, then ".formatted(RulePhrases.minutes(first)),
            RulePhrases.minutes(plan.everyMinutes()),
            paused == null
                ? ""
                : ", every %s while it is paused".formatted(RulePhrases.minutes(paused)),
            RulePhrases.minutes(plan.graceMinutes()),
            RulePhrases.signs(plan.required()));
  }

  /** What has to be so before the patient goes home, what is confirmed last. */
  public static List<String> discharge(DischargeCriteria discharge) {
    List<String> sentences = new ArrayList<>(measured(discharge));
    DischargeScore score = discharge.score();
    if (score != null) {
      sentences.add(score(score));
    }
    sentences.addAll(settled(discharge));
    discharge.confirmations().stream()
        .filter(ChecklistItem::required)
        .forEach(item -> sentences.add(sentence("Confirmed: " + item.text())));
    return List.copyOf(sentences);
  }

  static List<String> measured(DischargeCriteria discharge) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s since the infusion's end."
            .formatted(RulePhrases.capital(RulePhrases.minutes(discharge.minutesAfterEnd()))));
    Integer afterStart = discharge.minutesAfterStart();
    if (afterStart != null) {
      sentences.add(
          "%s since the infusion's start."
              .formatted(RulePhrases.capital(RulePhrases.minutes(afterStart))));
    }
    Integer onScale2 = discharge.spo2AtLeastOnScale2();
    sentences.add(
        "The last %d sets: %s within %d %% of baseline, %s at least %d %% on room air%s."
            .formatted(
                discharge.consecutiveSets(),
                RulePhrases.signs(discharge.stable()),
                discharge.withinPercentOfBaseline(),
                VitalSign.SPO2.words(),
                discharge.spo2AtLeast(),
                onScale2 == null
                    ? ""
                    : " (%d %% where SpO2 scale 2 is prescribed)".formatted(onScale2)));
    return sentences;
  }

  static String score(DischargeScore score) {
    return "%s at least %d of %d."
        .formatted(score.scale().title(), score.atLeast(), score.scale().most());
  }

  static List<String> settled(DischargeCriteria discharge) {
    List<String> sentences = new ArrayList<>();
    if (discharge.needsEscort()) {
      sentences.add("An escort who takes the patient home is named.");
    }
    sentences.add("No critical flag waits for a clinician's decision.");
    return sentences;
  }

  /** With a capital and a full stop. */
  static String sentence(String words) {
    return RulePhrases.capital(words) + (words.matches(".*[.?!]") ? "" : ".");
  }
}
