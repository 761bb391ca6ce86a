package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.observation.Consciousness;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Finds contradictions: conditions that can never hold, and bands with gaps. */
final class Contradictions {

  private Contradictions() {}

  /** Within one rule. */
  static List<ProtocolProblem> of(Rule rule) {
    List<ProtocolProblem> problems = new ArrayList<>();
    for (Level level : rule.levels()) {
      String where = "rules." + rule.code() + "." + level.severity();
      for (List<Condition> alternative : Alternatives.of(level.condition())) {
        Message why = neverTogether(alternative);
        if (why != null) {
          problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.neverHolds(why)));
        }
      }
      spans(level, where, problems);
    }
    return problems;
  }

  private static @Nullable Message neverTogether(List<Condition> all) {
    Map<VitalSign, BigDecimal> least = new EnumMap<>(VitalSign.class);
    Map<VitalSign, BigDecimal> most = new EnumMap<>(VitalSign.class);
    Set<Phase> phases = EnumSet.allOf(Phase.class);
    Set<Consciousness> states = EnumSet.allOf(Consciousness.class);
    int scales = 3;
    int from = 0;
    int until = Integer.MAX_VALUE;
    boolean started = false;
    for (Condition condition : all) {
      switch (condition) {
        case AtLeast(var sign, var value) -> least.merge(sign, value, BigDecimal::max);
        case AtMost(var sign, var value) -> most.merge(sign, value, BigDecimal::min);
        case PhaseIs(var phase) -> phases.retainAll(Set.of(phase));
        case ConsciousnessIs(var oneOf) -> states.retainAll(oneOf);
        case Spo2ScaleIs(var scale) -> scales &= scale;
        case MinutesSinceStart span -> {
          from = Math.max(from, span.from());
          until = Math.min(until, span.until());
          started = true;
        }
        case Rise rise -> started = true;
        case Fall fall -> started = true;
        case DeliveredDose dose -> started = true;
        default -> {}
      }
    }
    for (VitalSign sign : least.keySet()) {
      BigDecimal low = least.get(sign);
      BigDecimal high = most.get(sign);
      if (low != null && high != null && low.compareTo(high) > 0) {
        return PROTOCOL_PROBLEM.boundsCross(sign.message(), low, high);
      }
    }
    if (phases.isEmpty()) {
      return PROTOCOL_PROBLEM.onePhaseAtATime();
    }
    if (started && phases.equals(Set.of(Phase.BASELINE))) {
      return PROTOCOL_PROBLEM.nothingBeforeStart();
    }
    if (states.isEmpty()) {
      return PROTOCOL_PROBLEM.oneConsciousness();
    }
    if (scales == 0) {
      return PROTOCOL_PROBLEM.oneScale();
    }
    return from >= until ? PROTOCOL_PROBLEM.spansApart() : null;
  }

  /** Spans after the start that a level names one after the other have to join. */
  private static void spans(Level level, String where, List<ProtocolProblem> problems) {
    List<MinutesSinceStart> spans =
        Alternatives.of(level.condition()).stream()
            .flatMap(alternative -> common(alternative).stream())
            .distinct()
            .sorted(Comparator.comparingInt(MinutesSinceStart::from))
            .toList();
    for (int i = 1; i < spans.size(); i++) {
      int end = spans.get(i - 1).until();
      int start = spans.get(i).from();
      if (start > end) {
        problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.gapInSpans(end, start)));
      } else if (start < end) {
        problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.overlapInSpans(start, end)));
      }
    }
  }

  /** The span that an alternative names, if any. */
  private static Optional<MinutesSinceStart> common(List<Condition> alternative) {
    return alternative.stream()
        .filter(MinutesSinceStart.class::isInstance)
        .map(MinutesSinceStart.class::cast)
        .reduce(
            (a, b) ->
                new MinutesSinceStart(
                    Math.max(a.from(), b.from()), Math.min(a.until(), b.until())));
  }

  /** Between the rules of a protocol. */
  static List<ProtocolProblem> between(List<Rule> rules) {
    List<ProtocolProblem> problems = new ArrayList<>();
    consciousness(rules, problems);
    bands(rules, problems);
    return problems;
  }

  private static void consciousness(List<Rule> rules, List<ProtocolProblem> problems) {
    Set<Consciousness> covered = EnumSet.noneOf(Consciousness.class);
    rules.stream()
        .flatMap(rule -> rule.levels().stream())
        .flatMap(level -> RuleTriggers.leaves(level.condition()))
        .filter(ConsciousnessIs.class::isInstance)
        .forEach(leaf -> covered.addAll(((ConsciousnessIs) leaf).oneOf()));
    boolean lesser = false;
    for (Consciousness state : Consciousness.values()) {
      if (lesser && !covered.contains(state)) {
        problems.add(
            new ProtocolProblem("rules", PROTOCOL_PROBLEM.gapInConsciousness(state.message())));
      }
      lesser |= covered.contains(state);
    }
  }

  private record Bound(Rule rule, BigDecimal value) {}

  /** A value that is too high for one rule must not be too low for another. */
  private static void bands(List<Rule> rules, List<ProtocolProblem> problems) {
    Map<VitalSign, Bound> high = new HashMap<>();
    Map<VitalSign, Bound> low = new HashMap<>();
    for (Rule rule : rules) {
      for (Level level : rule.levels()) {
        if (Alternatives.areTooMany(level.condition())) {
          continue;
        }
        for (List<Condition> alternative : Alternatives.of(level.condition())) {
          if (alternative.size() == 1) {
            switch (alternative.getFirst()) {
              case AtLeast(var sign, var value) ->
                  high.merge(sign, new Bound(rule, value), (a, b) -> lower(a, b) ? a : b);
              case AtMost(var sign, var value) ->
                  low.merge(sign, new Bound(rule, value), (a, b) -> lower(a, b) ? b : a);
              default -> {}
            }
          }
        }
      }
    }
    high.forEach(
        (sign, from) -> {
          Bound until = low.get(sign);
          if (until != null && from.value().compareTo(until.value()) <= 0) {
            problems.add(
                new ProtocolProblem(
                    "rules." + from.rule().code(),
                    PROTOCOL_PROBLEM.bothRaised(
                        until.rule().code(), sign.message(), from.value(), until.value())));
          }
        });
  }

  private static boolean lower(Bound one, Bound other) {
    return one.value().compareTo(other.value()) <= 0;
  }
}
