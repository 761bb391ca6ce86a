package org.chairside.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;

/**
 * Properties of a flag under any findings in any order, tested on seeded random courses: nothing
 * that is new and as grave as the flag is ever silent.
 */
class FlagPropertiesTest {

  private static final FlagPlace PLACE =
      new FlagPlace(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  private static final ReopenWhen REOPENING =
      new ReopenWhen(true, Map.of("heartRate", BigDecimal.TEN), "somewhere");

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
    private final List<Subject> notSeen = new ArrayList<>();
    private final List<Subject> acknowledged = new ArrayList<>();
    private Severity gravest;

    Course(Random random) {
      this.random = random;
      FlagBasis first = basis(START);
      notSeen.addAll(first.evidence().getFirst().about());
      gravest = first.severity();
      flag =
          Flag.byRule(
              PLACE,
              new RuleVersion("a-rule", "a-protocol", 1),
              null,
              new Title("A rule", Map.of()),
              first,
              START,
              START);
    }

    void next(Instant now) {
      switch (random.nextInt(4)) {
        case 0 -> acknowledge(now);
        case 1 -> flag.note(random.nextBoolean(), true, null, now);
        default -> find(now);
      }
      assertThat(flag.severity()).isEqualTo(gravest);
      assertThat(flag.evidence().stream().map(Evidence::id).toList()).containsAll(seen);
      assertThat(flag.isResolved()).isFalse();
    }

    private void acknowledge(Instant now) {
      if (flag.status() == FlagStatus.OPEN) {
        flag.acknowledge(UUID.randomUUID(), now);
        acknowledged.addAll(notSeen);
        notSeen.clear();
      }
    }

    private void find(Instant now) {
      boolean isAcknowledged = flag.status() == FlagStatus.ACKNOWLEDGED;
      boolean cleared = flag.condition().clearedAt() != null;
      FlagBasis basis = basis(now);
      Evidence trigger = basis.evidence().getFirst();
      boolean graver = basis.severity().compareTo(gravest) > 0;
      boolean asGrave = basis.severity() == gravest;
      gravest = graver ? basis.severity() : gravest;

      boolean news = flag.take(basis, REOPENING, now);
      notSeen.addAll(trigger.about());

      boolean due = trigger.kind() == Evidence.EvidenceKind.DUE;
      if (graver || (isAcknowledged && (cleared || due || (asGrave && isNews(trigger))))) {
        assertThat(news).isTrue();
        assertThat(flag.status()).isEqualTo(FlagStatus.OPEN);
        assertThat(flag.reason()).isEqualTo(basis.reason());
        assertThat(flag.openSince()).isEqualTo(now);
        assertThat(flag.acknowledgement().acknowledgedAt()).isNull();
      } else {
        assertThat(flag.status())
            .isEqualTo(isAcknowledged ? FlagStatus.ACKNOWLEDGED : FlagStatus.OPEN);
      }
    }

    /** By the numbers themselves: another sign, a graver grade, or ten beats more than was seen. */
    private boolean isNews(Evidence trigger) {
      Subject found = trigger.about().getFirst();
      int number = number(found);
      int needed = found.of().equals("heartRate") ? 10 : 1;
      return acknowledged.stream()
          .filter(each -> each.of().equals(found.of()))
          .mapToInt(Course::number)
          .max()
          .stream()
          .allMatch(worst -> number - worst >= needed);
    }

    private static int number(Subject subject) {
      return subject.value() == null ? 0 : subject.value().intValueExact();
    }

    private FlagBasis basis(Instant at) {
      Severity severity = List.of(Severity.values()).get(random.nextInt(3));
      UUID id = random.nextInt(4) == 0 ? null : new UUID(random.nextLong(), random.nextLong());
      Evidence.EvidenceKind kind =
          id == null ? Evidence.EvidenceKind.DUE : Evidence.EvidenceKind.OBSERVATION;
      seen.add(id);
      return new FlagBasis(
          severity,
          Message.verbatim("found at " + at),
          List.of(
              new Evidence(
                  kind, id, at, severity, id == null ? List.of() : List.of(subject()), null)),
          false,
          null,
          false);
    }

    private Subject subject() {
      return switch (random.nextInt(3)) {
        case 0 -> subject("heartRate", 110 + random.nextInt(50));
        case 1 -> subject("VOMITING", 1 + random.nextInt(4));
        default -> subject("HALLUCINATION", 1 + random.nextInt(4));
      };
    }

    private static Subject subject(String of, int value) {
      return new Subject(of, BigDecimal.valueOf(value), Direction.RISING);
    }
  }

  @Test
  void acknowledgedHeartRateReopensWhenTenBeatsWorse() {
    Flag flag = flag("heartRate", 132);
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(flag.take(found("heartRate", 141), REOPENING, START)).isFalse();
    assertThat(flag.take(found("heartRate", 142), REOPENING, START)).isTrue();
    assertThat(flag.status()).isEqualTo(FlagStatus.OPEN);
  }

  @Test
  void slowClimbReopensByWhatWasAcknowledged() {
    Flag flag = flag("heartRate", 132);
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(flag.take(found("heartRate", 137), REOPENING, START)).isFalse();
    assertThat(flag.take(found("heartRate", 142), REOPENING, START)).isTrue();
  }

  @Test
  void anotherSideEffectReopensAcknowledgedFlag() {
    Flag flag = flag("HALLUCINATION", 3);
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(flag.take(found("VOMITING", 3), REOPENING, START)).isTrue();
  }

  @Test
  void evidenceOfOlderReleaseCountsAsUnseen() {
    Flag flag = flag(List.of());
    flag.acknowledge(UUID.randomUUID(), START);

    assertThat(flag.take(found("VOMITING", 3), REOPENING, START)).isTrue();
  }

  @Test
  void openFlagKeepsTimeSinceWhenItIsOpen() {
    Flag flag = flag("HALLUCINATION", 3);

    assertThat(flag.take(found("VOMITING", 3), REOPENING, START.plusSeconds(60))).isTrue();
    assertThat(flag.openSince()).isEqualTo(START);
  }

  @Test
  void withdrawnFlagEndsWithoutDecision() {
    Flag flag = flag("heartRate", 132);
    flag.note(false, false, null, START);

    assertThat(flag.isResolved()).isTrue();
    assertThat(flag.resolution().disposition()).isNull();
    assertThat(flag.reason().code()).isEqualTo("flag.withdrawn");
  }

  private static Flag flag(String of, int value) {
    return flag(found(of, value).evidence().getFirst().about());
  }

  private static Flag flag(List<Subject> about) {
    return Flag.byRule(
        PLACE,
        new RuleVersion("a-rule", "a-protocol", 1),
        null,
        new Title("A rule", Map.of()),
        basis(about),
        START,
        START);
  }

  private static FlagBasis found(String of, int value) {
    return basis(List.of(new Subject(of, BigDecimal.valueOf(value), Direction.RISING)));
  }

  private static FlagBasis basis(List<Subject> about) {
    return new FlagBasis(
        Severity.WARNING,
        Message.verbatim("found"),
        List.of(
            new Evidence(
                Evidence.EvidenceKind.OBSERVATION,
                UUID.randomUUID(),
                START,
                Severity.WARNING,
                about,
                null)),
        false,
        null,
        false);
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
