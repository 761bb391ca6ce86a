package org.chairside.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.message.Message;
import org.chairside.monitoring.Replay;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;
import org.chairside.whatif.Comparison.CriticalFlags;
import org.chairside.whatif.Comparison.FlagCount;
import org.chairside.whatif.Comparison.Load;
import org.chairside.whatif.Comparison.SessionCount;
import org.junit.jupiter.api.Test;

/** What many replays come to. */
class TallyTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  @Test
  void noReplaysGiveZeroLoad() {
    Load none = new Load(0, 0, 0, 0, 0, 0);

    assertThat(new Tally().comparison())
        .isEqualTo(
            new Comparison(
                0, 0, none, none, List.of(), new CriticalFlags(0, 0, 0, 0, 0), List.of(), 0));
  }

  @Test
  void mergedRuleLosesNoSession() {
    Tally tally = new Tally();
    tally.add(
        replay(60, flag("systolic", CRITICAL, 10, 1), flag("diastolic", CRITICAL, 20, 1)),
        replay(60, flag("pressure", CRITICAL, 10, 1)));
    tally.add(replay(60, flag("systolic", CRITICAL, 10, 1)), replay(60, flag("a", WARNING, 5, 1)));
    tally.add(replay(60), replay(60, flag("pressure", CRITICAL, 10, 1)));
    tally.add(
        replay(60, flag("systolic", CRITICAL, 10, 1)),
        replay(60, flag("pressure", CRITICAL, 12, 1)));

    Comparison comparison = tally.comparison();

    assertThat(comparison.critical()).isEqualTo(new CriticalFlags(0, 0, 0, 4, 3));
    assertThat(comparison.bySession())
        .containsExactly(
            new SessionCount(CRITICAL, 2, 1, 1, 1),
            new SessionCount(WARNING, 3, 1, 0, 1),
            new SessionCount(ADVISORY, 3, 1, 0, 1));
  }

  @Test
  void loadIsCountedBySessionHourAndWorstFlag() {
    Tally tally = new Tally();
    tally.add(
        replay(90, flag("a", WARNING, 10, 3), flag("b", ADVISORY, 5, 1)),
        replay(90, flag("b", CRITICAL, 5, 2)));
    tally.add(replay(30, flag("b", ADVISORY, 5, 1)), replay(30));
    tally.add(replay(0), replay(0));

    Comparison comparison = tally.comparison();

    assertThat(comparison.sessions()).isEqualTo(3);
    assertThat(comparison.sessionHours()).isEqualTo(2);
    assertThat(comparison.now()).isEqualTo(new Load(3, 5, 2.5, 2, 1, 0));
    assertThat(comparison.then()).isEqualTo(new Load(1, 2, 1, 1, 1, 1));
    assertThat(comparison.flags())
        .containsExactly(
            new FlagCount("a", WARNING, 1, 0),
            new FlagCount("b", ADVISORY, 2, 0),
            new FlagCount("b", CRITICAL, 0, 1));
    assertThat(comparison.differing()).isEqualTo(2);
  }

  @Test
  void criticalFlagsComeEarlierLaterOrNever() {
    Tally tally = new Tally();
    tally.add(replay(60, flag("a", CRITICAL, 10, 1)), replay(60, flag("a", CRITICAL, 10, 1)));
    tally.add(replay(60, flag("a", CRITICAL, 10, 1)), replay(60, flag("a", CRITICAL, 4, 1)));
    tally.add(replay(60, flag("a", CRITICAL, 10, 1)), replay(60, flag("a", CRITICAL, 11, 1)));
    tally.add(replay(60, flag("a", CRITICAL, 10, 1)), replay(60, flag("a", WARNING, 10, 1)));
    tally.add(replay(60, flag("a", CRITICAL, 10, 1)), replay(60));
    tally.add(replay(60), replay(60, flag("a", CRITICAL, 10, 1)));
    tally.add(replay(60, flag("a", WARNING, 10, 1)), replay(60, flag("a", WARNING, 10, 1)));

    assertThat(tally.comparison().critical()).isEqualTo(new CriticalFlags(1, 1, 1, 2, 1));
    assertThat(tally.comparison().differing()).isEqualTo(5);
  }

  private static Replay replay(int minutes, ReplayedFlag... flags) {
    return new Replay(
        Arrays.stream(flags).collect(Collectors.toMap(ReplayedFlag::rule, Function.identity())),
        Duration.ofMinutes(minutes));
  }

  private static ReplayedFlag flag(String rule, Severity severity, int minute, int alarms) {
    return new ReplayedFlag(
        rule,
        null,
        Map.of(severity, START.plusSeconds(60L * minute)),
        alarms,
        Message.verbatim("because"));
  }
}
