package org.chairside.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chairside.vocabulary.SideEffectType.Symptom;
import org.junit.jupiter.api.Test;

class SideEffectTypeTest {

  @Test
  void severitiesAreTheFourGradesOfCtcae() {
    assertThat(Arrays.stream(SideEffectSeverity.values()).map(SideEffectSeverity::grade))
        .containsExactly(1, 2, 3, 4);
    assertThat(SideEffectSeverity.LIFE_THREATENING.words()).isEqualTo("life-threatening");
  }

  @Test
  void symptomsOfHeartAndBrainAreMarked() {
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
  void wordingFollowsTheGrade() {
    SideEffectType confusion = SideEffectType.CONFUSION;
    assertThat(confusion.title()).isEqualTo("confusion");
    assertThat(confusion.wording(SideEffectSeverity.MILD)).isEqualTo("mild disorientation");
    assertThat(confusion.wording(SideEffectSeverity.MODERATE)).startsWith("moderate");
    assertThat(confusion.wording(SideEffectSeverity.SEVERE)).startsWith("severe");
    assertThat(confusion.wording(SideEffectSeverity.LIFE_THREATENING))
        .isEqualTo("life-threatening");
    assertThat(SideEffectType.SYNCOPE.wording(SideEffectSeverity.MILD)).isNull();
    assertThat(SideEffectType.SYNCOPE.wording(SideEffectSeverity.SEVERE)).isEqualTo("fainting");
  }

  @Test
  void titlesAreDistinct() {
    assertThat(Arrays.stream(SideEffectType.values()).map(SideEffectType::title))
        .doesNotHaveDuplicates()
        .allSatisfy(title -> assertThat(title).isNotBlank());
  }
}
