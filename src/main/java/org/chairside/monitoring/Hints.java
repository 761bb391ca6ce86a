package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;

/**
 * Looks for what a protocol leaves out or says twice. It may be meant so, and does not keep it from
 * being published: it is for the clinician who does.
 */
final class Hints {

  private final List<ProtocolProblem> hints = new ArrayList<>();
  private final Protocol protocol;

  private Hints(Protocol protocol) {
    this.protocol = protocol;
  }

  static List<ProtocolProblem> of(Protocol protocol) {
    Hints hints = new Hints(protocol);
    hints.phasesWithoutPlan();
    hints.signs();
    hints.baseline();
    hints.sideEffects();
    hints.time();
    hints.saidTwice();
    return List.copyOf(hints.hints);
  }

  private void phasesWithoutPlan() {
    for (Phase phase : Phase.values()) {
      if (!protocol.plans().containsKey(phase)) {
        hint("plans", PROTOCOL_PROBLEM.nothingDue(phase.message()));
      }
    }
  }

  private void signs() {
    Set<VitalSign> measured = EnumSet.noneOf(VitalSign.class);
    protocol.plans().values().forEach(plan -> measured.addAll(plan.required()));
    Set<VitalSign> watched = EnumSet.noneOf(VitalSign.class);
    for (Rule rule : protocol.rules()) {
      Set<VitalSign> signs = RuleTriggers.of(rule).signs();
      watched.addAll(signs);
      signs.stream()
          .filter(sign -> !measured.contains(sign))
          .forEach(
              sign -> hint("rules." + rule.code(), PROTOCOL_PROBLEM.notMeasured(sign.message())));
    }
    measured.stream()
        .filter(sign -> !watched.contains(sign))
        .forEach(sign -> hint("plans", PROTOCOL_PROBLEM.notWatched(sign.message())));
  }

  private void baseline() {
    for (Rule rule : protocol.rules()) {
      leaves(rule)
          .flatMap(
              leaf ->
                  switch (leaf) {
                    case Rise(var sign, var by, var in) -> Stream.of(sign);
                    case Fall(var sign, var by, var in) -> Stream.of(sign);
                    default -> Stream.empty();
                  })
          .distinct()
          .filter(sign -> !protocol.baseline().required().contains(sign))
          .forEach(
              sign ->
                  hint("rules." + rule.code(), PROTOCOL_PROBLEM.baselineWithout(sign.message())));
    }
  }

  private void sideEffects() {
    Set<SideEffectType> unwatched = EnumSet.allOf(SideEffectType.class);
    protocol.rules().forEach(rule -> unwatched.removeAll(RuleTriggers.of(rule).types()));
    if (!unwatched.isEmpty()) {
      hint("rules", PROTOCOL_PROBLEM.sideEffectsNotWatched(RulePhrases.and(unwatched)));
    }
  }

  private void time() {
    List<RuleTriggers> all = protocol.rules().stream().map(RuleTriggers::of).toList();
    if (all.stream().noneMatch(RuleTriggers::dueTimes)) {
      hint("rules", PROTOCOL_PROBLEM.missedSetSilent());
    }
    if (all.stream().noneMatch(RuleTriggers::plannedEnd)) {
      hint("rules", PROTOCOL_PROBLEM.overrunSilent());
    }
  }

  private void saidTwice() {
    Map<Condition, String> first = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (Rule rule : protocol.rules()) {
      for (Level level : rule.levels()) {
        String before = first.putIfAbsent(level.condition(), rule.code());
        if (before != null && told.add(before + rule.code())) {
          hint("rules." + rule.code(), PROTOCOL_PROBLEM.saidTwice(before));
        }
      }
    }
  }

  private static Stream<Condition> leaves(Rule rule) {
    return rule.levels().stream().flatMap(level -> RuleTriggers.leaves(level.condition()));
  }

  private void hint(String where, Message message) {
    hints.add(new ProtocolProblem(where, message));
  }
}
