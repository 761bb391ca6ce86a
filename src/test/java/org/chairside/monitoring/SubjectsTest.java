package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.atLeast;
import static org.chairside.monitoring.Drafts.atMost;
import static org.chairside.monitoring.Drafts.fall;
import static org.chairside.monitoring.Drafts.falling;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.nausea;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.rise;
import static org.chairside.monitoring.Drafts.rising;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.observation.Consciousness;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A finding names the signs and side effects that meet its level, each with its number. */
class SubjectsTest {

  private static final Subject SYSTOLIC = rising(VitalSign.SYSTOLIC, 171);
  private static final Subject SATURATION = falling(VitalSign.SPO2, 91);
  private static final Subject NAUSEA = Subject.of(SideEffectType.NAUSEA, SideEffectSeverity.MILD);

  static Stream<Arguments> conditions() {
    Condition nobody = atLeast(VitalSign.HEART_RATE, "131");
    return Stream.of(
        Arguments.of(systolic(160), List.of(SYSTOLIC)),
        Arguments.of(atMost(VitalSign.SPO2, 91), List.of(SATURATION)),
        Arguments.of(rise(40, Measure.PERCENT), List.of(SYSTOLIC)),
        Arguments.of(fall(7, VitalSign.SPO2), List.of(SATURATION)),
        Arguments.of(trend(VitalSign.SYSTOLIC, Direction.RISING), List.of(SYSTOLIC)),
        Arguments.of(trend(VitalSign.SPO2, Direction.FALLING), List.of(SATURATION)),
        Arguments.of(new Sustained(systolic(160), 2, 5), List.of(SYSTOLIC)),
        // two points above ALERT on ACVPU
        Arguments.of(
            new ConsciousnessIs(List.of(Consciousness.VOICE)),
            List.of(rising(VitalSign.CONSCIOUSNESS, 2))),
        // SpO2 91 on scale 1 is 3 points, V on ACVPU 3
        Arguments.of(new News2AtLeast(6), List.of(Subject.ofNews2(6))),
        Arguments.of(new News2SingleAtLeast(3), List.of(Subject.ofNews2(6))),
        Arguments.of(
            and(systolic(160), new SymptomPresent(List.of(SideEffectType.NAUSEA))),
            List.of(SYSTOLIC, NAUSEA)),
        Arguments.of(
            and(systolic(160), nausea(SideEffectSeverity.MILD)), List.of(SYSTOLIC, NAUSEA)),
        Arguments.of(and(systolic(160), atMost(VitalSign.SPO2, 91)), List.of(SYSTOLIC, SATURATION)),
        Arguments.of(or(systolic(160), nobody), List.of(SYSTOLIC)),
        Arguments.of(or(nobody, atMost(VitalSign.SPO2, 91)), List.of(SATURATION)),
        Arguments.of(and(systolic(160), new Condition.PhaseIs(Phase.INFUSION)), List.of(SYSTOLIC)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void findingNamesWhatMeetsItsLevel(Condition condition, List<Subject> subjects) {
    Chair chair = Chair.infusing().by(withRules(rule(level(WARNING, condition))));
    chair.sees(2, SideEffectType.NAUSEA, SideEffectSeverity.MILD);
    chair.reads(5, Measured.allNormal().with(VitalSign.SYSTOLIC, 165).with(VitalSign.SPO2, 97));
    chair.reads(
        10,
        Measured.allNormal()
            .with(VitalSign.SYSTOLIC, 171)
            .with(VitalSign.SPO2, 91)
            .consciousness(Consciousness.VOICE));

    assertThat(chair.findings(10, "a-rule").getLast().subjects()).isEqualTo(subjects);
  }

  @Test
  void temperatureIsNamedAsItIsJudged() {
    Chair chair =
        Chair.infusing()
            .by(withRules(rule(level(WARNING, atLeast(VitalSign.TEMPERATURE, "39.1")))))
            .reads(10, Measured.nothing().with(VitalSign.TEMPERATURE, "39.06"));

    assertThat(chair.findings(10, "a-rule").getFirst().subjects())
        .containsExactly(
            Subject.of(VitalSign.TEMPERATURE, new BigDecimal("39.1"), Direction.RISING));
  }

  @Test
  void ruleMayBeAboutItsSignsAndNews2() {
    Rule pressure =
        rule(
            level(
                WARNING,
                or(systolic(160), atMost(VitalSign.SPO2, 91), nausea(SideEffectSeverity.MILD))));
    Rule score = rule(level(WARNING, new News2AtLeast(5)));
    Rule single = rule(level(WARNING, new News2SingleAtLeast(3)));

    assertThat(Subjects.possibleOf(pressure)).containsExactlyInAnyOrder("systolic", "spo2");
    assertThat(Subjects.possibleOf(score)).contains("NEWS2", "heartRate").doesNotContain("pain");
    assertThat(Subjects.possibleOf(single)).contains("NEWS2");
  }

  private static Condition trend(VitalSign sign, Direction direction) {
    return new Trend(sign, direction, BigDecimal.valueOf(6), Measure.UNITS, 20, 2);
  }
}
