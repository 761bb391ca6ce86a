package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.DoseUnit;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The heading under which a rule is looked for. */
class RuleGroupTest {

  @ParameterizedTest
  @CsvSource({
    "pressure-high, BLOOD_PRESSURE",
    "pressure-with-symptoms, BLOOD_PRESSURE",
    "heart-rate-low, HEART_RATE",
    "respiration-low, BREATHING",
    "spo2-low, OXYGEN",
    "spo2-low-scale-2, OXYGEN",
    "temperature-high, TEMPERATURE",
    "sedation, CONSCIOUSNESS",
    "consciousness, CONSCIOUSNESS",
    "cadss6, DISSOCIATION",
    "pain-rise, PAIN",
    "anaphylaxis, SIDE_EFFECTS",
    "dissociation-persists, SIDE_EFFECTS",
  })
  void ruleIsGroupedByItsVitalSign(String code, RuleGroup group) {
    assertThat(ProtocolText.rules(StandardProtocol.load()))
        .filteredOn(rule -> rule.code().equals(code))
        .extracting(RuleInWords::group)
        .containsExactly(group);
  }

  @Test
  void otherRulesHaveTheirOwnGroups() {
    assertThat(group(new News2AtLeast(5))).isEqualTo(RuleGroup.NEWS2);
    assertThat(group(new DeliveredDose(BigDecimal.TEN, DoseUnit.MG))).isEqualTo(RuleGroup.DOSE);
    assertThat(group(new Condition.VitalsOverdue(0))).isEqualTo(RuleGroup.TIMING);
    assertThat(group(new Condition.InfusionOverrun(0))).isEqualTo(RuleGroup.TIMING);
    assertThat(group(Drafts.nausea(SideEffectSeverity.MILD))).isEqualTo(RuleGroup.SIDE_EFFECTS);
    assertThat(group(new Condition.PhaseIs(Phase.RECOVERY))).isEqualTo(RuleGroup.OTHER);
    assertThat(RuleGroup.of(Drafts.rule())).isEqualTo(RuleGroup.OTHER);
  }

  @Test
  void circumstanceDoesNotDecideGroup() {
    Condition recovering = new Condition.PhaseIs(Phase.RECOVERY);
    assertThat(group(new Condition.AllOf(List.of(recovering, Drafts.systolic(150)))))
        .isEqualTo(RuleGroup.BLOOD_PRESSURE);
  }

  private static RuleGroup group(Condition condition) {
    return RuleGroup.of(Drafts.rule(Drafts.level(Severity.WARNING, condition)));
  }
}
