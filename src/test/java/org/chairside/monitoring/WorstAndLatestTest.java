package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.falling;
import static org.chairside.monitoring.Drafts.finding;
import static org.chairside.monitoring.Drafts.rising;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.time.Instant;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A flag tells the worst it was about and, where that is another, the latest. */
class WorstAndLatestTest {

  private static String said(Finding... findings) {
    String sentence = English.of(WorstAndLatest.of(List.of(findings)).sentence());
    assertThat(English.of(WorstAndLatest.of(List.of(findings).reversed()).sentence()))
        .as("in any order")
        .isEqualTo(sentence);
    return sentence;
  }

  private static Finding systolic(int minute, int mmHg) {
    return finding("a-rule", WARNING, minute, rising(VitalSign.SYSTOLIC, mmHg));
  }

  @Test
  void singleFindingIsToldOnce() {
    assertThat(said(systolic(10, 170))).isEqualTo("a-rule WARNING in minute 10");
  }

  @Test
  void moreSevereIsWorse() {
    assertThat(said(finding("a-rule", CRITICAL, 10), finding("a-rule", ADVISORY, 20)))
        .isEqualTo("a-rule CRITICAL in minute 10; latest: a-rule ADVISORY in minute 20");
    assertThat(said(finding("a-rule", ADVISORY, 10), finding("a-rule", CRITICAL, 20)))
        .isEqualTo("a-rule CRITICAL in minute 20");
  }

  @Test
  void worseNumberOfSameSeverityIsWorse() {
    assertThat(said(systolic(10, 178), systolic(20, 165)))
        .isEqualTo("a-rule WARNING in minute 10; latest: a-rule WARNING in minute 20");
    assertThat(said(systolic(10, 165), systolic(20, 178))).isEqualTo("a-rule WARNING in minute 20");
  }

  @Test
  void lowerSaturationIsWorse() {
    Finding low = finding("a-rule", WARNING, 20, falling(VitalSign.SPO2, 85));

    assertThat(said(finding("a-rule", WARNING, 10, falling(VitalSign.SPO2, 90)), low))
        .isEqualTo("a-rule WARNING in minute 20");
  }

  @Test
  void equalOrUnrelatedNumberIsToldFromTheEarliest() {
    String earliestThenLatest = "a-rule WARNING in minute 10; latest: a-rule WARNING in minute 20";

    assertThat(said(systolic(10, 170), systolic(20, 170))).isEqualTo(earliestThenLatest);
    assertThat(
            said(
                systolic(10, 170), finding("a-rule", WARNING, 20, falling(VitalSign.SYSTOLIC, 80))))
        .isEqualTo(earliestThenLatest);
    assertThat(
            said(
                finding("a-rule", WARNING, 10, falling(VitalSign.SPO2, 90)),
                finding("a-rule", WARNING, 20, rising(VitalSign.HEART_RATE, 131))))
        .isEqualTo(earliestThenLatest);
  }

  @Test
  void latestDeadlineOfRepeatCounts() {
    assertThat(
            WorstAndLatest.of(List.of(repeatBy(15), repeatBy(null), repeatBy(25), repeatBy(20)))
                .repeatBy())
        .isEqualTo(Chair.minute(25));
    assertThat(WorstAndLatest.of(List.of(repeatBy(null))).repeatBy()).isNull();
  }

  private static Finding repeatBy(@Nullable Integer minute) {
    Instant deadline = minute == null ? null : Chair.minute(minute);
    return new Finding(
        "a-rule",
        ADVISORY,
        Chair.minute(10),
        List.of(Chair.id(1)),
        Message.verbatim("high"),
        true,
        deadline,
        List.of());
  }
}
