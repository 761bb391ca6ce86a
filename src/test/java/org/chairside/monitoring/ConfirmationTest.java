package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/**
 * A systolic pressure of 160 or more becomes a warning when a repeat within 5 minutes confirms it.
 */
class ConfirmationTest {

  private static final String RULE = "pressure-high";

  @Test
  void lowerSeverityHoldsUntilRepeat() {
    Chair chair = Chair.infusing().systolic(10, 168);

    assertThat(InEnglish.findings(chair.findings(14, RULE)))
        .containsExactly(
            new Finding(
                RULE,
                Severity.ADVISORY,
                Chair.minute(10),
                List.of(Chair.id(2)),
                Message.verbatim(
                    "systolic 168 mmHg, 40 % above baseline 120; repeat within 5 minutes"),
                true,
                Chair.minute(15),
                List.of(
                    Subject.of(
                        VitalSign.SYSTOLIC, new BigDecimal(168), Condition.Direction.RISING))));
    assertThat(chair.at(14).nextCheckAt()).isEqualTo(Chair.minute(15));
  }

  @Test
  void matchingRepeatConfirmsBothReadings() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(14, 171);

    assertThat(chair.findings(14, RULE))
        .extracting(
            Finding::severity, Finding::evidence, f -> English.of(f.sentence()), Finding::repeatBy)
        .containsExactly(
            tuple(
                Severity.WARNING,
                List.of(Chair.id(2), Chair.id(3)),
                "systolic 168 mmHg, 40 % above baseline 120,"
                    + " confirmed by systolic 171 mmHg 4 minutes later",
                null),
            tuple(
                Severity.WARNING,
                List.of(Chair.id(3), Chair.id(2)),
                "systolic 171 mmHg, 42 % above baseline 120,"
                    + " confirms systolic 168 mmHg 4 minutes before",
                null));
  }

  @Test
  void normalRepeatKeepsLowerSeverity() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(14, 145);

    assertThat(chair.findings(60, RULE))
        .extracting(Finding::severity)
        .containsExactly(Severity.ADVISORY, Severity.ADVISORY);
    assertThat(English.of(chair.findings(60, RULE).getFirst().sentence()))
        .isEqualTo("systolic 168 mmHg, 40 % above baseline 120");
    assertThat(chair.findings(60, RULE).getFirst().repeatBy()).isNull();
  }

  @Test
  void anyOfSeveralRepeatsConfirms() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(12, 150).systolic(14, 165);

    assertThat(chair.findings(14, RULE))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.ADVISORY, Severity.WARNING);
  }

  @Test
  void missingRepeatRaisesSeverityAtDeadline() {
    Chair chair = Chair.infusing().systolic(10, 168);

    assertThat(chair.severity(14, RULE)).isEqualTo(Severity.ADVISORY);
    assertThat(chair.severity(15, RULE)).isEqualTo(Severity.WARNING);
    assertThat(English.of(chair.findings(15, RULE).getFirst().sentence()))
        .isEqualTo(
            "systolic 168 mmHg, 40 % above baseline 120, no repeat reading within 5 minutes");
    assertThat(chair.findings(15, RULE).getFirst().at()).isEqualTo(Chair.minute(10));
  }

  @Test
  void repeatAtEndOfWindowCounts() {
    assertThat(Chair.infusing().systolic(10, 168).systolic(15, 120).severity(60, RULE))
        .isEqualTo(Severity.ADVISORY);
    assertThat(Chair.infusing().systolic(10, 168).systolic(16, 120).severity(60, RULE))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void readingWithoutSignIsNoRepeat() {
    Chair chair =
        Chair.infusing()
            .systolic(10, 168)
            .reads(12, Measured.nothing().with(VitalSign.HEART_RATE, 70));

    assertThat(chair.severity(60, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void earlierNormalReadingRefutesNothing() {
    Chair chair = Chair.infusing().systolic(8, 120).systolic(10, 168);

    assertThat(chair.severity(15, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void readingBeforeWindowConfirmsNothing() {
    assertThat(Chair.infusing().systolic(4, 168).systolic(10, 168).findings(14, RULE))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.ADVISORY);
    assertThat(Chair.infusing().systolic(5, 168).systolic(10, 168).findings(14, RULE))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING);
  }

  @Test
  void secondReadingAtSameInstantIsNoRepeat() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(10, 170);

    assertThat(chair.severity(14, RULE)).isEqualTo(Severity.ADVISORY);
  }

  @Test
  void criticalNeedsNoRepeat() {
    assertThat(Chair.infusing().systolic(10, 180).severity(10, RULE)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void criticalReadingConfirmsWarning() {
    Chair chair = Chair.infusing().systolic(10, 168).systolic(12, 185);

    assertThat(chair.findings(12, RULE))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.CRITICAL);
  }

  @Test
  void unassessableRepeatRefutesNothing() {
    Chair chair = Chair.unmeasured().systolic(10, 168).systolic(14, 139);

    assertThat(chair.severity(15, RULE)).isEqualTo(Severity.WARNING);
  }

  @Test
  void findingHoldsUntilReadingClearsIt() {
    Chair chair = Chair.infusing().systolic(10, 185);
    assertThat(chair.findings(60, RULE).getFirst().stillHolds()).isTrue();

    chair.reads(20, Measured.nothing().with(VitalSign.PAIN, 0));
    assertThat(chair.findings(60, RULE).getFirst().stillHolds()).isTrue();

    chair.systolic(22, 165);
    assertThat(chair.findings(60, RULE).getFirst().stillHolds()).as("one set less").isTrue();

    chair.systolic(24, 165);
    assertThat(chair.findings(60, RULE))
        .extracting(Finding::severity, Finding::stillHolds)
        .containsExactly(
            tuple(Severity.CRITICAL, false),
            tuple(Severity.WARNING, true),
            tuple(Severity.WARNING, true));
  }

  @Test
  void threeReadingsCanBeRequired() {
    assertThat(thrice().systolic(10, 170).systolic(12, 171).severity(14, "a-rule"))
        .isEqualTo(Severity.ADVISORY);
    assertThat(
            English.of(
                thrice()
                    .systolic(10, 170)
                    .systolic(12, 171)
                    .systolic(14, 172)
                    .findings(14, "a-rule")
                    .getFirst()
                    .sentence()))
        .isEqualTo(
            "systolic 170 mmHg, confirmed by systolic 171 mmHg 2 minutes later,"
                + " confirmed by systolic 172 mmHg 4 minutes later");
  }

  @Test
  void tooFewRepeatsRaiseSeverity() {
    Chair chair = thrice().systolic(10, 170).systolic(12, 171);

    assertThat(chair.at(14).nextCheckAt()).isEqualTo(Chair.minute(15));
    assertThat(chair.severity(15, "a-rule")).isEqualTo(Severity.WARNING);
  }

  @Test
  void oneNormalRepeatRefutesTwoHighOnes() {
    Chair chair = thrice().systolic(10, 170).systolic(12, 171).systolic(14, 130);

    assertThat(chair.findings(60, "a-rule").getFirst().severity()).isEqualTo(Severity.ADVISORY);
  }

  private static Chair thrice() {
    return Chair.infusing()
        .by(
            Drafts.withRules(
                Drafts.rule(
                    Drafts.level(Severity.ADVISORY, Drafts.systolic(140)),
                    new Level(
                        Severity.WARNING, Drafts.systolic(160), new Confirm(5, 3), "somewhere"))));
  }
}
