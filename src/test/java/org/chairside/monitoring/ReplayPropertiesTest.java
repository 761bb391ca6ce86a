package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.ReplayTest.flag;
import static org.chairside.monitoring.ReplayTest.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.junit.jupiter.api.Test;

/** Properties of a replay of any session. */
class ReplayPropertiesTest {

  private static final ProtocolEvaluator STANDARD = new ProtocolEvaluator(StandardProtocol.load());

  /**
   * What is found at the end had been flagged on the way, as urgently, and not before it was known.
   */
  @Test
  void replayMissesNoFinalFinding() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any -> {
          Timeline timeline = any.timeline();
          ChartHistory history = history(timeline);
          Instant end = history.changes().last();

          Replay replay = Replay.of(STANDARD, history, end);

          assertThat(history.knownAt(end)).isEqualTo(timeline);
          List<Finding> findings = STANDARD.assess(timeline, end).findings();
          Yielding yielding = Yielding.of(STANDARD.protocol(), findings);
          for (Finding finding : findings) {
            Finding leading = yielding.leading(finding);
            for (FlagKey key : keys(leading == null ? finding : leading)) {
              ReplayedFlag flag = flag(replay, key.toString());
              assertThat(flag.severity()).isGreaterThanOrEqualTo(finding.severity());
            }
          }
          replay
              .flags()
              .values()
              .forEach(
                  flag -> assertThat(history.changes().first()).isBeforeOrEqualTo(flag.raisedAt()));
        });
  }

  @Test
  void orderOfRecordDoesNotMatter() {
    ProtocolEvaluatorPropertiesTest.forAny(
        any -> {
          ChartHistory history = history(any.timeline());
          Instant end = history.changes().last().plus(Duration.ofHours(1));

          assertThat(Replay.of(STANDARD, shuffled(history, any.random()), end))
              .isEqualTo(Replay.of(STANDARD, history, end));
        });
  }

  private static List<FlagKey> keys(Finding finding) {
    return STANDARD.protocol().rules().stream()
        .filter(rule -> rule.code().equals(finding.rule()))
        .flatMap(rule -> FlagKey.of(rule, finding).stream())
        .toList();
  }

  private static ChartHistory shuffled(ChartHistory history, Random random) {
    List<Revision<Reading>> readings = new ArrayList<>(history.readings());
    List<Revision<SideEffectSpan>> sideEffects = new ArrayList<>(history.sideEffects());
    Collections.shuffle(readings, random);
    Collections.shuffle(sideEffects, random);
    return new ChartHistory(history.patient(), readings, sideEffects, history.infusions());
  }
}
