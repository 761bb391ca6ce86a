package org.chairside.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.FlagPlace;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.ReopenWhen;
import org.chairside.monitoring.Subject;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;

/** A flag that waits for a repeat, and one that findings of other rules join. */
class QuietAndJoinedFlagTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  private static final Instant LATER = START.plusSeconds(240);
  private static final ReopenWhen REOPENING =
      new ReopenWhen(
          true, Map.of("systolic", BigDecimal.TEN, "NEWS2", BigDecimal.TWO), "of the test");

  @Test
  void flagOfReadingToRepeatIsQuietUntilSomethingElseComes() {
    Flag flag = flag(basis(Severity.ADVISORY, "systolic", 165, true));
    assertThat(flag.isQuiet()).isTrue();

    assertThat(take(flag, basis(Severity.ADVISORY, "systolic", 166, true))).isFalse();
    assertThat(flag.isQuiet()).isTrue();

    assertThat(take(flag, basis(Severity.ADVISORY, "systolic", 142, false))).isTrue();
    assertThat(flag.isQuiet()).isFalse();
    assertThat(flag.openSince()).as("its escalation starts now").isEqualTo(LATER);
  }

  @Test
  void confirmedReadingIsToldWithoutWait() {
    Flag flag = flag(basis(Severity.ADVISORY, "systolic", 165, true));

    assertThat(take(flag, basis(Severity.WARNING, "systolic", 166, false))).isTrue();
    assertThat(flag.isQuiet()).isFalse();
    assertThat(flag.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void readingToRepeatNeverSilencesOpenFlag() {
    Flag flag = flag(basis(Severity.ADVISORY, "systolic", 142, false));

    take(flag, basis(Severity.ADVISORY, "systolic", 165, true));

    assertThat(flag.isQuiet()).isFalse();
  }

  @Test
  void acknowledgedFlagReopensOnceRepeatIsThere() {
    Flag flag = flag(basis(Severity.ADVISORY, "systolic", 142, false));
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(take(flag, basis(Severity.ADVISORY, "systolic", 165, true))).isFalse();
    assertThat(flag.status()).isEqualTo(FlagStatus.ACKNOWLEDGED);

    assertThat(take(flag, basis(Severity.ADVISORY, "systolic", 143, false))).isTrue();
    assertThat(flag.status()).isEqualTo(FlagStatus.OPEN);
  }

  @Test
  void joiningFindingReopensAcknowledgedFlagOnlyIfAsUrgentAndNew() {
    Flag flag = flag(basis(Severity.CRITICAL, "spo2", 90, false));
    assertThat(join(flag, basis(Severity.CRITICAL, "NEWS2", 7, false))).as("still open").isFalse();
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(join(flag, basis(Severity.WARNING, "NEWS2", 12, false))).isFalse();
    assertThat(join(flag, basis(Severity.CRITICAL, "NEWS2", 8, false))).isFalse();
    assertThat(flag.status()).isEqualTo(FlagStatus.ACKNOWLEDGED);
    assertThat(join(flag, basis(Severity.CRITICAL, "NEWS2", 9, false))).isTrue();
    assertThat(flag.status()).isEqualTo(FlagStatus.OPEN);
  }

  @Test
  void joiningKeepsWhatIsKnownOfTheSameReading() {
    UUID reading = UUID.randomUUID();
    Flag flag = flag(basis(reading, Severity.CRITICAL, "spo2", 90, false));

    join(flag, basis(reading, Severity.WARNING, "NEWS2", 6, false));

    assertThat(flag.evidence()).hasSize(1);
    assertThat(flag.evidence().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(flag.evidence().getFirst().about())
        .extracting(Subject::of)
        .containsExactly("spo2", "NEWS2");
  }

  private static boolean take(Flag flag, FlagBasis basis) {
    return flag.take(basis, REOPENING, LATER);
  }

  private static boolean join(Flag flag, FlagBasis basis) {
    return flag.join(basis, REOPENING, LATER);
  }

  private static Flag flag(FlagBasis basis) {
    return Flag.byRule(
        new FlagPlace(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
        new RuleVersion("a-rule", "a-protocol", 1),
        null,
        new Title("A rule", Map.of()),
        basis,
        START,
        START);
  }

  private static FlagBasis basis(Severity severity, String of, int value, boolean quiet) {
    return basis(UUID.randomUUID(), severity, of, value, quiet);
  }

  private static FlagBasis basis(
      UUID reading, Severity severity, String of, int value, boolean quiet) {
    Direction worse = of.equals("spo2") ? Direction.FALLING : Direction.RISING;
    Evidence evidence =
        new Evidence(
            Evidence.EvidenceKind.OBSERVATION,
            reading,
            START,
            severity,
            List.of(new Subject(of, BigDecimal.valueOf(value), worse)),
            null);
    return new FlagBasis(
        severity, Message.verbatim("found"), List.of(evidence), false, null, quiet);
  }
}
