package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.finding;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.List;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A score yields to the pressure that makes it up: one reading raises one flag. */
class YieldingTest {

  private static final Protocol PROTOCOL =
      withRules(yielding("score", "pressure"), yielding("trend", "score"), yielding("pressure"));

  private static Rule yielding(String code, String... to) {
    return new Rule(
        code,
        "A rule",
        "Something",
        List.of(level(WARNING, systolic(160))),
        null,
        null,
        List.of(to),
        List.of());
  }

  private static @Nullable Finding leading(Finding finding, Finding... others) {
    return Yielding.of(PROTOCOL, Stream.concat(Stream.of(finding), Stream.of(others)).toList())
        .leading(finding);
  }

  @ParameterizedTest
  @CsvSource({"ADVISORY, false", "WARNING, true", "CRITICAL, true"})
  void yieldsToWhatIsAtLeastAsUrgent(Severity other, boolean yields) {
    Finding pressure = finding("pressure", other, 10);

    assertThat(leading(finding("score", WARNING, 10), pressure))
        .isEqualTo(yields ? pressure : null);
  }

  @Test
  void anotherReadingSaysSomethingElse() {
    assertThat(leading(finding("score", WARNING, 10), finding("pressure", CRITICAL, 11))).isNull();
  }

  @Test
  void yieldsOnlyToNamedRule() {
    assertThat(leading(finding("score", WARNING, 10), finding("trend", CRITICAL, 10))).isNull();
    assertThat(leading(finding("pressure", WARNING, 10), finding("score", CRITICAL, 10))).isNull();
    assertThat(leading(finding("score", WARNING, 10), finding("score", CRITICAL, 10))).isNull();
  }

  @Test
  void lastInChainLeads() {
    Finding score = finding("score", WARNING, 10);
    Finding pressure = finding("pressure", CRITICAL, 10);

    assertThat(leading(finding("trend", ADVISORY, 10), score, pressure)).isSameAs(pressure);
    assertThat(leading(finding("trend", ADVISORY, 10), score)).isSameAs(score);
  }

  @Test
  void mostUrgentThenLatestLeads() {
    Finding early = resting("pressure", CRITICAL, 8);
    Finding late = resting("pressure", CRITICAL, 9);
    Finding lesser = resting("pressure", WARNING, 10);

    assertThat(leading(resting("score", WARNING, 10), lesser, early, late)).isSameAs(late);
    assertThat(leading(resting("score", WARNING, 10), lesser, early)).isSameAs(early);
  }

  @Test
  void nothingYieldsInProtocolWithoutRelations() {
    Finding score = finding("pressure", WARNING, 10);

    assertThat(Yielding.of(withRules(yielding("pressure")), List.of(score)).leading(score))
        .isNull();
  }

  /** Of two readings that confirm each other. */
  private static Finding resting(String rule, Severity severity, int minute) {
    return new Finding(
        rule,
        severity,
        Chair.minute(minute),
        List.of(Chair.id(1), Chair.id(2)),
        Message.verbatim("repeated"),
        true,
        null,
        List.of());
  }
}
