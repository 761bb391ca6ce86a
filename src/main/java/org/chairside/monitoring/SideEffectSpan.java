package org.chairside.monitoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/**
 * One side effect from its onset to its resolution.
 *
 * @param id the side effect
 * @param type what it is
 * @param severity the worst it was
 * @param onsetAt when it began
 * @param resolvedAt when it was over; null while it lasts
 */
public record SideEffectSpan(
    UUID id,
    SideEffectType type,
    SideEffectSeverity severity,
    Instant onsetAt,
    @Nullable Instant resolvedAt) {

  static final Comparator<SideEffectSpan> BY_TIME =
      Comparator.comparing(SideEffectSpan::onsetAt).thenComparing(SideEffectSpan::id);

  /** What had happened of it by that instant. */
  SideEffectSpan until(Instant at) {
    boolean over = resolvedAt != null && !resolvedAt.isAfter(at);
    return over ? this : new SideEffectSpan(id, type, severity, onsetAt, null);
  }

  /** Whether it is present at that instant; if resolved exactly then, it is over. */
  boolean lastsAt(Instant at) {
    return !onsetAt.isAfter(at) && (resolvedAt == null || resolvedAt.isAfter(at));
  }
}
