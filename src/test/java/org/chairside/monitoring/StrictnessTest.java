package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.atLeast;
import static org.chairside.monitoring.Drafts.atMost;
import static org.chairside.monitoring.Drafts.effect;
import static org.chairside.monitoring.Drafts.fall;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.nausea;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.rise;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.SideEffectType.NAUSEA;
import static org.chairside.vocabulary.SideEffectType.VOMITING;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.message.English;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A more urgent level of a rule must not be easier to meet than a less urgent one. */
class StrictnessTest {

  static Stream<Arguments> pairs() {
    Condition scale = new Spo2ScaleIs(1);
    return Stream.of(
        Arguments.of(systolic(159), systolic(160), true),
        Arguments.of(systolic(160), systolic(160), false),
        Arguments.of(systolic(161), systolic(160), false),
        Arguments.of(atMost(41), atMost(40), true),
        Arguments.of(atMost(40), atMost(41), false),
        Arguments.of(systolic(100), atLeast(VitalSign.DIASTOLIC, "110"), false),
        Arguments.of(atMost(100), atMost(VitalSign.SPO2, 50), false),
        Arguments.of(rise(19, Measure.PERCENT), rise(20, Measure.PERCENT), true),
        Arguments.of(rise(20, Measure.PERCENT), rise(20, Measure.PERCENT), false),
        Arguments.of(rise(19, Measure.UNITS), rise(20, Measure.PERCENT), false),
        Arguments.of(fall(3, VitalSign.SPO2), fall(4, VitalSign.SPO2), true),
        Arguments.of(fall(3, VitalSign.SPO2), fall(4, VitalSign.SYSTOLIC), false),
        // 38 and 38.0 are one threshold
        Arguments.of(
            atLeast(VitalSign.TEMPERATURE, "38"), atLeast(VitalSign.TEMPERATURE, "38.0"), false),
        Arguments.of(
            new AtMost(VitalSign.TEMPERATURE, new BigDecimal("35.0")),
            new AtMost(VitalSign.TEMPERATURE, new BigDecimal("35")),
            false),
        Arguments.of(
            rise(20, Measure.PERCENT),
            new Rise(VitalSign.SYSTOLIC, new BigDecimal("20.0"), Measure.PERCENT),
            false),
        Arguments.of(
            fall(3, VitalSign.TEMPERATURE),
            new Fall(VitalSign.TEMPERATURE, new BigDecimal("3.0"), Measure.UNITS),
            false),
        Arguments.of(
            dose(2, DoseUnit.MG), new DeliveredDose(new BigDecimal("2.0"), DoseUnit.MG), false),
        Arguments.of(new News2AtLeast(4), new News2AtLeast(5), true),
        Arguments.of(new News2AtLeast(5), new News2AtLeast(5), false),
        Arguments.of(new News2SingleAtLeast(2), new News2SingleAtLeast(3), true),
        Arguments.of(new News2SingleAtLeast(3), new News2AtLeast(5), false),
        Arguments.of(lasting(150, 3, 10), lasting(150, 4, 10), true),
        Arguments.of(lasting(150, 3, 10), lasting(150, 3, 11), true),
        Arguments.of(lasting(149, 3, 10), lasting(150, 3, 10), true),
        Arguments.of(lasting(149, 4, 10), lasting(150, 3, 10), false),
        Arguments.of(lasting(150, 3, 10), lasting(150, 3, 10), false),
        Arguments.of(lasting(150, 4, 9), lasting(150, 3, 10), false),
        Arguments.of(lasting(151, 3, 10), lasting(150, 3, 10), false),
        Arguments.of(dose(1, DoseUnit.MG), dose(2, DoseUnit.MG), true),
        Arguments.of(dose(2, DoseUnit.MG), dose(2, DoseUnit.MG), false),
        Arguments.of(dose(1, DoseUnit.MG), dose(2, DoseUnit.MG_PER_KG), false),
        Arguments.of(new VitalsOverdue(1), new VitalsOverdue(2), true),
        Arguments.of(new VitalsOverdue(2), new VitalsOverdue(1), false),
        Arguments.of(new InfusionOverrun(1), new InfusionOverrun(2), true),
        Arguments.of(new InfusionOverrun(2), new InfusionOverrun(2), false),
        Arguments.of(nausea(SideEffectSeverity.MILD), nausea(SideEffectSeverity.SEVERE), true),
        Arguments.of(nausea(SideEffectSeverity.SEVERE), nausea(SideEffectSeverity.MILD), false),
        Arguments.of(nausea(SideEffectSeverity.MILD), nausea(SideEffectSeverity.MILD), false),
        Arguments.of(mild(NAUSEA, VOMITING), mild(NAUSEA), true),
        Arguments.of(mild(NAUSEA), mild(NAUSEA, VOMITING), false),
        Arguments.of(mild(VOMITING, NAUSEA), mild(NAUSEA, VOMITING), false),
        Arguments.of(effect(5, null), nausea(SideEffectSeverity.SEVERE), false),
        Arguments.of(effect(null, 5), nausea(SideEffectSeverity.SEVERE), false),
        Arguments.of(
            or(systolic(170), rise(30, Measure.PERCENT)),
            or(rise(40, Measure.PERCENT), systolic(160)),
            true),
        Arguments.of(and(scale, atMost(94)), and(scale, atMost(93)), true),
        Arguments.of(and(scale, atMost(93)), and(scale, atMost(94)), false),
        Arguments.of(and(new Spo2ScaleIs(2), atMost(94)), and(scale, atMost(93)), false),
        Arguments.of(and(scale, or(atMost(80), atMost(94))), and(scale, atMost(93)), true),
        Arguments.of(and(scale, atMost(94)), atMost(93), false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void moreUrgentLevelMustBeStricter(Condition urgent, Condition lesser, boolean slip) {
    List<ProtocolProblem> problems =
        ProtocolCheck.problems(withRules(rule(level(ADVISORY, lesser), level(CRITICAL, urgent))));

    assertThat(problems.stream().map(problem -> English.of(problem.message())).toList())
        .isEqualTo(slip ? List.of("is easier to reach than a less urgent level") : List.of());
  }

  private static Condition mild(SideEffectType... types) {
    return new SideEffect(List.of(types), SideEffectSeverity.MILD, null, null);
  }

  private static Condition lasting(int systolic, int readings, int minutes) {
    return new Sustained(systolic(systolic), readings, minutes);
  }

  private static Condition dose(int value, DoseUnit in) {
    return new DeliveredDose(BigDecimal.valueOf(value), in);
  }
}
