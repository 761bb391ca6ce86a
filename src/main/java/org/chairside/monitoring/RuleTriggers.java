package org.chairside.monitoring;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2Incomplete;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;

/**
 * What can trigger a rule: only what carries one of these is judged by it.
 *
 * @param signs the vital signs its conditions look at
 * @param types the side effects its conditions look at
 * @param dueTimes whether a due set that is not taken triggers it
 * @param plannedEnd whether an infusion that does not end triggers it
 * @param doses the delivered doses its conditions look at; they trigger it where nothing else does
 */
record RuleTriggers(
    Set<VitalSign> signs,
    Set<SideEffectType> types,
    boolean dueTimes,
    boolean plannedEnd,
    List<DeliveredDose> doses) {

  static RuleTriggers of(Rule rule) {
    return of(rule.levels().stream().flatMap(level -> leaves(level.condition())).toList());
  }

  static RuleTriggers of(Condition condition) {
    return of(leaves(condition).toList());
  }

  private static RuleTriggers of(List<Condition> leaves) {
    Set<VitalSign> signs = EnumSet.noneOf(VitalSign.class);
    Set<SideEffectType> types = EnumSet.noneOf(SideEffectType.class);
    for (Condition leaf : leaves) {
      signs.addAll(signs(leaf));
      types.addAll(types(leaf));
    }
    return new RuleTriggers(
        signs,
        types,
        leaves.stream().anyMatch(VitalsOverdue.class::isInstance),
        leaves.stream().anyMatch(InfusionOverrun.class::isInstance),
        leaves.stream()
            .filter(DeliveredDose.class::isInstance)
            .map(DeliveredDose.class::cast)
            .toList());
  }

  /** Whether the dose by itself triggers it. */
  boolean isDoseAlone() {
    return !doses.isEmpty() && signs.isEmpty() && types.isEmpty() && !dueTimes && !plannedEnd;
  }

  /** The conditions that are not made of others. */
  static Stream<Condition> leaves(Condition condition) {
    return switch (condition) {
      case AllOf(var conditions) -> conditions.stream().flatMap(RuleTriggers::leaves);
      case AnyOf(var conditions) -> conditions.stream().flatMap(RuleTriggers::leaves);
      case Sustained(var inner, var readings, var minutes) -> leaves(inner);
      default -> Stream.of(condition);
    };
  }

  private static List<VitalSign> signs(Condition leaf) {
    return switch (leaf) {
      case AtLeast(var sign, var value) -> List.of(sign);
      case AtMost(var sign, var value) -> List.of(sign);
      case Rise(var sign, var by, var in) -> List.of(sign);
      case Fall(var sign, var by, var in) -> List.of(sign);
      case Trend trend -> List.of(trend.sign());
      case ConsciousnessIs(var oneOf) -> List.of(VitalSign.CONSCIOUSNESS);
      case News2AtLeast(var total) -> News2.PARTS;
      case News2SingleAtLeast(var points) -> News2.PARTS;
      case News2Incomplete() -> News2.PARTS;
      default -> List.of();
    };
  }

  private static List<SideEffectType> types(Condition leaf) {
    return switch (leaf) {
      case SideEffect effect -> effect.types();
      case SymptomPresent(var types) -> types;
      default -> List.of();
    };
  }
}
