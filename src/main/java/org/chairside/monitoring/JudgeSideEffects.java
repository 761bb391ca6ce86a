package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.observation.SideEffectType;
import org.jspecify.annotations.Nullable;

/** Answers conditions about side effects. */
final class JudgeSideEffects {

  private JudgeSideEffects() {}

  /** A side effect that triggers is judged alone; a reading looks at all that had begun by then. */
  static Outcome sideEffect(Scene scene, SideEffect effect) {
    return holds(begun(scene), episode -> meets(scene, episode, effect), after(effect));
  }

  static Outcome present(Scene scene, List<SideEffectType> types) {
    return holds(
        scene.ground().timeline().sideEffects(),
        episode -> types.contains(episode.type()) && lasts(scene, episode),
        "");
  }

  /** As things stand now, what is known to be resolved has gone, whatever the clocks say. */
  private static boolean lasts(Scene scene, Episode episode) {
    return scene.lastKnown() ? episode.resolvedAt() == null : episode.lastsAt(scene.at());
  }

  private static List<Episode> begun(Scene scene) {
    Episode own = scene.episode();
    return own != null
        ? List.of(own)
        : scene.ground().timeline().sideEffects().stream()
            .filter(episode -> scene.lastKnown() || !episode.onsetAt().isAfter(scene.at()))
            .toList();
  }

  private static boolean meets(Scene scene, Episode episode, SideEffect effect) {
    if (!effect.types().contains(episode.type())
        || episode.severity().compareTo(effect.severity()) < 0
        || (scene.lastKnown() && !lasts(scene, episode))) {
      return false;
    }
    Integer lasting = effect.lastingMinutes();
    if (lasting != null && !lasted(scene, episode, after(episode.onsetAt(), lasting))) {
      return false;
    }
    Integer afterEnd = effect.minutesAfterEnd();
    Instant ended = scene.run().endedAt();
    return afterEnd == null || (ended != null && lasted(scene, episode, after(ended, afterEnd)));
  }

  /** Whether it was there at that instant or later; once the patient has gone nobody can tell. */
  private static boolean lasted(Scene scene, Episode episode, Instant until) {
    Instant resolved = episode.resolvedAt();
    Instant left = left(scene.run());
    boolean overBefore = resolved != null && resolved.isBefore(until);
    boolean goneBefore = left != null && left.isBefore(until);
    return !overBefore && !goneBefore && scene.ground().reached(until);
  }

  private static @Nullable Instant left(Run run) {
    return run.dischargedAt() != null ? run.dischargedAt() : run.cancelledAt();
  }

  private static Instant after(Instant instant, int minutes) {
    return instant.plus(Duration.ofMinutes(minutes));
  }

  private static Outcome holds(List<Episode> episodes, Predicate<Episode> met, String after) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<String> clauses = new ArrayList<>();
    for (Episode episode : episodes) {
      if (met.test(episode)) {
        evidence.add(episode.id());
        clauses.add(episode.severity().words() + " " + episode.type().title() + after);
      }
    }
    return evidence.isEmpty() ? NO : new Holds(evidence, clauses);
  }

  private static String after(SideEffect effect) {
    StringBuilder after = new StringBuilder();
    Integer lasting = effect.lastingMinutes();
    if (lasting != null) {
      after.append(" lasting ").append(Words.minutes(lasting)).append(" or more");
    }
    Integer afterEnd = effect.minutesAfterEnd();
    if (afterEnd != null) {
      after.append(" not resolved ").append(Words.minutes(afterEnd)).append(" after the infusion");
    }
    return after.toString();
  }
}
