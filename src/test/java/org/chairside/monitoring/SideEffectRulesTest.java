package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.vocabulary.SideEffectSeverity.LIFE_THREATENING;
import static org.chairside.vocabulary.SideEffectSeverity.MILD;
import static org.chairside.vocabulary.SideEffectSeverity.MODERATE;
import static org.chairside.vocabulary.SideEffectSeverity.SEVERE;
import static org.chairside.vocabulary.SideEffectType.CHEST_PAIN;
import static org.chairside.vocabulary.SideEffectType.DISSOCIATION;
import static org.chairside.vocabulary.SideEffectType.NAUSEA;

import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SideEffectRulesTest {

  @ParameterizedTest
  @CsvSource({
    "side-effect, NAUSEA, MILD, ",
    "side-effect, NAUSEA, MODERATE, ADVISORY",
    "side-effect, NAUSEA, SEVERE, WARNING",
    "side-effect, NAUSEA, LIFE_THREATENING, CRITICAL",
    "dissociation, DISSOCIATION, MILD, ADVISORY",
    "dissociation, DISSOCIATION, MODERATE, ADVISORY",
    "dissociation, DISSOCIATION, SEVERE, WARNING",
    "dissociation, DISSOCIATION, LIFE_THREATENING, CRITICAL",
    "dissociation, DISTRESS, MILD, WARNING",
    "dissociation, DISTRESS, LIFE_THREATENING, CRITICAL",
    "infusion-site, EXTRAVASATION, MILD, ADVISORY",
    "infusion-site, EXTRAVASATION, MODERATE, WARNING",
    "infusion-site, EXTRAVASATION, SEVERE, CRITICAL",
    "anaphylaxis, ANAPHYLAXIS, MILD, CRITICAL",
    "heart-or-brain-symptom, CHEST_PAIN, MILD, WARNING",
    "heart-or-brain-symptom, NAUSEA, SEVERE, "
  })
  void severityFollowsGrade(
      String rule, SideEffectType type, SideEffectSeverity how, @Nullable Severity expected) {
    assertThat(Chair.infusing().sees(12, type, how).severity(13, rule)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(SideEffectType.class)
  void lifeThreateningSideEffectIsCritical(SideEffectType type) {
    assertThat(Chair.infusing().sees(12, type, LIFE_THREATENING).at(13).findings())
        .extracting(Finding::severity)
        .contains(Severity.CRITICAL);
  }

  @Test
  void findingNamesSideEffectAndOnset() {
    assertThat(
            InEnglish.findings(
                Chair.infusing().sees(12, NAUSEA, MODERATE).findings(13, "side-effect")))
        .containsExactly(
            new Finding(
                "side-effect",
                Severity.ADVISORY,
                Chair.minute(12),
                List.of(Chair.id(2)),
                Message.verbatim("moderate nausea"),
                true,
                null,
                List.of(Subject.of(NAUSEA, MODERATE))));
  }

  @Test
  void resolvedSideEffectStaysFound() {
    Chair lasting = Chair.infusing().sees(12, NAUSEA, SEVERE);
    Chair resolved = Chair.infusing().sees(12, 20, NAUSEA, SEVERE);

    assertThat(lasting.findings(20, "side-effect"))
        .extracting(Finding::stillHolds)
        .containsExactly(true);
    assertThat(resolved.findings(20, "side-effect"))
        .extracting(Finding::stillHolds)
        .containsExactly(false);
  }

  @Test
  void sideEffectsHoldIndependently() {
    Chair chair = Chair.infusing().sees(12, 20, NAUSEA, SEVERE).sees(21, NAUSEA, SEVERE);

    assertThat(chair.findings(30, "side-effect"))
        .extracting(Finding::stillHolds)
        .containsExactly(false, true);
  }

  @Test
  void dissociationOneHourAfterInfusionIsWarning() {
    Chair chair = Chair.infusing().sees(30, DISSOCIATION, MILD).ends(60);

    assertThat(chair.severity(119, "dissociation-persists")).isNull();
    assertThat(chair.at(119).nextCheckAt()).isEqualTo(Chair.minute(120));
    assertThat(chair.severity(120, "dissociation-persists")).isEqualTo(Severity.WARNING);
    assertThat(InEnglish.sentences(chair.findings(120, "dissociation-persists")))
        .containsExactly("mild dissociation not resolved 60 minutes after the infusion");
  }

  @ParameterizedTest
  @CsvSource({"119, ", "120, WARNING", "130, WARNING"})
  void dissociationResolvedWithinHourIsNoWarning(int resolved, @Nullable Severity expected) {
    Chair chair = Chair.infusing().sees(30, resolved, DISSOCIATION, MILD).ends(60);

    assertThat(chair.severity(140, "dissociation-persists")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"119, ", "120, WARNING"})
  void dissociationIsUnknownAfterPatientLeft(int left, @Nullable Severity expected) {
    Chair discharged = Chair.infusing().sees(30, DISSOCIATION, MILD).ends(60).discharged(left);
    Chair cancelled = Chair.infusing().sees(30, DISSOCIATION, MILD).ends(60).cancelled(left);

    assertThat(discharged.severity(140, "dissociation-persists")).isEqualTo(expected);
    assertThat(cancelled.severity(140, "dissociation-persists")).isEqualTo(expected);
  }

  @Test
  void persistenceNeedsEndOfInfusion() {
    assertThat(Chair.infusing().sees(30, DISSOCIATION, MILD).severity(500, "dissociation-persists"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"139, 89, ", "140, 80, CRITICAL", "120, 90, CRITICAL"})
  void highPressureWithSymptomIsCritical(int systolic, int diastolic, @Nullable Severity expected) {
    Chair chair =
        Chair.infusing()
            .sees(12, CHEST_PAIN, MILD)
            .reads(14, Measured.nothing().pressure(systolic, diastolic));

    assertThat(chair.severity(14, "pressure-with-symptoms")).isEqualTo(expected);
  }

  @Test
  void symptomAfterHighPressureIsCritical() {
    Chair chair =
        Chair.infusing().reads(10, Measured.nothing().pressure(165, 85)).sees(14, CHEST_PAIN, MILD);

    Finding finding = chair.findings(14, "pressure-with-symptoms").getFirst();

    assertThat(finding.at()).isEqualTo(Chair.minute(14));
    assertThat(finding.evidence()).containsExactly(Chair.id(3), Chair.id(2));
    assertThat(English.of(finding.sentence()))
        .isEqualTo(
            "systolic 165 mmHg (4 minutes earlier), 37 % above baseline 120, mild chest pain");
  }

  @Test
  void symptomIsJudgedByPressureAtItsTime() {
    Chair same = Chair.infusing().systolic(14, 165).sees(14, CHEST_PAIN, MILD);
    Chair later = Chair.infusing().sees(14, CHEST_PAIN, MILD).systolic(15, 165);

    assertThat(same.findings(15, "pressure-with-symptoms")).hasSize(2);
    assertThat(later.findings(15, "pressure-with-symptoms"))
        .extracting(Finding::at)
        .containsExactly(Chair.minute(15));
  }

  @Test
  void symptomResolvedBeforePressureRoseDoesNotCount() {
    Chair chair = Chair.infusing().sees(5, 14, CHEST_PAIN, MILD).systolic(14, 170);

    assertThat(chair.severity(14, "pressure-with-symptoms")).isNull();
  }

  @Test
  void laterSymptomDoesNotReachBack() {
    Chair chair = Chair.infusing().systolic(10, 170).sees(40, CHEST_PAIN, MILD);

    assertThat(chair.findings(40, "pressure-with-symptoms")).isEmpty();
  }

  @Test
  void emergencyEndsWithSymptom() {
    Chair lasting = Chair.infusing().sees(5, CHEST_PAIN, MILD).systolic(14, 170);
    Chair resolved = Chair.infusing().sees(5, 20, CHEST_PAIN, MILD).systolic(14, 170);

    assertThat(lasting.findings(20, "pressure-with-symptoms").getFirst().stillHolds()).isTrue();
    assertThat(resolved.findings(20, "pressure-with-symptoms").getFirst().stillHolds()).isFalse();
  }
}
