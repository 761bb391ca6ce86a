package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.message.English;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conditions that the standard protocol does not use have wording, too; the others are in
 * docs/rules.md.
 */
class RuleTextTest {

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of(new Condition.News2Incomplete(), "NEWS2 incomplete"),
        Arguments.of(new Condition.PhaseIs(Phase.RECOVERY), "in recovery"),
        Arguments.of(
            new Condition.MinutesSinceStart(30, 45),
            "from 30 to less than 45 minutes after the start"),
        Arguments.of(
            new Condition.Rise(VitalSign.HEART_RATE, BigDecimal.TEN, Measure.UNITS),
            "heart rate 10/min or more above baseline"),
        Arguments.of(
            new Condition.Fall(VitalSign.SYSTOLIC, BigDecimal.TEN, Measure.UNITS),
            "systolic 10 mmHg or more below baseline"),
        Arguments.of(
            new Condition.SideEffect(
                List.of(SideEffectType.NAUSEA), SideEffectSeverity.MODERATE, 10, null),
            "nausea (moderate or worse), lasting 10 minutes or more"),
        Arguments.of(
            new Condition.VitalsOverdue(1),
            "a due set of vital signs not taken within its grace and 1 minute more"),
        Arguments.of(
            new Condition.InfusionOverrun(5),
            "infusion not ended within the grace after its planned end and 5 minutes more"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void conditionIsWordedPlainly(Condition condition, String words) {
    assertThat(English.of(RuleText.of(condition))).isEqualTo(words);
  }

  @Test
  void confirmationIsMentioned() {
    assertThat(
            English.of(
                RuleText.of(
                    new Level(Severity.WARNING, Drafts.systolic(160), new Confirm(5), "x"))))
        .isEqualTo(
            "systolic at least 160 mmHg, confirmed by a repeat within 5 minutes"
                + " (or no repeat reading by then)");
  }

  @Test
  void trendIsWordedInItsDirection() {
    assertThat(words(trend(Condition.Direction.RISING))).contains("rising");
    assertThat(words(trend(Condition.Direction.FALLING))).contains("falling");
  }

  @Test
  void mostTypesAreWordedByTheirExceptions() {
    List<SideEffectType> all = List.of(SideEffectType.values());
    int half = all.size() / 2;

    assertThat(words(effect(all.subList(0, half)))).contains(" or ").doesNotContain("except");
    assertThat(words(effect(all.subList(0, all.size() - 1)))).contains(" except ");
  }

  @Test
  void missingValueIsNotKnown() {
    assertThat(English.of(RulePhrases.value(VitalSign.SPO2, VitalSigns.NONE)))
        .isEqualTo(English.of(MonitoringMessages.MONITORING.notKnown(VitalSign.SPO2.message())));
  }

  private static String words(Condition condition) {
    return English.of(RuleText.of(condition));
  }

  private static Condition trend(Condition.Direction direction) {
    return new Condition.Trend(VitalSign.SYSTOLIC, direction, BigDecimal.TEN, Measure.UNITS, 20, 3);
  }

  private static Condition effect(List<SideEffectType> types) {
    return new Condition.SideEffect(types, SideEffectSeverity.SEVERE, null, null);
  }
}
