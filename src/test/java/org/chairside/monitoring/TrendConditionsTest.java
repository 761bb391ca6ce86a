package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on several readings in a row: sustained values and trends. */
class TrendConditionsTest {

  private static final Condition LASTING = new Sustained(systolic(150), 3, 10);

  @Test
  void sustainedNeedsDurationAndCount() {
    Chair chair = lasting().systolic(5, 150).systolic(10, 149).systolic(15, 152);
    chair.systolic(20, 151).systolic(24, 158).systolic(25, 155);

    assertThat(chair.findings(30, "a-rule"))
        .extracting(Finding::at, f -> English.of(f.sentence()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Chair.minute(25), "systolic 155 mmHg, for 10 minutes in 4 readings"));
    assertThat(chair.findings(30, "a-rule").getFirst().evidence())
        .containsExactly(Chair.id(7), Chair.id(6), Chair.id(5), Chair.id(4));
  }

  @Test
  void twoReadingsAreTooFew() {
    assertThat(sentences(lasting().systolic(5, 160).systolic(40, 160))).isEmpty();
  }

  @Test
  void unrelatedReadingKeepsRow() {
    Chair chair =
        lasting()
            .systolic(5, 160)
            .reads(8, Measured.nothing().with(VitalSign.PAIN, 3))
            .systolic(10, 160)
            .systolic(15, 160);

    assertThat(sentences(chair)).containsExactly("systolic 160 mmHg, for 10 minutes in 3 readings");
  }

  @Test
  void findingHoldsUntilRowBreaks() {
    Chair chair = lasting().systolic(5, 160).systolic(10, 160).systolic(15, 160);

    assertThat(chair.findings(40, "a-rule").getFirst().stillHolds()).isTrue();
    assertThat(chair.systolic(20, 140).findings(40, "a-rule").getFirst().stillHolds()).isFalse();
  }

  @Test
  void unknownInRowIsUnassessed() {
    Condition either = or(systolic(150), Drafts.atLeast(VitalSign.DIASTOLIC, "100"));
    Chair chair =
        Chair.unmeasured()
            .by(withRules(rule(level(Severity.WARNING, new Sustained(either, 2, 0)))))
            .systolic(5, 130)
            .systolic(25, 130);

    assertThat(InEnglish.unassessed(chair.at(25).notAssessed()))
        .containsExactly(
            new Unassessed("a-rule", Severity.WARNING, Message.verbatim("diastolic not known")));
  }

  @ParameterizedTest
  @CsvSource({"149, false", "150, true", "151, true"})
  void riseIsMeasuredFromLowestInWindow(int last, boolean holds) {
    Chair chair = moving(Direction.RISING, 30, Measure.UNITS).systolic(2, 100).systolic(13, 128);
    chair.systolic(20, 120).systolic(33, last);

    assertThat(sentences(chair))
        .isEqualTo(
            holds
                ? List.of("systolic " + last + " mmHg, up from 120 within 13 minutes")
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({"91, false", "90, true"})
  void fallIsMeasuredFromHighestInWindow(int last, boolean holds) {
    Chair chair = moving(Direction.FALLING, 25, Measure.PERCENT).systolic(15, 110);
    chair.systolic(20, 120).systolic(33, last);

    assertThat(sentences(chair))
        .isEqualTo(
            holds ? List.of("systolic 90 mmHg, down from 120 within 13 minutes") : List.of());
  }

  @Test
  void tooFewReadingsAreNoTrend() {
    assertThat(
            sentences(
                moving(Direction.RISING, 30, Measure.UNITS).systolic(20, 100).systolic(30, 180)))
        .isEmpty();
  }

  @Test
  void trendEvidenceIsBothEnds() {
    Chair chair = moving(Direction.RISING, 30, Measure.UNITS).systolic(20, 100);
    List<UUID> evidence =
        chair.systolic(25, 110).systolic(30, 140).findings(40, "a-rule").getFirst().evidence();

    assertThat(evidence).containsExactly(Chair.id(4), Chair.id(2));
  }

  @Test
  void unmeasuredTrendIsUnassessed() {
    Chair chair =
        moving(Direction.RISING, 30, Measure.UNITS)
            .reads(60, Measured.nothing().with(VitalSign.PAIN, 1));

    assertThat(InEnglish.unassessed(chair.at(60).notAssessed()))
        .containsExactly(
            new Unassessed("a-rule", Severity.WARNING, Message.verbatim("systolic not known")));
  }

  private static Chair lasting() {
    return Chair.infusing().by(withRules(rule(level(Severity.WARNING, LASTING))));
  }

  private static Chair moving(Direction direction, int by, Measure in) {
    Condition trend = new Trend(VitalSign.SYSTOLIC, direction, BigDecimal.valueOf(by), in, 20, 3);
    return Chair.infusing().by(withRules(rule(level(Severity.WARNING, trend))));
  }

  private static List<String> sentences(Chair chair) {
    return InEnglish.sentences(chair.findings(100, "a-rule"));
  }
}
