package org.chairside.flag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.monitoring.ReopenWhen;
import org.chairside.monitoring.Subject;
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
 * @param about the signs with their numbers or the side effect with its grade that the rule found
 *     in it; empty for what only supports another, for what was due, and for what was found before
 *     that was kept
 * @param seenAt when somebody acknowledged the flag with this in it; null if nobody has
 */
public record Evidence(
    EvidenceKind kind,
    @Nullable UUID id,
    Instant at,
    Severity severity,
    List<Subject> about,
    @Nullable Instant seenAt) {

  public Evidence {
    // Rows of older releases have none.
    about = about == null ? List.of() : List.copyOf(about);
  }

  /** Evidence that nobody has seen yet, of which no number is known. */
  public Evidence(EvidenceKind kind, @Nullable UUID id, Instant at, Severity severity) {
    this(kind, id, at, severity, List.of(), null);
  }

  Evidence about(List<Subject> subjects) {
    return new Evidence(kind, id, at, severity, subjects, seenAt);
  }

  /** The other and what this says of the same thing besides. */
  Evidence joinedTo(Evidence other) {
    List<Subject> both = Stream.concat(other.about.stream(), about.stream()).distinct().toList();
    Severity graver = severity.compareTo(other.severity) > 0 ? severity : other.severity;
    return new Evidence(kind, id, at, graver, both, other.seenAt);
  }

  Evidence seen(Instant when) {
    return seenAt == null ? new Evidence(kind, id, at, severity, about, when) : this;
  }

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

  /** Whether it says all that the other says of the same thing. */
  boolean covers(Evidence other) {
    return isSameAs(other)
        && severity.compareTo(other.severity) >= 0
        && (about.isEmpty() || !ReopenWhen.ANYTHING_NEW.isNews(other.about, about));
  }

  /** The evidence with further evidence in place of what says less of the same thing. */
  static List<Evidence> added(List<Evidence> known, List<Evidence> further) {
    List<Evidence> all = new ArrayList<>(known);
    for (Evidence item : further) {
      if (all.stream().noneMatch(each -> each.covers(item))) {
        all.removeIf(item::isSameAs);
        all.add(item);
      }
    }
    return List.copyOf(all);
  }

  /** The evidence with further evidence beside what it says of the same thing. */
  static List<Evidence> joined(List<Evidence> known, List<Evidence> further) {
    List<Evidence> all = new ArrayList<>(known);
    for (Evidence item : further) {
      Evidence both =
          all.stream().filter(item::isSameAs).findFirst().map(item::joinedTo).orElse(item);
      all.removeIf(item::isSameAs);
      all.add(both);
    }
    return List.copyOf(all);
  }
}
