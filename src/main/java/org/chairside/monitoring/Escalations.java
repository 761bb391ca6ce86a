package org.chairside.monitoring;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The due escalation steps of an unresolved flag: each step of its severity once, this long after
 * the flag opened. Once the flag is acknowledged only the steps that outlast that are due, and at
 * once: nothing else reminds anybody of it now. A flag that a clinician acknowledged or resolved,
 * or whose patient has left, has none; the caller checks that.
 */
public final class Escalations {

  private Escalations() {}

  /**
   * A step that is due.
   *
   * @param position among the protocol's steps, from 0
   * @param at when it fell due
   */
  public record DueStep(int position, EscalationStep step, Instant at) {}

  /**
   * The steps due at {@code now} and not yet taken, in the order in which they fell due.
   *
   * @param steps the protocol's
   * @param severity the flag's
   * @param openSince when the flag was last opened
   * @param acknowledgedAt when somebody who is no clinician acknowledged it; null while it is open
   * @param taken the positions of the steps already taken since then
   */
  public static List<DueStep> due(
      List<EscalationStep> steps,
      Severity severity,
      Instant openSince,
      @Nullable Instant acknowledgedAt,
      Set<Integer> taken,
      Instant now) {
    return ahead(steps, severity, openSince, acknowledgedAt, taken)
        .filter(due -> !due.at().isAfter(now))
        .toList();
  }

  /** When the next step falls due that was not taken; null if there is none. */
  public static @Nullable Instant next(
      List<EscalationStep> steps,
      Severity severity,
      Instant openSince,
      @Nullable Instant acknowledgedAt,
      Set<Integer> taken) {
    return ahead(steps, severity, openSince, acknowledgedAt, taken)
        .findFirst()
        .map(DueStep::at)
        .orElse(null);
  }

  private static Stream<DueStep> ahead(
      List<EscalationStep> steps,
      Severity severity,
      Instant openSince,
      @Nullable Instant acknowledgedAt,
      Set<Integer> taken) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).severity() == severity && !taken.contains(i))
        .filter(i -> acknowledgedAt == null || steps.get(i).outlastsAcknowledgment())
        .mapToObj(i -> new DueStep(i, steps.get(i), dueAt(steps.get(i), openSince, acknowledgedAt)))
        .sorted(comparing(DueStep::at).thenComparingInt(DueStep::position));
  }

  private static Instant dueAt(
      EscalationStep step, Instant openSince, @Nullable Instant acknowledgedAt) {
    Instant unacknowledged = openSince.plus(Duration.ofMinutes(step.afterMinutes()));
    return acknowledgedAt == null || unacknowledged.isBefore(acknowledgedAt)
        ? unacknowledged
        : acknowledgedAt;
  }
}
