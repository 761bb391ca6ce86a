package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.observation.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether a level that asks for a repeat holds.
 *
 * @param holds no repeat asked for, one that confirms, or none taken in time
 * @param evidence the readings that confirm
 * @param words what the sentence says of it
 * @param repeatBy until when a repeat is waited for; null if none is
 */
record Confirmation(boolean holds, Set<UUID> evidence, String words, @Nullable Instant repeatBy) {

  private static final Confirmation NOT_ASKED = new Confirmation(true, Set.of(), "", null);
  private static final Confirmation REFUTED = new Confirmation(false, Set.of(), "", null);

  static Confirmation of(PreparedLevel prepared, Scene scene) {
    Level level = prepared.level();
    Confirm confirm = level.confirm();
    if (confirm == null) {
      return NOT_ASKED;
    }
    Duration window = Duration.ofMinutes(confirm.withinMinutes());
    List<Reading> confirming = new ArrayList<>();
    boolean refuted = false;
    for (int repeat : repeats(scene, window, Signs.of(prepared.signs()))) {
      Scene there = Scene.of(scene.ground(), repeat);
      Outcome outcome = Judge.judge(level.condition(), there);
      if (outcome instanceof Holds holds && RuleReader.restsOnTrigger(holds, there)) {
        confirming.add(scene.ground().reading(repeat));
      }
      if (confirming.size() >= confirm.repeats()) {
        return by(confirming, scene, prepared.signs());
      }
      refuted |= outcome instanceof DoesNotHold && there.at().isAfter(scene.at());
    }
    return refuted ? REFUTED : unrepeated(scene, window);
  }

  /**
   * Taken at another instant, no further away than the window, and with one of the signs in
   * question.
   */
  private static List<Integer> repeats(Scene scene, Duration window, int signs) {
    Ground ground = scene.ground();
    Instant at = scene.at();
    int end = ground.lastUntil(at.plus(window));
    List<Integer> repeats = new ArrayList<>();
    for (int i = ground.firstFrom(at.minus(window)); i <= end; i++) {
      if ((ground.present(i) & signs) != 0 && !ground.reading(i).takenAt().equals(at)) {
        repeats.add(i);
      }
    }
    return repeats;
  }

  /** What nobody looked at again is not refuted: when the time is up it holds. */
  private static Confirmation unrepeated(Scene scene, Duration window) {
    Instant until = scene.at().plus(window);
    String words = ", not repeated within " + Words.minutes(window.toMinutes());
    return scene.ground().reached(until)
        ? new Confirmation(true, Set.of(), words, null)
        : new Confirmation(false, Set.of(), "", until);
  }

  private static Confirmation by(List<Reading> confirming, Scene scene, Set<VitalSign> signs) {
    Set<UUID> evidence = new LinkedHashSet<>();
    StringBuilder words = new StringBuilder();
    for (Reading repeat : confirming) {
      evidence.add(repeat.id());
      words.append(words(repeat, Duration.between(scene.at(), repeat.takenAt()), signs));
    }
    return new Confirmation(true, evidence, words.toString(), null);
  }

  private static String words(Reading repeat, Duration span, Set<VitalSign> signs) {
    String values =
        Words.list(
            signs.stream()
                .filter(repeat.vitals()::has)
                .map(sign -> Words.value(sign, repeat.vitals()))
                .toList(),
            "and");
    return span.isNegative()
        ? ", confirms %s %s before".formatted(values, Words.span(span))
        : ", confirmed by %s %s later".formatted(values, Words.span(span));
  }
}
