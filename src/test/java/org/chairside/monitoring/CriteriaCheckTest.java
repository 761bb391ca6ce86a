package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.nausea;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chairside.message.English;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.monitoring.DoseLimits.Deviation;
import org.chairside.monitoring.DoseLimits.DoseBound;
import org.chairside.monitoring.StartCriteria.BookedDay;
import org.chairside.monitoring.StartCriteria.DrugNames;
import org.chairside.monitoring.StartCriteria.Interval;
import org.chairside.monitoring.StartCriteria.LeastAge;
import org.chairside.monitoring.StartCriteria.PressureLimit;
import org.chairside.monitoring.StartCriteria.WeightAge;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A protocol's limits of doses, criteria for the start and flags, at the edge of what makes sense.
 */
class CriteriaCheckTest {

  private static List<String> problems(Protocol protocol) {
    return protocol.problems().stream()
        .map(each -> each.where() + " " + English.of(each.message()))
        .toList();
  }

  private static List<String> ofDose(DoseLimits limits) {
    return problems(Drafts.with(withRules(), StartCriteria.STANDARD, limits, Map.of()));
  }

  private static DoseBound bound(String ask, String clinician, String source) {
    return new DoseBound(new BigDecimal(ask), new BigDecimal(clinician), source);
  }

  @Test
  void eachDoseLimitIsChecked() {
    DoseBound wrong = bound("0", "-1", " ");

    assertThat(ofDose(new DoseLimits(wrong, wrong, wrong, new Deviation(-1, -2, " "))))
        .containsExactly(
            "dose.mg.askAbove the dose must be more than 0",
            "dose.mg the limit for clinicians is below the one for everybody",
            "dose.mg.source is blank",
            "dose.mgPerKg.askAbove the dose must be more than 0",
            "dose.mgPerKg the limit for clinicians is below the one for everybody",
            "dose.mgPerKg.source is blank",
            "dose.mgPerKgPerHour.askAbove the dose must be more than 0",
            "dose.mgPerKgPerHour the limit for clinicians is below the one for everybody",
            "dose.mgPerKgPerHour.source is blank",
            "dose.deviation.askAbovePercent must be between 0 and 1000",
            "dose.deviation the limit for clinicians is below the one for everybody",
            "dose.deviation.source is blank");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 50, dose.deviation.askAbovePercent",
    "0, 0, ",
    "1000, 1000, ",
    "1001, 1001, dose.deviation.askAbovePercent",
    "50, 49, dose.deviation"
  })
  void deviationHasBounds(int ask, int clinician, @Nullable String where) {
    DoseBound same = bound("1.5", "1.5", "somewhere");

    assertThat(
            DoseLimitsCheck.problems(new DoseLimits(same, same, same, deviation(ask, clinician))))
        .extracting(ProtocolProblem::where)
        .isEqualTo(where == null ? List.of() : List.of(where));
  }

  private static Deviation deviation(int ask, int clinician) {
    return new Deviation(ask, clinician, "somewhere");
  }

  @Test
  void eachCriterionOfStartNeedsItsSource() {
    StartCriteria bare =
        new StartCriteria(
            new PressureLimit(159, 99, ""),
            new DrugNames(List.of("ketamin", " "), ""),
            new LeastAge(18, ""),
            new WeightAge(0, ""),
            new Interval(20, ""),
            new BookedDay(3, ""),
            List.of("alergy"),
            "");

    assertThat(problems(Drafts.with(withRules(), bare, DoseLimits.STANDARD, Map.of())))
        .containsExactly(
            "start.pressure.source is blank",
            "start.drugNames.source is blank",
            "start.age.source is blank",
            "start.weight.source is blank",
            "start.interval.source is blank",
            "start.bookedDay.source is blank",
            "start.source is blank",
            "start.drugNames.names is blank",
            "start.hardStops.alergy is not known here");
  }

  @ParameterizedTest
  @CsvSource({"systolic, 1", "systolic, 0.5", "NEWS2, 1"})
  void worseningOfOwnSignReopens(String of, BigDecimal by) {
    Condition score = new Condition.News2AtLeast(5);

    assertThat(reopening(or(systolic(160), score), Map.of(of, by), "somewhere")).isEmpty();
  }

  @Test
  void reopeningNamesSignOfItsRuleAndPositiveChange() {
    assertThat(reopening(systolic(160), Map.of("spo2", BigDecimal.ONE), "somewhere"))
        .containsExactly(
            "rules.a-rule.reopenWhen.worseBy.spo2 \"spo2\" is nothing that this rule looks at");
    assertThat(reopening(systolic(160), Map.of("systolic", BigDecimal.ZERO), "somewhere"))
        .containsExactly("rules.a-rule.reopenWhen.worseBy.systolic the change must be more than 0");
    assertThat(reopening(systolic(160), null, " "))
        .containsExactly("rules.a-rule.reopenWhen.source is blank");
  }

  private static List<String> reopening(
      Condition condition, @Nullable Map<String, BigDecimal> worseBy, String source) {
    return problems(withRules(flagging(null, new ReopenWhen(true, worseBy, source), condition)));
  }

  @Test
  void flagsApartNeedWhatSetsThemApart() {
    String nothing = "rules.a-rule.identity has nothing to raise separate flags for";
    Condition effect = nausea(SideEffectSeverity.MILD);

    assertThat(identity(FlagIdentity.SIGN, systolic(160))).isEmpty();
    assertThat(identity(FlagIdentity.TYPE, effect)).isEmpty();
    assertThat(identity(FlagIdentity.RULE, effect)).isEmpty();
    assertThat(identity(FlagIdentity.SIGN, effect)).containsExactly(nothing);
    assertThat(identity(FlagIdentity.TYPE, systolic(160))).containsExactly(nothing);
    assertThat(identity(FlagIdentity.SIGN, new VitalsOverdue(0))).containsExactly(nothing);
  }

  private static List<String> identity(FlagIdentity identity, Condition condition) {
    return problems(withRules(flagging(identity, null, condition)));
  }

  private static Rule flagging(
      @Nullable FlagIdentity identity, @Nullable ReopenWhen reopen, Condition condition) {
    return new Rule(
        "a-rule",
        "A rule",
        "Something",
        List.of(level(WARNING, condition)),
        identity,
        reopen,
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"100, false", "101, true"})
  void protocolHasAtMostHundredRules(int count, boolean tooMany) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(new Rule("rule-" + i, "A rule", "X", List.of(level(ADVISORY, systolic(160)))));
    }

    assertThat(problems(withRules(rules.toArray(Rule[]::new))))
        .isEqualTo(tooMany ? List.of("rules must have at most 100 entries") : List.of());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "10, false", "11, true"})
  void confirmationTakesTwoToTenReadings(int readings, boolean wrong) {
    Rule rule =
        Drafts.rule(
            level(ADVISORY, systolic(140)),
            new Level(WARNING, systolic(160), new Confirm(5, readings), "somewhere"));

    assertThat(problems(withRules(rule)))
        .isEqualTo(
            wrong
                ? List.of("rules.a-rule.WARNING.confirm.readings must be between 2 and 10")
                : List.of());
  }

  @Test
  void equalLevelDoesNotAskForRepeat() {
    Rule rule =
        Drafts.rule(
            level(WARNING, systolic(140)),
            new Level(WARNING, systolic(160), new Confirm(5), "somewhere"));

    assertThat(problems(withRules(rule)))
        .contains("rules.a-rule.WARNING waits for a repeat that no less urgent level asks for");
  }

  @Test
  void stableSignsAreNumbers() {
    Protocol draft = withRules();
    DischargeCriteria discharge =
        new DischargeCriteria(
            30,
            2,
            20,
            List.of(VitalSign.SYSTOLIC, VitalSign.CONSCIOUSNESS),
            93,
            List.of(),
            "somewhere");
    Protocol protocol =
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
            discharge);

    assertThat(problems(protocol))
        .containsExactly("discharge.stable consciousness is not a number");
  }
}
