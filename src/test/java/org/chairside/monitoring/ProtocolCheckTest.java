package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.atLeast;
import static org.chairside.monitoring.Drafts.atMost;
import static org.chairside.monitoring.Drafts.effect;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.nausea;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.rise;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.observation.Consciousness;
import org.chairside.observation.RecoveryScale;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolCheckTest {

  private static final Condition HIGH = systolic(140);

  @Test
  void standardProtocolHasNoProblem() {
    assertThat(ProtocolCheck.problems(StandardProtocol.load())).isEmpty();
    assertThat(ProtocolCheck.problems(withRules(rule(level(ADVISORY, HIGH))))).isEmpty();
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of(atLeast(VitalSign.CONSCIOUSNESS, "1"), "consciousness is not a number"),
        Arguments.of(
            atLeast(VitalSign.SYSTOLIC, "29"),
            "systolic 29 is impossible: it is between 30 and 300"),
        Arguments.of(
            atLeast(VitalSign.SYSTOLIC, "301"),
            "systolic 301 is impossible: it is between 30 and 300"),
        Arguments.of(
            atLeast(VitalSign.SYSTOLIC, "140.5"),
            "systolic 140.5 has more decimals than are judged"),
        Arguments.of(
            new Rise(VitalSign.SUPPLEMENTAL_OXYGEN, BigDecimal.ONE, Measure.UNITS),
            "supplemental oxygen is not a number"),
        Arguments.of(
            new Fall(VitalSign.SPO2, BigDecimal.ZERO, Measure.UNITS),
            "the change must be more than 0"),
        Arguments.of(
            Drafts.atMost(VitalSign.SPO2, 29), "SpO2 29 is impossible: it is between 30 and 100"),
        Arguments.of(
            and(HIGH, new Condition.SideEffect(List.of(), SideEffectSeverity.MILD, null, null)),
            "names no side effect"),
        Arguments.of(new ConsciousnessIs(List.of()), "names no level of consciousness"),
        Arguments.of(new News2AtLeast(0), "the NEWS2 total must be between 1 and 20"),
        Arguments.of(new News2AtLeast(21), "the NEWS2 total must be between 1 and 20"),
        Arguments.of(new News2SingleAtLeast(4), "the NEWS2 points must be between 1 and 3"),
        Arguments.of(and(HIGH, new Spo2ScaleIs(3)), "the SpO2 scale must be between 1 and 2"),
        Arguments.of(
            and(HIGH, new MinutesSinceStart(30, 30)),
            "the end of the span must be between 31 and 2147483647"),
        Arguments.of(and(HIGH, new MinutesSinceStart(-1, 30)), "minutes cannot be negative"),
        Arguments.of(effect(-1, null), "minutes cannot be negative"),
        Arguments.of(effect(null, -1), "minutes cannot be negative"),
        Arguments.of(new VitalsOverdue(-1), "minutes cannot be negative"),
        Arguments.of(new InfusionOverrun(-1), "minutes cannot be negative"),
        Arguments.of(and(HIGH, new AnyOf(List.of())), "names no condition"),
        Arguments.of(and(HIGH, new SymptomPresent(List.of())), "names no symptom"),
        Arguments.of(
            new Sustained(HIGH, 1, 10), "the number of readings in a row must be between 2 and 20"),
        Arguments.of(
            new Sustained(HIGH, 2, -1), "the number of minutes in a row must be between 0 and 240"),
        Arguments.of(
            and(HIGH, new Sustained(effect(null, null), 2, 10)),
            "only conditions on vital signs can be sustained over readings"),
        Arguments.of(trend("0", 20, 3), "the change must be more than 0"),
        Arguments.of(
            trend("5", 0, 3), "the number of minutes of a trend must be between 1 and 240"),
        Arguments.of(
            trend("5", 20, 1), "the number of readings of a trend must be between 2 and 20"),
        Arguments.of(
            and(HIGH, new FirstSessions(0)), "the number of sessions must be between 1 and 100"),
        Arguments.of(
            and(HIGH, new EarlierReaction(List.of(), SideEffectSeverity.MILD)),
            "names no side effect"),
        Arguments.of(
            new DeliveredDose(BigDecimal.ZERO, DoseUnit.MG), "the dose must be more than 0"),
        Arguments.of(new FirstSessions(3), "nothing can trigger it"),
        Arguments.of(
            and(systolic(160), atMost(150)),
            "can never be true: systolic cannot be at least 160 and at most 150"),
        Arguments.of(
            and(HIGH, new PhaseIs(Phase.RECOVERY), new PhaseIs(Phase.INFUSION)),
            "can never be true: a session is in one phase at a time"),
        Arguments.of(
            and(new PhaseIs(Phase.BASELINE), rise(20, Measure.PERCENT)),
            "can never be true: before the infusion there is no start, no change and no dose"),
        Arguments.of(
            and(
                new ConsciousnessIs(List.of(Consciousness.PAIN)),
                new ConsciousnessIs(List.of(Consciousness.UNRESPONSIVE))),
            "can never be true: a patient has one level of consciousness at a time"),
        Arguments.of(
            and(HIGH, new Spo2ScaleIs(1), new Spo2ScaleIs(2)),
            "can never be true: a patient has one SpO2 scale"),
        Arguments.of(
            and(HIGH, new MinutesSinceStart(0, 30), new MinutesSinceStart(30, 60)),
            "can never be true: the spans after the start do not meet"),
        Arguments.of(
            or(
                and(HIGH, new MinutesSinceStart(0, 30)),
                and(systolic(170), new MinutesSinceStart(40, 90))),
            "leaves a gap: nothing from minute 30 to 40"),
        Arguments.of(
            or(
                and(HIGH, new MinutesSinceStart(0, 30)),
                and(systolic(170), new MinutesSinceStart(20, 90))),
            "overlaps: minutes 20 to 30 are in two spans"),
        Arguments.of(new PhaseIs(Phase.RECOVERY), "nothing can trigger it"),
        Arguments.of(and(HIGH, new VitalsOverdue(0)), "mixes a due time with another trigger"),
        Arguments.of(
            and(new InfusionOverrun(0), new VitalsOverdue(0)),
            "mixes a due time with another trigger"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void rejectsMeaninglessCondition(Condition condition, String problem) {
    assertThat(
            InEnglish.problems(ProtocolCheck.problems(withRules(rule(level(ADVISORY, condition))))))
        .containsExactly(new ProtocolProblem("rules.a-rule.ADVISORY", Message.verbatim(problem)));
  }

  @Test
  void acceptsValuesAtBounds() {
    Stream.of(
            atLeast(VitalSign.SYSTOLIC, "30"),
            atLeast(VitalSign.SYSTOLIC, "300"),
            atLeast(VitalSign.TEMPERATURE, "38.1"),
            new News2AtLeast(1),
            new News2AtLeast(20),
            new News2SingleAtLeast(1),
            and(HIGH, new MinutesSinceStart(0, 1)),
            and(HIGH, atMost(160)),
            or(
                and(HIGH, new MinutesSinceStart(0, 30)),
                and(systolic(170), new MinutesSinceStart(30, 90))),
            and(rise(20, Measure.PERCENT), new PhaseIs(Phase.RECOVERY)),
            and(
                HIGH,
                new MinutesSinceStart(0, 31),
                new MinutesSinceStart(30, 60),
                new FirstSessions(1)),
            new Sustained(HIGH, 2, 0),
            new Sustained(HIGH, 20, 240),
            trend("5", 240, 20),
            new DeliveredDose(BigDecimal.ONE, DoseUnit.MG),
            and(new VitalsOverdue(0), new PhaseIs(Phase.INFUSION)),
            effect(0, 0))
        .forEach(
            condition ->
                assertThat(ProtocolCheck.problems(withRules(rule(level(ADVISORY, condition)))))
                    .isEmpty());
  }

  @Test
  void rejectsTooManyAlternatives() {
    Condition many = or(systolic(151), systolic(152), systolic(153), systolic(154));
    Condition nested = and(many, many, many, many, many, many, many, many, many, many);

    assertThat(InEnglish.problems(ProtocolCheck.problems(withRules(rule(level(ADVISORY, nested))))))
        .containsExactly(
            new ProtocolProblem("rules.a-rule", Message.verbatim("has too many alternatives")));
  }

  @Test
  void rejectsValueBothTooHighAndTooLow() {
    Rule high = new Rule("high", "High", "X", List.of(level(ADVISORY, or(systolic(120), HIGH))));
    Rule low = new Rule("low", "Low", "X", List.of(level(ADVISORY, or(atMost(90), atMost(120)))));
    Rule lower = new Rule("low", "Low", "X", List.of(level(ADVISORY, atMost(119))));

    assertThat(InEnglish.problems(ProtocolCheck.problems(withRules(high, low))))
        .containsExactly(
            new ProtocolProblem(
                "rules.high",
                Message.verbatim("overlaps with low: systolic 120 to 120 raises both")));
    assertThat(ProtocolCheck.problems(withRules(high, lower))).isEmpty();
  }

  @Test
  void deeperUnconsciousnessMustBeCovered() {
    Condition voice = new ConsciousnessIs(List.of(Consciousness.VOICE, Consciousness.PAIN));
    Condition all = new ConsciousnessIs(List.of(Consciousness.UNRESPONSIVE));

    assertThat(InEnglish.problems(ProtocolCheck.problems(withRules(rule(level(ADVISORY, voice))))))
        .containsExactly(
            new ProtocolProblem(
                "rules",
                Message.verbatim("leave a gap: no rule covers consciousness \"unresponsive\"")));
    assertThat(ProtocolCheck.problems(withRules(rule(level(ADVISORY, or(voice, all)))))).isEmpty();
  }

  @Test
  void omissionGivesHint() {
    Protocol protocol = withRules(rule(level(ADVISORY, or(HIGH, Drafts.fall(3, VitalSign.SPO2)))));

    assertThat(protocol.problems()).isEmpty();
    assertThat(protocol.hints())
        .extracting(hint -> hint.where() + " " + English.of(hint.message()))
        .contains(
            "plans nothing is due before the infusion",
            "plans nothing is due in recovery",
            "rules.a-rule no plan asks for SpO2, which this rule looks at",
            "rules.a-rule the baseline does not require SpO2, whose change this rule looks at",
            "rules a missed set of vital signs raises nothing",
            "rules an infusion that does not end raises nothing")
        .anyMatch(hint -> hint.startsWith("rules no rule looks at dissociation, somnolence"))
        .hasSize(7);
  }

  @Test
  void duplicateConditionGivesHint() {
    Rule one = new Rule("one", "One", "X", List.of(level(ADVISORY, HIGH)));
    Rule other = new Rule("other", "Other", "X", List.of(level(WARNING, HIGH)));

    assertThat(InEnglish.problems(withRules(one, other).hints()))
        .contains(new ProtocolProblem("rules.other", Message.verbatim("asks the same as one")));
    assertThat(withRules(one).hints())
        .noneMatch(hint -> English.of(hint.message()).startsWith("asks"));
  }

  @Test
  void standardProtocolHasKnownHints() {
    assertThat(StandardProtocol.load().hints())
        .extracting(hint -> hint.where() + " " + English.of(hint.message()))
        .containsExactlyInAnyOrder(
            "rules.cadss6 no plan asks for CADSS-6, which this rule looks at",
            "rules.cadss6 the baseline does not require CADSS-6, whose change this rule looks at",
            "rules.pain-rise no plan asks for pain, which this rule looks at",
            "rules.pain-rise the baseline does not require pain, whose change this rule looks at");
  }

  @Test
  void rejectsMalformedRules() {
    Rule twice = rule(level(ADVISORY, HIGH), level(ADVISORY, HIGH));
    Rule empty = new Rule("Empty Rule", " ", "", List.of());

    assertThat(ProtocolCheck.problems(withRules(twice, empty, empty)))
        .extracting(ProtocolProblem::where, problem -> English.of(problem.message()))
        .contains(
            tuple("rules.a-rule.ADVISORY", "is defined twice"),
            tuple("rules.Empty Rule", "is defined twice"),
            tuple("rules.Empty Rule", "has no level"),
            tuple("rules.Empty Rule.title", "is blank"),
            tuple("rules.Empty Rule.watches", "is blank"),
            tuple("rules.Empty Rule", "must have a code of lower-case words and hyphens"));
  }

  @Test
  void rejectsRulesThatYieldInCircle() {
    Rule one = yielding("one", List.of("two"), List.of());
    Rule two = yielding("two", List.of("three"), List.of());
    Rule three = yielding("three", List.of("one"), List.of());

    assertThat(ProtocolCheck.problems(withRules(one, two, three)))
        .extracting(ProtocolProblem::where, problem -> English.of(problem.message()))
        .contains(
            tuple("rules.one.yieldsTo", "yields to two, which yields to it in turn"),
            tuple("rules.three.yieldsTo", "yields to one, which yields to it in turn"));
    assertThat(ProtocolCheck.problems(withRules(one, two, yielding("three", List.of(), List.of()))))
        .extracting(ProtocolProblem::where)
        .doesNotContain("rules.one.yieldsTo", "rules.two.yieldsTo");
  }

  @Test
  void rejectsRelationsToWrongRules() {
    Rule one = yielding("one", List.of("no-rule"), List.of("two"));
    Rule two = yielding("two", List.of(), List.of("earlier"));

    assertThat(ProtocolCheck.problems(withRules(one, two)))
        .extracting(ProtocolProblem::where, problem -> English.of(problem.message()))
        .contains(
            tuple("rules.one.yieldsTo", "yields to no-rule, which is no rule of the protocol"),
            tuple("rules.one.replaces", "replaces two, which is a rule of the protocol"));
    assertThat(ProtocolCheck.problems(withRules(two)))
        .extracting(ProtocolProblem::where)
        .doesNotContain("rules.two.replaces");
  }

  private static Rule yielding(String code, List<String> yieldsTo, List<String> replaces) {
    return new Rule(
        code,
        "A rule",
        "Something",
        List.of(level(ADVISORY, HIGH)),
        null,
        null,
        yieldsTo,
        replaces);
  }

  @Test
  void rejectsThresholdWithoutSource() {
    Level bare = new Level(ADVISORY, HIGH, null, " ");

    assertThat(InEnglish.problems(ProtocolCheck.problems(withRules(rule(bare)))))
        .containsExactly(
            new ProtocolProblem("rules.a-rule.ADVISORY.source", Message.verbatim("is blank")));
  }

  @Test
  void repeatNeedsLessUrgentLevel() {
    Level waiting = new Level(WARNING, systolic(160), new Confirm(5), "somewhere");

    assertThat(messages(waiting))
        .containsExactly("waits for a repeat that no less urgent level asks for");
    assertThat(messages(level(CRITICAL, systolic(180)), waiting))
        .containsExactly("waits for a repeat that no less urgent level asks for");
    assertThat(messages(level(ADVISORY, HIGH), waiting)).isEmpty();
  }

  @Test
  void repeatWindowIsAtMostOneHour() {
    assertThat(messages(level(ADVISORY, HIGH), repeat(systolic(160), 0)))
        .containsExactly("must be between 1 and 60");
    assertThat(messages(level(ADVISORY, HIGH), repeat(systolic(160), 61)))
        .containsExactly("must be between 1 and 60");
    assertThat(messages(level(ADVISORY, HIGH), repeat(systolic(160), 60))).isEmpty();
    assertThat(messages(level(ADVISORY, HIGH), repeat(systolic(160), 1))).isEmpty();
  }

  @Test
  void onlyVitalSignCanBeRepeated() {
    assertThat(
            messages(
                level(ADVISORY, nausea(SideEffectSeverity.MILD)),
                repeat(nausea(SideEffectSeverity.SEVERE), 5)))
        .containsExactly("waits for a repeat but looks at no vital sign");
  }

  @Test
  void reportsEveryOtherProblem() {
    Protocol wrong =
        new Protocol(
            "",
            0,
            " ",
            "",
            new BaselinePlan(0, List.of(), ""),
            Map.of(Phase.INFUSION, new ObservationPlan(0, -1, List.of(), "")),
            0,
            -1,
            List.of(
                new ChecklistItem("escort", "", true, ""),
                new ChecklistItem("escort", "Escort", true, "somewhere")),
            List.of(),
            List.of(new EscalationStep(CRITICAL, -1, Recipient.CHARGE_NURSE, "")),
            new DischargeCriteria(
                -1, 0, 0, List.of(), 49, List.of(new ChecklistItem("gait", "", true, "x")), ""));

    assertThat(ProtocolCheck.problems(wrong))
        .extracting(ProtocolProblem::where)
        .containsExactly(
            "code",
            "title",
            "note",
            "version",
            "freshnessMinutes",
            "overrunGraceMinutes",
            "baseline.windowMinutes",
            "baseline.source",
            "baseline.required",
            "plans.INFUSION.everyMinutes",
            "plans.INFUSION.graceMinutes",
            "plans.INFUSION.source",
            "plans.INFUSION.required",
            "checklist.escort",
            "checklist.escort.text",
            "checklist.escort.source",
            "discharge.minutesAfterEnd",
            "discharge.consecutiveSets",
            "discharge.withinPercentOfBaseline",
            "discharge.spo2AtLeast",
            "discharge.stable",
            "discharge.source",
            "discharge.confirmations.gait.text",
            "escalation.CRITICAL.CHARGE_NURSE.source",
            "escalation.CRITICAL.CHARGE_NURSE.afterMinutes",
            "escalation.CRITICAL");
  }

  @Test
  void dischargePlanHasBounds() {
    assertThat(discharge(0, 50, 1, "gait")).isEmpty();
    assertThat(discharge(1440, 100, 10, "gait")).isEmpty();
    assertThat(discharge(-1, 49, 0, "gait"))
        .containsExactly(
            "discharge.minutesAfterStart",
            "discharge.spo2AtLeastOnScale2",
            "discharge.score.atLeast");
    assertThat(discharge(1441, 101, 11, "gait")).hasSize(3);
    assertThat(discharge(0, 50, 1, "oxygen")).containsExactly("discharge.confirmations.oxygen");
  }

  @Test
  void longCodeIsJudgedLikeShortOne() {
    String code = "a" + "-a".repeat(20_000);
    assertThat(discharge(0, 50, 1, code)).isEmpty();
    assertThat(discharge(0, 50, 1, code + "-"))
        .containsExactly("discharge.confirmations." + code + "-");
  }

  private static List<String> discharge(int afterStart, int onScale2, int atLeast, String code) {
    Protocol draft = withRules();
    return ProtocolCheck.problems(
            new Protocol(
                draft.code(),
                1,
                draft.title(),
                draft.note(),
                draft.baseline(),
                draft.plans(),
                15,
                10,
                draft.checklist(),
                List.of(),
                draft.escalation(),
                new DischargeCriteria(
                    30,
                    afterStart,
                    2,
                    null,
                    20,
                    SIGNS,
                    93,
                    onScale2,
                    new DischargeScore(RecoveryScale.ALDRETE, atLeast, null),
                    true,
                    List.of(new ChecklistItem(code, "A question", true, "somewhere")),
                    "somewhere")))
        .stream()
        .map(ProtocolProblem::where)
        .toList();
  }

  @Test
  void laterStepMustNotifySomeoneElse() {
    assertThat(escalation(step(CRITICAL, 0, NURSE), step(CRITICAL, 1, CLINICIAN))).isEmpty();
    assertThat(escalation(step(CRITICAL, 1, NURSE), step(CRITICAL, 1, CLINICIAN)))
        .containsExactly(
            "the clinician on duty is told after 1 minute, which is not later than the assigned"
                + " nurse after 1 minute");
    assertThat(escalation(step(CRITICAL, 0, CLINICIAN), step(CRITICAL, 1, NURSE)))
        .containsExactly("the assigned nurse is told after the clinician on duty");
    assertThat(escalation(step(CRITICAL, 0, CLINICIAN), step(CRITICAL, 1, CLINICIAN)))
        .containsExactly("is defined twice");
    assertThat(escalation(step(CRITICAL, 1441, CLINICIAN)))
        .containsExactly("must be between 0 and 1440");
    // each severity by itself
    assertThat(escalation(step(CRITICAL, 5, CLINICIAN), step(WARNING, 0, NURSE))).isEmpty();
  }

  @Test
  void criticalFlagMustReachClinician() {
    assertThat(escalation(step(CRITICAL, 0, NURSE), step(WARNING, 0, CLINICIAN)))
        .containsExactly("never reaches the clinician on duty");
    assertThat(escalation()).containsExactly("never reaches the clinician on duty");
  }

  private static final Recipient NURSE = Recipient.ASSIGNED_NURSE;
  private static final Recipient CLINICIAN = Recipient.CLINICIAN_ON_DUTY;

  private static EscalationStep step(Severity severity, int minutes, Recipient to) {
    return new EscalationStep(severity, minutes, to, "somewhere");
  }

  private static List<String> escalation(EscalationStep... steps) {
    Protocol draft = withRules();
    return ProtocolCheck.problems(
            new Protocol(
                draft.code(),
                1,
                draft.title(),
                draft.note(),
                draft.baseline(),
                draft.plans(),
                15,
                10,
                draft.checklist(),
                List.of(),
                List.of(steps),
                draft.discharge()))
        .stream()
        .map(problem -> English.of(problem.message()))
        .toList();
  }

  @Test
  void planIntervalsHaveBounds() {
    assertThat(places(Phase.INFUSION, new ObservationPlan(10, 0, 1, 3, SIGNS, "somewhere")))
        .isEmpty();
    assertThat(places(Phase.INFUSION, new ObservationPlan(10, -1, 0, 3, SIGNS, "somewhere")))
        .containsExactly("plans.INFUSION.firstAfterMinutes", "plans.INFUSION.pausedEveryMinutes");
    assertThat(places(Phase.RECOVERY, new ObservationPlan(10, 1440, 5, 3, SIGNS, "somewhere")))
        .containsExactly("plans.RECOVERY.pausedEveryMinutes");
    assertThat(places(Phase.RECOVERY, new ObservationPlan(10, 1441, null, 3, SIGNS, "somewhere")))
        .containsExactly("plans.RECOVERY.firstAfterMinutes");
  }

  private static final List<VitalSign> SIGNS = List.of(VitalSign.SYSTOLIC);

  private static List<String> places(Phase phase, ObservationPlan plan) {
    Protocol draft = withRules();
    return ProtocolCheck.problems(
            new Protocol(
                draft.code(),
                1,
                draft.title(),
                draft.note(),
                draft.baseline(),
                Map.of(phase, plan),
                15,
                10,
                draft.checklist(),
                List.of(),
                draft.escalation(),
                draft.discharge()))
        .stream()
        .map(ProtocolProblem::where)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ketamine-standard", "esketamine-observation"})
  void everySideEffectHasRule(String code) {
    Protocol protocol = ShippedProtocols.load(code);

    assertThat(
            protocol.rules().stream()
                .flatMap(each -> RuleTriggers.of(each).types().stream())
                .distinct())
        .containsExactlyInAnyOrder(SideEffectType.values());
  }

  private static List<String> messages(Level... levels) {
    return ProtocolCheck.problems(withRules(rule(levels))).stream()
        .map(problem -> English.of(problem.message()))
        .toList();
  }

  private static Level repeat(Condition condition, int minutes) {
    return new Level(WARNING, condition, new Confirm(minutes), "somewhere");
  }

  private static Condition trend(String by, int minutes, int readings) {
    return new Trend(
        VitalSign.SYSTOLIC, Direction.RISING, new BigDecimal(by), Measure.UNITS, minutes, readings);
  }
}
