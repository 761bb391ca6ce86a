package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether a level that asks for a repeat holds.
 *
 * @param holds no repeat asked for, one that confirms, or none taken in time
 * @param evidence the reading that confirms
 * @param words what the sentence says of it
 * @param repeatBy until when a repeat is waited for; null if none is
 */
record Confirmation(boolean holds, Set<UUID> evidence, String words, @Nullable Instant repeatBy) {

  private static final Confirmation NOT_ASKED = new Confirmation(true, Set.of(), "", null);
  private static final Confirmation REFUTED = new Confirmation(false, Set.of(), "", null);

  static Confirmation of(Level level, Scene scene) {
    Confirm confirm = level.confirm();
    if (confirm == null) {
      return NOT_ASKED;
    }
    Duration window = Duration.ofMinutes(confirm.withinMinutes());
    Set<VitalSign> signs = Watched.of(level.condition()).signs();
    boolean refuted = false;
    for (Reading repeat : repeats(scene, window, signs)) {
      Scene there = Scene.of(scene.ground(), repeat);
      Outcome outcome = Judge.judge(level.condition(), there);
      if (outcome instanceof Holds holds && RuleReader.restsOnTrigger(holds, there)) {
        return by(repeat, scene, signs);
      }
      refuted |= outcome instanceof DoesNotHold && repeat.takenAt().isAfter(scene.at());
    }
    return refuted ? REFUTED : unrepeated(scene, window);
  }

  /**
   * Taken at another instant, no further away than the window, and with one of the signs in
   * question.
   */
  private static List<Reading> repeats(Scene scene, Duration window, Set<VitalSign> signs) {
    Instant at = scene.at();
    return scene.ground().between(at.minus(window), at.plus(window)).stream()
        .filter(other -> !other.takenAt().equals(at))
        .filter(other -> !Collections.disjoint(other.vitals().present(), signs))
        .toList();
  }

  /** What nobody looked at again is not refuted: when the time is up it holds. */
  private static Confirmation unrepeated(Scene scene, Duration window) {
    Instant until = scene.at().plus(window);
    String words = ", not repeated within " + Words.minutes(window.toMinutes());
    return scene.ground().reached(until)
        ? new Confirmation(true, Set.of(), words, null)
        : new Confirmation(false, Set.of(), "", until);
  }

  private static Confirmation by(Reading repeat, Scene scene, Set<VitalSign> signs) {
    Duration span = Duration.between(scene.at(), repeat.takenAt());
    String values =
        Words.list(
            signs.stream()
                .filter(repeat.vitals()::has)
                .map(sign -> Words.value(sign, repeat.vitals()))
                .toList(),
            "and");
    String words =
        span.isNegative()
            ? ", confirms %s %s before".formatted(values, Words.span(span))
            : ", confirmed by %s %s later".formatted(values, Words.span(span));
    return new Confirmation(true, Set.of(repeat.id()), words, null);
  }
}
