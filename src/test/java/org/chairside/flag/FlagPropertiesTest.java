package org.chairside.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.message.Message;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;

/**
 * Properties of a flag under any findings in any order, tested on seeded random courses:
 * acknowledging never hides a new finding.
 */
class FlagPropertiesTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  @Test
  void graverFindingReopensAcknowledgedFlag() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Course course = new Course(random);
      for (int step = 1; step < 30; step++) {
        course.next(START.plusSeconds(60L * step));
      }
    }
  }

  /** A flag and what was seen of it. */
  private static final class Course {

    private final Random random;
    private final Flag flag;
    private final List<UUID> seen = new ArrayList<>();
    private Severity gravest;

    Course(Random random) {
      this.random = random;
      FlagBasis first = ground(START);
      gravest = first.severity();
      flag =
          Flag.byRule(
              UUID.randomUUID(),
              UUID.randomUUID(),
              UUID.randomUUID(),
              new RuleVersion("a-rule", "a-protocol", 1),
              new Title("A rule", Map.of()),
              first,
              START,
              START);
    }

    void next(Instant now) {
      switch (random.nextInt(4)) {
        case 0 -> acknowledge(now);
        case 1 -> flag.note(random.nextBoolean(), true, now);
        default -> find(now);
      }
      assertThat(flag.severity()).isEqualTo(gravest);
      assertThat(flag.evidence().stream().map(Evidence::id).toList()).containsAll(seen);
      assertThat(flag.isResolved()).isFalse();
    }

    private void acknowledge(Instant now) {
      if (flag.status() == FlagStatus.OPEN) {
        flag.acknowledge(UUID.randomUUID(), now);
      }
    }

    private void find(Instant now) {
      boolean acknowledged = flag.status() == FlagStatus.ACKNOWLEDGED;
      boolean cleared = flag.condition().clearedAt() != null;
      FlagBasis basis = ground(now);
      boolean graver = basis.severity().compareTo(gravest) > 0;
      gravest = graver ? basis.severity() : gravest;

      boolean news = flag.take(basis, now);

      boolean due = basis.evidence().getFirst().kind() == Evidence.EvidenceKind.DUE;
      if (graver || (acknowledged && (cleared || due))) {
        assertThat(news).isTrue();
        assertThat(flag.status()).isEqualTo(FlagStatus.OPEN);
        assertThat(flag.reason()).isEqualTo(basis.reason());
        assertThat(flag.openSince()).isEqualTo(now);
        assertThat(flag.acknowledgement().acknowledgedAt()).isNull();
      } else {
        assertThat(flag.status())
            .isEqualTo(acknowledged ? FlagStatus.ACKNOWLEDGED : FlagStatus.OPEN);
      }
    }

    private FlagBasis ground(Instant at) {
      Severity severity = List.of(Severity.values()).get(random.nextInt(3));
      UUID id = random.nextInt(4) == 0 ? null : new UUID(random.nextLong(), random.nextLong());
      Evidence.EvidenceKind kind =
          id == null ? Evidence.EvidenceKind.DUE : Evidence.EvidenceKind.OBSERVATION;
      seen.add(id);
      return new FlagBasis(
          severity,
          Message.verbatim("found at " + at),
          List.of(new Evidence(kind, id, at, severity)),
          false,
          null);
    }
  }

  @Test
  void resolvedFlagStaysResolved() {
    Flag flag = new Course(new Random(1)).flag;
    flag.resolve(UUID.randomUUID(), Disposition.CONTINUE, null, START);

    assertThat(flag.isResolved()).isTrue();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> flag.acknowledge(UUID.randomUUID(), START))
        .hasMessage("flag.already");
  }
}
