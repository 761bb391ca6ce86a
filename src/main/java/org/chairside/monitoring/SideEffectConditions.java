package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions about side effects. */
final class SideEffectConditions {

  private SideEffectConditions() {}

  /** A side effect that triggers is judged alone; a reading looks at all that had begun by then. */
  static Verdict sideEffect(Snapshot snapshot, SideEffect effect) {
    return holds(meeting(snapshot, effect), said -> after(said, effect));
  }

  /** The side effects that meet it. */
  static List<SideEffectSpan> meeting(Snapshot snapshot, SideEffect effect) {
    return begun(snapshot).stream()
        .filter(sideEffect -> meets(snapshot, sideEffect, effect))
        .toList();
  }

  static Verdict present(Snapshot snapshot, List<SideEffectType> types) {
    return holds(presentOf(snapshot, types), UnaryOperator.identity());
  }

  /** The side effects of these types that are present. */
  static List<SideEffectSpan> presentOf(Snapshot snapshot, List<SideEffectType> types) {
    return snapshot.context().timeline().sideEffects().stream()
        .filter(sideEffect -> types.contains(sideEffect.type()) && lasts(snapshot, sideEffect))
        .toList();
  }

  /** As of now, a side effect known to be resolved is over, whatever the clocks say. */
  private static boolean lasts(Snapshot snapshot, SideEffectSpan sideEffect) {
    return snapshot.lastKnown()
        ? sideEffect.resolvedAt() == null
        : sideEffect.lastsAt(snapshot.at());
  }

  private static List<SideEffectSpan> begun(Snapshot snapshot) {
    SideEffectSpan own = snapshot.sideEffect();
    return own != null
        ? List.of(own)
        : snapshot.context().timeline().sideEffects().stream()
            .filter(
                sideEffect -> snapshot.lastKnown() || !sideEffect.onsetAt().isAfter(snapshot.at()))
            .toList();
  }

  private static boolean meets(Snapshot snapshot, SideEffectSpan sideEffect, SideEffect effect) {
    if (!effect.types().contains(sideEffect.type())
        || sideEffect.severity().compareTo(effect.severity()) < 0
        || (snapshot.lastKnown() && !lasts(snapshot, sideEffect))) {
      return false;
    }
    Integer lasting = effect.lastingMinutes();
    if (lasting != null && !lasted(snapshot, sideEffect, after(sideEffect.onsetAt(), lasting))) {
      return false;
    }
    Integer afterEnd = effect.minutesAfterEnd();
    Instant ended = snapshot.infusion().endedAt();
    return afterEnd == null
        || (ended != null && lasted(snapshot, sideEffect, after(ended, afterEnd)));
  }

  /** Whether it was present at that instant or later; unknown once the patient has left. */
  private static boolean lasted(Snapshot snapshot, SideEffectSpan sideEffect, Instant until) {
    Instant resolved = sideEffect.resolvedAt();
    Instant left = left(snapshot.infusion());
    boolean overBefore = resolved != null && resolved.isBefore(until);
    boolean goneBefore = left != null && left.isBefore(until);
    return !overBefore && !goneBefore && snapshot.context().reached(until);
  }

  private static @Nullable Instant left(InfusionCourse infusion) {
    return infusion.dischargedAt() != null ? infusion.dischargedAt() : infusion.cancelledAt();
  }

  private static Instant after(Instant instant, int minutes) {
    return instant.plus(Duration.ofMinutes(minutes));
  }

  private static Verdict holds(List<SideEffectSpan> sideEffects, UnaryOperator<Message> after) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<Message> clauses = new ArrayList<>();
    for (SideEffectSpan sideEffect : sideEffects) {
      evidence.add(sideEffect.id());
      clauses.add(
          after.apply(
              MONITORING.gradedSideEffect(
                  sideEffect.severity().message(), sideEffect.type().message())));
    }
    return evidence.isEmpty() ? NO : new Met(evidence, clauses);
  }

  private static Message after(Message said, SideEffect effect) {
    Integer lasting = effect.lastingMinutes();
    Message lasted =
        lasting == null ? said : MONITORING.lasting(said, RulePhrases.minutes(lasting));
    Integer afterEnd = effect.minutesAfterEnd();
    return afterEnd == null
        ? lasted
        : MONITORING.notResolved(lasted, RulePhrases.minutes(afterEnd));
  }
}
