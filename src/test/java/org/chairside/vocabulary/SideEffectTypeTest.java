package org.chairside.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chairside.message.English;
import org.chairside.vocabulary.SideEffectType.Symptom;
import org.junit.jupiter.api.Test;

class SideEffectTypeTest {

  @Test
  void severitiesAreFourCtcaeGrades() {
    assertThat(Arrays.stream(SideEffectSeverity.values()).map(SideEffectSeverity::grade))
        .containsExactly(1, 2, 3, 4);
    assertThat(English.of(SideEffectSeverity.LIFE_THREATENING.message()))
        .isEqualTo("life-threatening");
  }

  @Test
  void heartAndBrainSymptomsAreMarked() {
    assertThat(
            Arrays.stream(SideEffectType.values())
                .filter(type -> type.symptom() != Symptom.NONE)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            SideEffectType.CHEST_PAIN,
            SideEffectType.DYSPNOEA,
            SideEffectType.SYNCOPE,
            SideEffectType.SEIZURE,
            SideEffectType.NEUROLOGICAL_DEFICIT);
  }

  @Test
  void wordingFollowsGrade() {
    SideEffectType confusion = SideEffectType.CONFUSION;
    assertThat(English.of(confusion.message())).isEqualTo("confusion");
    assertThat(English.of(Objects.requireNonNull(confusion.wording(SideEffectSeverity.MILD))))
        .isEqualTo("mild disorientation");
    assertThat(English.of(Objects.requireNonNull(confusion.wording(SideEffectSeverity.MODERATE))))
        .startsWith("moderate");
    assertThat(English.of(Objects.requireNonNull(confusion.wording(SideEffectSeverity.SEVERE))))
        .startsWith("severe");
    assertThat(
            English.of(
                Objects.requireNonNull(confusion.wording(SideEffectSeverity.LIFE_THREATENING))))
        .isEqualTo("life-threatening");
    assertThat(SideEffectType.SYNCOPE.wording(SideEffectSeverity.MILD)).isNull();
    assertThat(
            English.of(
                Objects.requireNonNull(SideEffectType.SYNCOPE.wording(SideEffectSeverity.SEVERE))))
        .isEqualTo("fainting");
  }

  @Test
  void titlesAreDistinct() {
    assertThat(Arrays.stream(SideEffectType.values()).map(type -> English.of(type.message())))
        .doesNotHaveDuplicates()
        .allSatisfy(title -> assertThat(title).isNotBlank());
  }
}
