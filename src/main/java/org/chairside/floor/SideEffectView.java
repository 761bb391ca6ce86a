package org.chairside.floor;

import java.time.Instant;
import java.util.UUID;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffectSeverity;
import org.chairside.observation.SideEffectType;
import org.chairside.platform.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * A side effect as people see it.
 *
 * @param wording what CTCAE v5 says of this type at this grade, or null where it has no such grade
 * @param resolvedAt when it was over, or null while it lasts
 */
public record SideEffectView(
    UUID id,
    SideEffectType type,
    String title,
    SideEffectSeverity severity,
    int grade,
    @Nullable String wording,
    Instant onsetAt,
    @Nullable Instant resolvedAt,
    @Nullable Stamp resolutionRecorded,
    @Nullable String action,
    @Nullable String note,
    Instant createdAt,
    @Nullable UUID createdBy) {

  static SideEffectView of(SideEffect effect) {
    return new SideEffectView(
        effect.id(),
        effect.type(),
        effect.type().title(),
        effect.severity(),
        effect.severity().grade(),
        effect.type().wording(effect.severity()),
        effect.onsetAt(),
        effect.resolvedAt(),
        effect.resolutionRecorded(),
        effect.action(),
        effect.note(),
        effect.createdAt(),
        effect.createdBy());
  }
}
