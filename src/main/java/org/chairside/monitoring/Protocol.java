package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chairside.vocabulary.VitalSign;

/**
 * A versioned monitoring protocol. Its numbers are defaults that a clinician of the clinic must
 * approve.
 *
 * @param code stable, such as {@code ketamine-standard}
 * @param version counts up; a session keeps the one it started with
 * @param title what it is for
 * @param note what its reader has to know first
 * @param baseline the set against which change is judged
 * @param plans what is measured in which phase; a phase without a plan has nothing due
 * @param freshnessMinutes how long a value may complete a later set (NEWS2, conditions over several
 *     signs)
 * @param overrunGraceMinutes how long an infusion may go on beyond its planned end
 * @param checklist the questions before the infusion
 * @param rules what raises findings
 * @param escalation who is notified when a flag is not acknowledged
 * @param discharge the discharge criteria
 * @param start what has to be so before the infusion starts, beside baseline and checklist
 * @param dose the limits of doses and rates
 * @param interruptions when a flag interrupts again, and when not yet
 * @param translations its texts in other languages, by language and place: {@code de}, {@code
 *     rules.systolic-high.title}; a text without one is read as it is
 */
public record Protocol(
    String code,
    int version,
    String title,
    String note,
    BaselinePlan baseline,
    Map<Phase, ObservationPlan> plans,
    int freshnessMinutes,
    int overrunGraceMinutes,
    List<ChecklistItem> checklist,
    List<Rule> rules,
    List<EscalationStep> escalation,
    DischargeCriteria discharge,
    StartCriteria start,
    DoseLimits dose,
    Interruptions interruptions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, String>> translations) {
  public Protocol {
    requireNonNull(code, "code is missing");
    requireNonNull(title, "title is missing");
    requireNonNull(note, "note is missing");
    requireNonNull(baseline, "baseline is missing");
    requireNonNull(plans, "plans is missing");
    requireNonNull(checklist, "checklist is missing");
    requireNonNull(rules, "rules is missing");
    requireNonNull(escalation, "escalation is missing");
    requireNonNull(discharge, "discharge is missing");
    EnumMap<Phase, ObservationPlan> ordered = new EnumMap<>(Phase.class);
    plans.forEach(
        (phase, plan) -> ordered.put(phase, requireNonNull(plan, "plans." + phase + " is null")));
    plans = Collections.unmodifiableMap(ordered);
    checklist = List.copyOf(checklist);
    rules = List.copyOf(rules);
    escalation = List.copyOf(escalation);
    // Documents may be older than these.
    start = start == null ? StartCriteria.STANDARD : start;
    dose = dose == null ? DoseLimits.STANDARD : dose;
    interruptions = interruptions == null ? Interruptions.OF_OLDER_DOCUMENTS : interruptions;
    translations = translations == null ? Map.of() : Map.copyOf(translations);
  }

  /** A protocol in one language, with the standard criteria for start and dose. */
  public Protocol(
      String code,
      int version,
      String title,
      String note,
      BaselinePlan baseline,
      Map<Phase, ObservationPlan> plans,
      int freshnessMinutes,
      int overrunGraceMinutes,
      List<ChecklistItem> checklist,
      List<Rule> rules,
      List<EscalationStep> escalation,
      DischargeCriteria discharge) {
    this(
        code,
        version,
        title,
        note,
        baseline,
        plans,
        freshnessMinutes,
        overrunGraceMinutes,
        checklist,
        rules,
        escalation,
        discharge,
        StartCriteria.STANDARD,
        DoseLimits.STANDARD,
        Interruptions.OF_OLDER_DOCUMENTS,
        Map.of());
  }

  /** The same under another code and version. */
  public Protocol as(String otherCode, int otherVersion) {
    return new Protocol(
        otherCode,
        otherVersion,
        title,
        note,
        baseline,
        plans,
        freshnessMinutes,
        overrunGraceMinutes,
        checklist,
        rules,
        escalation,
        discharge,
        start,
        dose,
        interruptions,
        translations);
  }

  /** The vital signs that a rule looks at; none where there is no such rule. */
  public Set<VitalSign> signsOf(String rule) {
    return triggersOf(rule).map(RuleTriggers::signs).orElse(Set.of());
  }

  /** Whether a rule looks for sets that fell due and were not taken, whatever it is called. */
  public boolean isAboutOverdueSets(String rule) {
    return triggersOf(rule).map(RuleTriggers::dueTimes).orElse(false);
  }

  private Optional<RuleTriggers> triggersOf(String rule) {
    return rules.stream()
        .filter(each -> each.code().equals(rule))
        .findFirst()
        .map(RuleTriggers::of);
  }

  /** The translations of a text, by language; none where its author wrote none. */
  public Map<String, String> translationsOf(String place) {
    return ProtocolTexts.translations(this, place);
  }

  /** Problems that prevent publishing: contradictions and gaps. */
  public List<ProtocolProblem> problems() {
    return ProtocolCheck.problems(this);
  }

  /** Omissions and duplicates, as hints to the publisher. */
  public List<ProtocolProblem> hints() {
    return Hints.of(this);
  }
}
