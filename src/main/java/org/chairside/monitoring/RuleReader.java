package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule in one scene of a session after the other: its most urgent level that holds
 * becomes the finding.
 */
final class RuleReader {

  private final PreparedRule rule;
  private final List<ThresholdOverride> overrides;
  private final Map<List<ThresholdOverride>, PreparedRule> overridden = new HashMap<>();
  private final Map<Severity, Boolean> stillHolds = new EnumMap<>(Severity.class);
  private boolean isSettled;

  RuleReader(PreparedRule rule, Ground ground) {
    this.rule = rule;
    List<ThresholdOverride> all = ground.timeline().patient().overrides();
    this.overrides =
        all.isEmpty()
            ? all
            : all.stream().filter(override -> override.rule().equals(rule.rule().code())).toList();
  }

  String code() {
    return rule.rule().code();
  }

  PreparedRule rule() {
    return rule;
  }

  Watched watched() {
    return rule.watched();
  }

  boolean isTriggeredBy(int present) {
    return rule.watchesAnyOf(present);
  }

  /** The levels as they stand for this patient at that instant, the most urgent first. */
  List<PreparedLevel> levelsAt(Instant at) {
    if (overrides.isEmpty()) {
      return rule.mostUrgentFirst();
    }
    List<ThresholdOverride> inForce =
        overrides.stream().filter(override -> override.isInForce(at)).toList();
    return overridden.computeIfAbsent(inForce, rule::with).mostUrgentFirst();
  }

  Optional<Finding> read(Scene scene) {
    return readAsOf(scene.at(), scene);
  }

  /** Whether time alone cannot change what was last read, except whether it still holds. */
  boolean isSettled() {
    return isSettled;
  }

  /** A finding of this rule as an earlier look left it, by what holds now. */
  Finding again(Finding earlier, Scene scene) {
    boolean holds = stillHolds(earlier.severity(), scene);
    return holds == earlier.stillHolds()
        ? earlier
        : new Finding(
            earlier.rule(),
            earlier.severity(),
            earlier.at(),
            earlier.evidence(),
            earlier.sentence(),
            holds,
            earlier.repeatBy());
  }

  /** The finding of a scene, dated {@code at}. */
  Optional<Finding> readAsOf(Instant at, Scene scene) {
    int waits = scene.ground().waits();
    isSettled = true;
    Instant repeatBy = null;
    for (PreparedLevel level : levelsAt(scene.at())) {
      if (!(Judge.judge(level.level().condition(), scene) instanceof Holds holds)
          || !restsOnTrigger(holds, scene)) {
        continue;
      }
      Confirmation confirmation = Confirmation.of(level, scene);
      isSettled = scene.ground().waits() == waits;
      if (confirmation.holds()) {
        return Optional.of(finding(level, at, scene, holds, confirmation, repeatBy));
      }
      if (confirmation.repeatBy() != null) {
        repeatBy = confirmation.repeatBy();
      }
    }
    isSettled = scene.ground().waits() == waits;
    return Optional.empty();
  }

  /** What an earlier reading brought is that reading's finding, not this one's. */
  static boolean restsOnTrigger(Holds holds, Scene scene) {
    UUID trigger = scene.trigger();
    return trigger == null || holds.evidence().contains(trigger);
  }

  private Finding finding(
      PreparedLevel level,
      Instant at,
      Scene scene,
      Holds holds,
      Confirmation confirmation,
      @Nullable Instant repeatBy) {
    Set<UUID> evidence = new LinkedHashSet<>();
    UUID trigger = scene.trigger();
    if (trigger != null) {
      evidence.add(trigger);
    }
    evidence.addAll(holds.evidence());
    evidence.addAll(confirmation.evidence());
    String sentence = String.join(", ", holds.clauses()) + confirmation.words();
    if (level.holdsByOwnLimit(scene)) {
      sentence += ", by a limit set for this patient";
    }
    if (repeatBy != null) {
      sentence += "; repeat within " + Words.span(Duration.between(scene.at(), repeatBy));
    }
    Severity severity = level.level().severity();
    return new Finding(
        code(),
        severity,
        at,
        new ArrayList<>(evidence),
        sentence,
        stillHolds(severity, scene),
        repeatBy);
  }

  /** Unknown does not clear a finding: only a value that no longer meets the level does. */
  private boolean stillHolds(Severity severity, Scene scene) {
    Scene now = scene.asOfNow();
    return scene.episode() != null
        ? workOut(severity, now)
        : stillHolds.computeIfAbsent(severity, each -> workOut(each, now));
  }

  private boolean workOut(Severity severity, Scene now) {
    for (ThresholdOverride override : overrides) {
      now.ground().reached(override.from());
      now.ground().reached(override.until());
    }
    for (PreparedLevel level : levelsAt(now.at())) {
      if (level.level().severity().compareTo(severity) >= 0
          && !(Judge.judge(level.level().condition(), now) instanceof DoesNotHold)) {
        return true;
      }
    }
    return false;
  }
}
