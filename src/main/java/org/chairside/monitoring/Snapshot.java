package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * A session at one instant: what triggered the evaluation, and what was known then.
 *
 * @param context what all looks at this session share
 * @param at the instant it is judged at
 * @param own the index of the reading that triggered it; -1 if none did
 * @param latest the index of the latest reading that it can have seen; -1 if there is none
 * @param sideEffect the side effect that triggered it
 * @param lastKnown true to judge by the last known value of each sign however old, false to let a
 *     value complete a later set only while it is fresh
 */
record Snapshot(
    EvaluationContext context,
    Instant at,
    int own,
    int latest,
    @Nullable SideEffectSpan sideEffect,
    boolean lastKnown) {

  private static final int NONE = -1;

  /** The reading with that index. */
  static Snapshot of(EvaluationContext context, int index) {
    return new Snapshot(context, context.reading(index).takenAt(), index, index, null, false);
  }

  static Snapshot of(EvaluationContext context, SideEffectSpan sideEffect) {
    Instant onset = sideEffect.onsetAt();
    return new Snapshot(context, onset, NONE, context.lastUntil(onset), sideEffect, false);
  }

  static Snapshot now(EvaluationContext context) {
    return new Snapshot(context, context.now(), NONE, context.size() - 1, null, true);
  }

  /** The same trigger as of now. */
  Snapshot asOfNow() {
    return new Snapshot(context, context.now(), NONE, context.size() - 1, sideEffect, true);
  }

  /** The reading that triggered it. */
  @Nullable Reading reading() {
    return own == NONE ? null : context.reading(own);
  }

  /** The id of what triggered it; null where only time did. */
  @Nullable UUID triggerId() {
    if (own != NONE) {
      return context.reading(own).id();
    }
    return sideEffect == null ? null : sideEffect.id();
  }

  InfusionCourse infusion() {
    return context.timeline().infusion();
  }

  /** The reading that gives this sign here; null if none does. */
  @Nullable Reading source(VitalSign sign) {
    int index = context.latestWith(sign, latest);
    if (index == NONE) {
      return null;
    }
    Reading source = context.reading(index);
    return index == own || lastKnown || isFresh(source) ? source : null;
  }

  private boolean isFresh(Reading reading) {
    Duration freshness = Duration.ofMinutes(context.protocol().freshnessMinutes());
    return !reading.takenAt().isBefore(at.minus(freshness));
  }

  News2Score news2() {
    return own == NONE ? workOutNews2() : context.news2(own);
  }

  News2Score workOutNews2() {
    Map<VitalSign, Reading> sources = new EnumMap<>(VitalSign.class);
    for (VitalSign part : News2.PARTS) {
      Reading source = source(part);
      if (source != null) {
        sources.put(part, source);
      }
    }
    return News2.from(sources, reading(), context.timeline().patient().spo2Scale());
  }
}
