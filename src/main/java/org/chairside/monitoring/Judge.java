package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2Incomplete;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.monitoring.Outcome.DoesNotHold;
import org.chairside.monitoring.Outcome.Holds;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.chairside.observation.VitalSign;

/**
 * Answers a condition in a scene. Total: it answers every condition in every scene and never
 * throws.
 */
final class Judge {

  private Judge() {}

  static Outcome judge(Condition condition, Scene scene) {
    return switch (condition) {
      case AtLeast(var sign, var value) -> JudgeVitals.atLeast(scene, sign, value);
      case AtMost(var sign, var value) ->
          JudgeVitals.compare(scene, sign, number -> number.compareTo(value) <= 0);
      case Rise(var sign, var by, var in) -> JudgeVitals.change(scene, sign, by, in, 1);
      case Fall(var sign, var by, var in) -> JudgeVitals.change(scene, sign, by, in, -1);
      case ConsciousnessIs(var oneOf) -> JudgeVitals.consciousness(scene, oneOf);
      case News2AtLeast(var total) -> JudgeNews2.total(scene, total);
      case News2SingleAtLeast(var points) -> JudgeNews2.single(scene, points);
      case News2Incomplete() -> JudgeNews2.incomplete(scene);
      case SideEffect effect -> JudgeSideEffects.sideEffect(scene, effect);
      case SymptomPresent(var types) -> JudgeSideEffects.present(scene, types);
      case PhaseIs(var phase) ->
          scene.run().phaseAt(scene.at()) == phase ? fact(phase.words()) : NO;
      case MinutesSinceStart span -> sinceStart(scene, span);
      case Spo2ScaleIs(var scale) ->
          scene.ground().timeline().patient().spo2Scale() == scale ? fact() : NO;
      case Sustained sustained -> JudgeCourse.sustained(scene, sustained);
      case Trend trend -> JudgeCourse.trend(scene, trend);
      case FirstSessions(var sessions) -> JudgeHistory.firstSessions(scene, sessions);
      case EarlierReaction reaction -> JudgeHistory.earlierReaction(scene, reaction);
      case DeliveredDose dose -> JudgeDose.delivered(scene, dose);
      case AllOf(var conditions) -> all(conditions, scene);
      case AnyOf(var conditions) -> any(conditions, scene);
      case VitalsOverdue(var minutes) -> overdue(scene, minutes);
      case InfusionOverrun(var minutes) -> overrun(scene, minutes);
    };
  }

  // What is known not to hold ends it: a fact of its own scene stays so, and what only has not come
  // yet has already asked to be looked at again.
  private static Outcome all(List<Condition> conditions, Scene scene) {
    List<Outcome> outcomes = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      Outcome outcome = judge(condition, scene);
      if (outcome instanceof DoesNotHold) {
        return NO;
      }
      outcomes.add(outcome);
    }
    return unknown(outcomes) ? notAssessed(outcomes) : union(outcomes);
  }

  private static Outcome any(List<Condition> conditions, Scene scene) {
    List<Outcome> outcomes = new ArrayList<>(conditions.size());
    boolean holds = false;
    for (Condition condition : conditions) {
      Outcome outcome = judge(condition, scene);
      if (!(outcome instanceof DoesNotHold)) {
        outcomes.add(outcome);
        holds |= outcome instanceof Holds;
      }
    }
    if (outcomes.isEmpty()) {
      return NO;
    }
    return holds ? union(outcomes) : notAssessed(outcomes);
  }

  private static boolean unknown(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotAssessed) {
        return true;
      }
    }
    return false;
  }

  private static Outcome notAssessed(List<Outcome> outcomes) {
    return new NotAssessed(
        outcomes.stream()
            .filter(NotAssessed.class::isInstance)
            .map(outcome -> ((NotAssessed) outcome).why())
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static Outcome union(List<Outcome> outcomes) {
    Set<UUID> evidence = new LinkedHashSet<>();
    Set<String> clauses = new LinkedHashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Holds holds) {
        evidence.addAll(holds.evidence());
        clauses.addAll(holds.clauses());
      }
    }
    return new Holds(evidence, new ArrayList<>(clauses));
  }

  /** Something that is so without evidence of its own. */
  static Outcome fact(String... clauses) {
    return new Holds(Set.of(), List.of(clauses));
  }

  private static Outcome sinceStart(Scene scene, MinutesSinceStart span) {
    Instant start = scene.run().startedAt();
    if (start == null || scene.at().isBefore(start)) {
      return NO;
    }
    Instant from = start.plus(Duration.ofMinutes(span.from()));
    Instant until = start.plus(Duration.ofMinutes(span.until()));
    if (scene.lastKnown()) {
      return scene.ground().reached(from) && !scene.ground().reached(until) ? within(span) : NO;
    }
    return !scene.at().isBefore(from) && scene.at().isBefore(until) ? within(span) : NO;
  }

  private static Outcome within(MinutesSinceStart span) {
    return fact("%d to %d minutes after the start".formatted(span.from(), span.until()));
  }

  private static Outcome overdue(Scene scene, int minutesBeyondGrace) {
    DueSet due = scene.ground().dueSet();
    if (due == null
        || !scene.ground().reached(due.overdueAt().plus(Duration.ofMinutes(minutesBeyondGrace)))) {
      return NO;
    }
    return fact("vital signs overdue: " + Words.signs(due.signs()));
  }

  private static Outcome overrun(Scene scene, int minutesBeyondGrace) {
    Run run = scene.run();
    Instant end = run.plannedEnd();
    if (run.phase() != Phase.INFUSION || end == null) {
      return NO;
    }
    int grace = scene.ground().protocol().overrunGraceMinutes() + minutesBeyondGrace;
    return scene.ground().reached(end.plus(Duration.ofMinutes(grace)))
        ? fact("infusion not ended %s after its planned end".formatted(Words.minutes(grace)))
        : NO;
  }

  /** The clause of a value, with its age where it was carried from an earlier reading. */
  static String told(Scene scene, VitalSign sign, Reading source) {
    String value = Words.value(sign, source.vitals());
    boolean carried = !scene.lastKnown() && !source.equals(scene.reading());
    return carried
        ? value + " (" + Words.span(Duration.between(source.takenAt(), scene.at())) + " earlier)"
        : value;
  }

  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 0, RoundingMode.DOWN);
  }
}
