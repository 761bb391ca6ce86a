package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.falling;
import static org.chairside.monitoring.Drafts.finding;
import static org.chairside.monitoring.Drafts.rising;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding is about, and the flags that come of it. */
class SubjectTest {

  private static final Subject NAUSEA =
      Subject.of(SideEffectType.NAUSEA, SideEffectSeverity.MODERATE);
  private static final Subject VOMITING =
      Subject.of(SideEffectType.VOMITING, SideEffectSeverity.MILD);

  @ParameterizedTest
  @CsvSource({
    "RISING, 170, 160, 10",
    "RISING, 160, 170, -10",
    "RISING, 160, 160, 0",
    "FALLING, 88, 92, 4",
    "FALLING, 92, 88, -4",
    "RISING, , 160, ",
    "RISING, 160, , "
  })
  void changeIsWorseInDirectionOfHarm(
      Direction worse,
      @Nullable BigDecimal now,
      @Nullable BigDecimal before,
      @Nullable BigDecimal change) {
    assertThat(new Subject("spo2", now, worse).worseThan(new Subject("spo2", before, worse)))
        .isEqualTo(change);
  }

  @Test
  void highAndLowOfOneSignAreDifferentThings() {
    Subject high = rising(VitalSign.SYSTOLIC, 190);

    assertThat(high.isSameAs(rising(VitalSign.SYSTOLIC, 150))).isTrue();
    assertThat(high.isSameAs(falling(VitalSign.SYSTOLIC, 80))).isFalse();
    assertThat(high.isSameAs(rising(VitalSign.DIASTOLIC, 190))).isFalse();
  }

  @Test
  void onlySideEffectIsNamedAsOne() {
    assertThat(NAUSEA.namesSideEffect()).isTrue();
    assertThat(rising(VitalSign.PAIN, 8).namesSideEffect()).isFalse();
    assertThat(Subject.ofNews2(7).namesSideEffect()).isFalse();
  }

  @Test
  void findingNamesItsSigns() {
    Finding finding =
        finding(
            "a-rule",
            WARNING,
            10,
            rising(VitalSign.HEART_RATE, 131),
            falling(VitalSign.SPO2, 90),
            NAUSEA);

    assertThat(finding.signs()).containsExactlyInAnyOrder(VitalSign.HEART_RATE, VitalSign.SPO2);
    assertThat(finding("a-rule", WARNING, 10, NAUSEA).signs()).isEmpty();
  }

  @Test
  void flagOfSideEffectsIsOneForEachType() {
    Finding both = finding("a-rule", WARNING, 10, NAUSEA, VOMITING, rising(VitalSign.PAIN, 8));

    assertThat(FlagKey.of(flagging(FlagIdentity.TYPE), both))
        .containsExactly(new FlagKey("a-rule", "NAUSEA"), new FlagKey("a-rule", "VOMITING"));
    assertThat(FlagKey.of(flagging(FlagIdentity.SIGN), both))
        .containsExactly(new FlagKey("a-rule", "pain"));
    assertThat(FlagKey.of(flagging(FlagIdentity.RULE), both))
        .containsExactly(new FlagKey("a-rule", null));
  }

  @Test
  void flagIsOfWholeRuleWhereNothingSetsItApart() {
    Finding nausea = finding("a-rule", WARNING, 10, NAUSEA);

    assertThat(FlagKey.of(flagging(FlagIdentity.SIGN), nausea))
        .containsExactly(new FlagKey("a-rule", null));
  }

  private static Rule flagging(FlagIdentity identity) {
    return new Rule(
        "a-rule",
        "A rule",
        "Something",
        List.of(Drafts.level(WARNING, systolic(160))),
        identity,
        null,
        List.of(),
        List.of());
  }
}
