package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

class UnassessedTest {

  @Test
  void freshValuesAreAssessed() {
    Chair chair = Chair.infusing().reads(13, Measured.nothing().with(VitalSign.PAIN, 0));

    assertThat(InEnglish.unassessed(chair.at(13).notAssessed())).isEmpty();
  }

  @Test
  void staleValueIsUnassessed() {
    Chair chair = Chair.infusing().reads(14, Measured.allNormal().without(VitalSign.TEMPERATURE));

    assertThat(InEnglish.unassessed(chair.at(14).notAssessed()))
        .containsExactly(
            new Unassessed(
                "temperature-low", Severity.WARNING, Message.verbatim("temperature not known")),
            new Unassessed(
                "temperature-high", Severity.WARNING, Message.verbatim("temperature not known")),
            new Unassessed(
                "news2-total",
                Severity.CRITICAL,
                Message.verbatim("NEWS2 incomplete: temperature not known")));
  }

  @Test
  void partialNews2CanStillWarn() {
    Chair chair =
        Chair.unmeasured()
            .reads(
                10,
                Measured.allNormal()
                    .without(VitalSign.TEMPERATURE)
                    .oxygen(true)
                    .with(VitalSign.RESPIRATORY_RATE, 25));

    Finding finding = chair.findings(10, "news2-total").getFirst();

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(English.of(finding.sentence()))
        .isEqualTo(
            "NEWS2 at least 5, although temperature not known: respiratory rate 25/min and on oxygen");
    assertThat(InEnglish.unassessed(chair.at(10).notAssessed()))
        .contains(
            new Unassessed(
                "news2-total",
                Severity.CRITICAL,
                Message.verbatim("NEWS2 incomplete: temperature not known")));
  }

  @Test
  void earlierFindingIsNotRepeated() {
    Chair chair =
        Chair.infusing()
            .reads(10, Measured.allNormal().oxygen(true).with(VitalSign.RESPIRATORY_RATE, 25))
            .reads(12, Measured.nothing().with(VitalSign.SYSTOLIC, 120));

    assertThat(chair.findings(12, "news2-total"))
        .extracting(Finding::at)
        .containsExactly(Chair.minute(10));
    assertThat(English.of(chair.findings(12, "news2-total").getFirst().sentence()))
        .isEqualTo("NEWS2 5: respiratory rate 25/min and on oxygen");
  }

  @Test
  void signsFromTwoReadingsCombine() {
    Chair chair =
        Chair.infusing()
            .reads(10, Measured.nothing().with(VitalSign.RESPIRATORY_RATE, 8))
            .reads(11, Measured.nothing().with(VitalSign.SPO2, 90));

    Finding finding = chair.findings(11, "respiration-low").getLast();

    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.evidence()).containsExactly(Chair.id(3), Chair.id(2));
    assertThat(English.of(finding.sentence()))
        .isEqualTo("respiratory rate 8/min (1 minute earlier), SpO2 90 %");
  }

  @Test
  void missingSignLeavesDangerOpen() {
    Chair chair =
        Chair.unmeasured().reads(10, Measured.nothing().with(VitalSign.RESPIRATORY_RATE, 8));

    assertThat(chair.severity(10, "respiration-low")).isEqualTo(Severity.WARNING);
    assertThat(InEnglish.unassessed(chair.at(10).notAssessed()))
        .contains(
            new Unassessed(
                "respiration-low", Severity.CRITICAL, Message.verbatim("SpO2 not known")));
  }

  @Test
  void symptomWithoutPressureIsUnassessed() {
    Chair unmeasured =
        Chair.unmeasured().sees(20, SideEffectType.CHEST_PAIN, SideEffectSeverity.MILD);
    Chair stale = Chair.infusing().sees(20, SideEffectType.CHEST_PAIN, SideEffectSeverity.MILD);
    Chair over = Chair.infusing().sees(20, 25, SideEffectType.CHEST_PAIN, SideEffectSeverity.MILD);

    assertThat(InEnglish.unassessed(unmeasured.at(20).notAssessed()))
        .containsExactly(
            new Unassessed(
                "pressure-with-symptoms",
                Severity.CRITICAL,
                Message.verbatim("systolic not known; diastolic not known")));
    assertThat(InEnglish.unassessed(stale.at(20).notAssessed()))
        .extracting(Unassessed::rule)
        .containsExactly("pressure-with-symptoms");
    assertThat(InEnglish.unassessed(over.at(30).notAssessed())).isEmpty();
  }

  @Test
  void criticalFindingClosesItsRule() {
    Chair chair = Chair.unmeasured().systolic(10, 185);

    assertThat(InEnglish.unassessed(chair.at(10).notAssessed()))
        .extracting(Unassessed::rule)
        .doesNotContain("pressure-high");
  }

  @Test
  void noReadingLeavesNothingToAssess() {
    assertThat(InEnglish.unassessed(Chair.unmeasured().at(5).notAssessed())).isEmpty();
    assertThat(Chair.unmeasured().at(5).findings()).isEmpty();
  }
}
