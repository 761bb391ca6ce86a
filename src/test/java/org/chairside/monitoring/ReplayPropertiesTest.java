package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.ReplayTest.chronicle;
import static org.chairside.monitoring.ReplayTest.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.junit.jupiter.api.Test;

/** What has to be so of a replay of any session. */
class ReplayPropertiesTest {

  private static final Monitor STANDARD = new Monitor(StandardProtocol.load());

  /**
   * What is found at the end had been flagged on the way, as urgently, and not before it was known.
   */
  @Test
  void stepByStepMissesNothingThatIsFoundAtTheEnd() {
    MonitorPropertiesTest.forAny(
        any -> {
          Timeline timeline = any.timeline();
          Chronicle chronicle = chronicle(timeline);
          Instant end = chronicle.changes().last();

          Replay replay = Replay.of(STANDARD, chronicle, end);

          assertThat(chronicle.knownAt(end)).isEqualTo(timeline);
          for (Finding finding : STANDARD.assess(timeline, end).findings()) {
            assertThat(replay.flags()).containsKey(finding.rule());
            ReplayedFlag flag = flag(replay, finding.rule());
            assertThat(flag.severity()).isGreaterThanOrEqualTo(finding.severity());
          }
          replay
              .flags()
              .values()
              .forEach(
                  flag ->
                      assertThat(chronicle.changes().first()).isBeforeOrEqualTo(flag.raisedAt()));
        });
  }

  @Test
  void theOrderOfTheRecordDoesNotMatter() {
    MonitorPropertiesTest.forAny(
        any -> {
          Chronicle chronicle = chronicle(any.timeline());
          Instant end = chronicle.changes().last().plus(Duration.ofHours(1));

          assertThat(Replay.of(STANDARD, shuffled(chronicle, any.random()), end))
              .isEqualTo(Replay.of(STANDARD, chronicle, end));
        });
  }

  private static Chronicle shuffled(Chronicle chronicle, Random random) {
    List<Noted<Reading>> readings = new ArrayList<>(chronicle.readings());
    List<Noted<Episode>> sideEffects = new ArrayList<>(chronicle.sideEffects());
    Collections.shuffle(readings, random);
    Collections.shuffle(sideEffects, random);
    return new Chronicle(chronicle.patient(), readings, sideEffects, chronicle.runs());
  }
}
