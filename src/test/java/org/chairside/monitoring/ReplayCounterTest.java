package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Chair.minute;
import static org.chairside.monitoring.Drafts.finding;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.rising;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** A score yields to the pressure in it: its finding joins that flag and seldom alarms again. */
class ReplayCounterTest {

  private static final Subject SYSTOLIC = rising(VitalSign.SYSTOLIC, 170);
  private static final Subject PULSE = rising(VitalSign.HEART_RATE, 131);

  private static final Protocol PROTOCOL =
      withRules(
          rule("pressure", new ReopenWhen(false, Map.of(), "somewhere"), List.of()),
          rule("score", ReopenWhen.ANYTHING_NEW, List.of("pressure")));

  private ReplayCounter counter = new ReplayCounter(PROTOCOL);

  private static Rule rule(String code, ReopenWhen reopen, List<String> yieldsTo) {
    return new Rule(
        code,
        "A rule",
        "Something",
        List.of(level(WARNING, systolic(160))),
        null,
        reopen,
        yieldsTo,
        List.of());
  }

  private ReplayedFlag flag(String key) {
    return Objects.requireNonNull(counter.flags().get(key), key);
  }

  private int alarms() {
    return flag("pressure").alarms();
  }

  private void note(int minute, Finding... findings) {
    counter.note(List.of(findings), minute(minute));
  }

  @Test
  void yieldingFindingRaisesNoFlag() {
    note(10, finding("pressure", WARNING, 10, SYSTOLIC), finding("score", WARNING, 10, PULSE));

    assertThat(counter.flags()).containsOnlyKeys("pressure");
    assertThat(alarms()).isEqualTo(1);
  }

  @Test
  void findingThatYieldsToNoneRaisesItsOwnFlag() {
    note(10, finding("pressure", WARNING, 10, SYSTOLIC), finding("score", CRITICAL, 10, PULSE));

    assertThat(counter.flags()).containsOnlyKeys("pressure", "score");
    assertThat(English.of(flag("score").sentence())).isEqualTo("score CRITICAL in minute 10");
  }

  @Test
  void joiningFindingAlarmsWhereItIsNews() {
    Finding first = finding("pressure", WARNING, 10, SYSTOLIC);
    Finding next = finding("pressure", WARNING, 20, SYSTOLIC);
    note(10, first);

    note(20, first, next);
    assertThat(alarms()).as("the same again").isEqualTo(1);
    note(21, first, next, finding("score", WARNING, 20, SYSTOLIC));
    assertThat(alarms()).as("the score has nothing else to say").isEqualTo(1);
    note(
        22, first, next, finding("score", WARNING, 20, SYSTOLIC), finding("pressure", WARNING, 22));
    note(
        23,
        first,
        next,
        finding("score", WARNING, 20, SYSTOLIC),
        finding("pressure", WARNING, 22),
        finding("score", WARNING, 22, PULSE));
    assertThat(alarms()).as("the pulse is news").isEqualTo(2);
  }

  @Test
  void joiningFindingAlarmsOnce() {
    Finding first = finding("pressure", WARNING, 10, SYSTOLIC);
    Finding joining = finding("score", WARNING, 10, PULSE);
    note(10, first);

    note(11, first, joining);
    assertThat(alarms()).isEqualTo(2);
    note(12, first, joining);
    assertThat(alarms()).as("it is known").isEqualTo(2);
  }

  @Test
  void whatAlarmedTogetherIsSeenTogether() {
    Finding first = finding("pressure", WARNING, 10, SYSTOLIC);
    Finding joining = finding("score", WARNING, 10, PULSE);
    note(10, first, joining);
    Finding next = finding("pressure", WARNING, 20, SYSTOLIC);

    note(20, first, joining, next);
    note(21, first, joining, next, finding("score", WARNING, 20, PULSE));
    assertThat(alarms()).isEqualTo(1);
  }

  @Test
  void lessUrgentNewsDoesNotAlarm() {
    Finding critical = finding("pressure", CRITICAL, 10, SYSTOLIC);
    note(10, critical);

    note(11, critical, finding("score", WARNING, 10, PULSE));
    assertThat(alarms()).isEqualTo(1);
    note(12, critical, finding("score", CRITICAL, 10, PULSE));
    assertThat(alarms()).as("as urgent as the flag").isEqualTo(2);
  }

  @Test
  void nothingJoiningAlarmsWhileFlagWaitsForItsRepeat() {
    counter =
        new ReplayCounter(
            new Protocol(
                "a-draft",
                1,
                "A draft",
                "To be approved",
                PROTOCOL.baseline(),
                PROTOCOL.plans(),
                15,
                10,
                PROTOCOL.checklist(),
                PROTOCOL.rules(),
                PROTOCOL.escalation(),
                PROTOCOL.discharge(),
                PROTOCOL.start(),
                PROTOCOL.dose(),
                new Interruptions(2, true, "somewhere"),
                Map.of()));
    Finding waiting = waiting("pressure", ADVISORY);
    note(10, waiting);

    note(11, waiting, finding("score", ADVISORY, 10, PULSE));
    assertThat(alarms()).isZero();
  }

  @Test
  void flagTellsWhenItReachedEachSeverity() {
    note(10, finding("pressure", WARNING, 10, SYSTOLIC));
    note(20, finding("pressure", WARNING, 10, SYSTOLIC), finding("pressure", CRITICAL, 20));

    assertThat(flag("pressure").reachedAt())
        .isEqualTo(Map.of(WARNING, minute(10), CRITICAL, minute(20)));
    assertThat(alarms()).isEqualTo(2);
  }

  private static Finding waiting(String rule, Severity severity) {
    return new Finding(
        rule,
        severity,
        minute(10),
        List.of(Chair.id(10)),
        Message.verbatim("repeat within 5 minutes"),
        true,
        minute(15),
        List.of(SYSTOLIC));
  }
}
