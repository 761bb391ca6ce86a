package org.chairside.flag;

import java.time.Instant;
import java.util.UUID;
import org.chairside.vocabulary.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a flag rests on.
 *
 * @param kind whether it is something charted or something that was due
 * @param id the observation, side effect or outcome; null for what was due
 * @param at when it was taken, began or was due
 * @param severity how urgent the rule found it
 */
public record Evidence(EvidenceKind kind, @Nullable UUID id, Instant at, Severity severity) {

  /** Where to look the evidence up. */
  @Schema(name = "Kind1")
  public enum EvidenceKind {
    OBSERVATION,
    SIDE_EFFECT,
    /** An instrument that was filled in. */
    OUTCOME,
    /** Time itself: a set that was due, an infusion that should have ended. */
    DUE
  }

  /** Whether it is the same thing, however urgent it was found. */
  boolean isSameAs(Evidence other) {
    return id == null ? other.id == null && at.equals(other.at) : id.equals(other.id);
  }
}
