package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition;
import org.chairside.monitoring.Level;
import org.chairside.monitoring.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counting behind {@code docs/comparison.md}, on recordings made up for it. */
class ComparisonTest {

  // ---------------------------------------------------------------- counting

  /** The first four stand in Newcombe, Statistics in Medicine 1998; the others were worked out. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "20, 20, 0.8389, 1",
    "1, 1, 0.2065, 1",
    "5, 10, 0.2366, 0.7634"
  })
  void intervalMatchesWilson(int part, int whole, double low, double high) {
    Proportion proportion = new Proportion(part, whole);

    assertThat(proportion.low()).isCloseTo(low, within(0.00005));
    assertThat(proportion.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void proportionOfNothingIsUndefined() {
    Proportion nothing = new Proportion(0, 0);

    assertThat(nothing.value()).isNaN();
    assertThat(nothing.low()).isNaN();
    assertThat(nothing.high()).isNaN();
    assertThat(nothing).hasToString("0 of 0: cannot be told");
    assertThat(new Proportion(5, 10)).hasToString("5 of 10: 50 % (24 to 76)");
    assertThatThrownBy(() -> new Proportion(2, 1)).hasMessage("2 is no part of 1");
    assertThatThrownBy(() -> new Proportion(-1, 1)).hasMessage("-1 is no part of 1");
  }

  @Test
  void eachSessionIsInOneOfFourGroups() {
    List<Integer> numbers = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    Confusion counts = Confusion.of(numbers, n -> n <= 4, n -> n == 1 || n >= 8);

    assertThat(counts).isEqualTo(new Confusion(1, 3, 3, 3));
    assertThat(counts.sensitivity()).isEqualTo(new Proportion(1, 4));
    assertThat(counts.specificity()).isEqualTo(new Proportion(3, 6));
    assertThat(counts.predictiveValue()).isEqualTo(new Proportion(1, 4));
  }

  @Test
  void pairsCountWhichOneFlagged() {
    assertThat(Paired.of(List.of(1, 2, 3, 4, 5, 6, 7), n -> n <= 3, n -> n == 3 || n == 4))
        .isEqualTo(new Paired(1, 2, 1, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 5, 10, 5, FEWER_FLAGS_NOTHING_LOST",
    "9, 6, 10, 5, FEWER_FLAGS_NOTHING_LOST",
    "9, 4, 10, 5, FEWER_FLAGS_LESS_FOUND",
    "10, 6, 10, 5, AS_MANY_FLAGS_MORE_FOUND",
    "10, 5, 10, 5, NO_DIFFERENCE",
    "10, 4, 10, 5, AS_MANY_FLAGS_LESS_FOUND",
    "11, 6, 10, 5, MORE_FLAGS_MORE_FOUND",
    "11, 5, 10, 5, MORE_FLAGS_NOTHING_GAINED",
    "11, 4, 10, 5, MORE_FLAGS_NOTHING_GAINED"
  })
  void tradeFollowsNumbers(int flags, int found, int otherFlags, int otherFound, Trade trade) {
    assertThat(Trade.of(flags, found, otherFlags, otherFound)).isEqualTo(trade);
  }

  // ---------------------------------------------------------------- the documents

  @Test
  void plainThresholdsUseAbsoluteBoundsOnly() {
    List<Level> levels = levels(Way.ofTheTrial(Way.PLAIN)).toList();

    assertThat(levels).allMatch(level -> level.confirm() == null);
    assertThat(levels.stream().flatMap(level -> parts(level.condition())))
        .isNotEmpty()
        .allMatch(
            part ->
                part instanceof Condition.AtLeast
                    || part instanceof Condition.AtMost
                    || part instanceof Condition.ConsciousnessIs);
  }

  /** Else the comparison would be one of other numbers, not of other ways. */
  @Test
  void plainThresholdsAreInStandardProtocol() {
    List<Condition> standard = parts(Way.compared().getLast().evaluator().protocol());

    assertThat(standard).containsAll(parts(Way.ofTheTrial(Way.PLAIN)));
  }

  @Test
  void news2ProtocolUsesScoreOnly() {
    assertThat(parts(Way.ofTheTrial(Way.NEWS2)))
        .containsExactlyInAnyOrder(
            new Condition.News2AtLeast(5),
            new Condition.News2AtLeast(7),
            new Condition.News2SingleAtLeast(3));
  }

  @Test
  void timeRulesAreNotCounted() {
    Way standard = Way.compared().getLast();

    assertThat(standard.name()).isEqualTo(Way.STANDARD);
    assertThat(standard.rulesOfTime()).containsExactlyInAnyOrderElementsOf(Charted.BY_TIME);
    assertThat(standard.counts("vitals-overdue")).isFalse();
    assertThat(standard.counts("pressure-high")).isTrue();
  }

  private static Stream<Level> levels(Protocol protocol) {
    return protocol.rules().stream().flatMap(rule -> rule.levels().stream());
  }

  private static List<Condition> parts(Protocol protocol) {
    return levels(protocol).flatMap(level -> parts(level.condition())).toList();
  }

  private static Stream<Condition> parts(Condition condition) {
    return switch (condition) {
      case Condition.AllOf(var conditions) -> conditions.stream().flatMap(ComparisonTest::parts);
      case Condition.AnyOf(var conditions) -> conditions.stream().flatMap(ComparisonTest::parts);
      default -> Stream.of(condition);
    };
  }

  // ---------------------------------------------------------------- a recording replayed

  @Test
  void impossibleValuesAreDroppedAndRowCounts() {
    RecordedSession recorded =
        RecordedSession.of(recording(Map.of(), row(0, 12, 80), row(30, 0, 0), row(60, 150, 80)));

    assertThat(recorded.refused()).isEqualTo(3);
    assertThat(recorded.readings()).hasSize(2);
    assertThat(recorded.readings().getFirst().vitals().systolic()).isNull();
    assertThat(recorded.readings().getFirst().vitals().diastolic()).isEqualTo(80);
    assertThat(RecordedSession.of(recording(Map.of(), row(0, 0, 0))).isEmpty()).isTrue();
  }

  @Test
  void firstHourIgnoresLaterReadings() {
    Judged session = judged(Way.PLAIN, row(0, 120, 80), row(60, 145, 80), row(61, 185, 80));

    assertThat(session.firstHour()).isEqualTo(Map.of("systolic-high", ADVISORY));
    assertThat(session.flags()).isEqualTo(Map.of("systolic-high", CRITICAL));
    assertThat(session.isFlagged(CRITICAL, true)).isFalse();
    assertThat(session.isFlagged(CRITICAL, false)).isTrue();
    assertThat(session.alarms()).isEqualTo(2);
    assertThat(session.length()).isEqualTo(Duration.ofMinutes(61));
  }

  @Test
  void standardAloneFlagsRiseFromFirstReading() {
    Recording.Row[] rows = {row(0, 100, 60), row(30, 135, 60)};

    assertThat(judged(Way.STANDARD, rows).flags()).isEqualTo(Map.of("pressure-high", WARNING));
    assertThat(judged(Way.PLAIN, rows).flags()).isEmpty();
    assertThat(judged(Way.NEWS2, rows).flags()).isEmpty();
  }

  @Test
  void normalRepeatAvoidsWarning() {
    Recording.Row[] rows = {row(0, 130, 80), row(20, 162, 80), row(24, 138, 80)};

    assertThat(judged(Way.STANDARD, rows).flags()).isEqualTo(Map.of("pressure-high", ADVISORY));
    assertThat(judged(Way.PLAIN, rows).flags()).isEqualTo(Map.of("systolic-high", WARNING));
  }

  @Test
  void flagsAreCountedBySeverityAndRule() {
    Judged session = judged(Way.PLAIN, row(0, 165, 92));

    assertThat(session.count(ADVISORY, false)).isEqualTo(2);
    assertThat(session.count(WARNING, false)).isEqualTo(1);
    assertThat(session.isFlaggedBy("diastolic-high", ADVISORY, false)).isTrue();
    assertThat(session.isFlaggedBy("diastolic-high", WARNING, false)).isFalse();
    assertThat(session.isFlaggedOnlyBy("systolic-high", WARNING, false)).isTrue();
    assertThat(session.isFlaggedOnlyBy("systolic-high", ADVISORY, false)).isFalse();
    assertThat(session.isFlaggedBy("spo2-low", ADVISORY, false)).isFalse();
  }

  @Test
  void protocolsAreComparedOnSameSessions() {
    Map<String, String> notSafe = Map.of(Recording.SAFE, "No, based on something");
    Map<String, String> safe = Map.of(Recording.SAFE, "Yes, no problems");
    List<RecordedSession> sessions =
        Stream.of(
                recording(notSafe, row(0, 165, 80)),
                recording(notSafe, row(0, 120, 80)),
                recording(safe, row(0, 130, 80), row(20, 162, 80), row(24, 138, 80)),
                recording(safe, row(0, 120, 80), row(61, 165, 80)))
            .map(RecordedSession::of)
            .toList();
    List<Way> ways = Way.compared();
    EvaluatedSession plain = EvaluatedSession.of(sessions, ways.getFirst());
    EvaluatedSession standard = EvaluatedSession.of(sessions, ways.getLast());

    assertThat(plain.against(TrialVerdict.NOT_SAFE, WARNING)).isEqualTo(new Confusion(1, 1, 1, 1));
    assertThat(standard.against(TrialVerdict.NOT_SAFE, WARNING))
        .isEqualTo(new Confusion(1, 1, 0, 2));
    assertThat(standard.beside(plain, TrialVerdict.NOT_SAFE, WARNING))
        .isEqualTo(Trade.FEWER_FLAGS_NOTHING_LOST);
    assertThat(plain.beside(standard, TrialVerdict.NOT_SAFE, WARNING))
        .isEqualTo(Trade.MORE_FLAGS_NOTHING_GAINED);
    assertThat(plain.flagged(WARNING)).isEqualTo(new Proportion(3, 4));
    assertThat(plain.hours()).isCloseTo(85 / 60.0, within(1e-9));
  }

  @Test
  void reportNamesResults() {
    Map<String, String> safe = Map.of(Recording.SAFE, "Yes, no problems");
    List<Way> ways = Way.compared();
    List<RecordedSession> sessions =
        List.of(
            RecordedSession.of(
                recording(safe, row(0, 130, 80), row(20, 162, 80), row(24, 138, 80))));
    ComparisonTrial.DataSet set =
        new ComparisonTrial.DataSet(
            "made up",
            "nowhere",
            sessions,
            0,
            0,
            ways.stream().map(way -> EvaluatedSession.of(sessions, way)).toList());

    assertThat(new ComparisonReport(List.of(set)).text())
        .contains("than `plain-thresholds` in 3 of 9 comparisons")
        .contains("than `news2-alone` in none of 9 comparisons")
        .contains("Most false flags: `systolic-high` (1 of 1 safe sessions)");
  }

  private static Judged judged(String way, Recording.Row... rows) {
    Way named =
        Way.compared().stream().filter(each -> each.name().equals(way)).findFirst().orElseThrow();
    return Judged.of(RecordedSession.of(recording(Map.of(), rows)), named);
  }

  private static Recording recording(Map<String, String> verdict, Recording.Row... rows) {
    return new Recording("made up", new ArrayList<>(List.of(rows)), 0, verdict);
  }

  private static Recording.Row row(int minute, int systolic, int diastolic) {
    return new Recording.Row(
        minute,
        Map.of(
            "systolic", BigDecimal.valueOf(systolic), "diastolic", BigDecimal.valueOf(diastolic)));
  }
}
