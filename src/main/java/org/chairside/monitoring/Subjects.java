package org.chairside.monitoring;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** What a condition that holds is about, without the parts of it that do not hold. */
final class Subjects {

  private final Snapshot snapshot;
  private final Set<Subject> found = new LinkedHashSet<>();

  private Subjects(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static List<Subject> of(Condition condition, Snapshot snapshot) {
    Subjects subjects = new Subjects(snapshot);
    subjects.add(condition);
    return List.copyOf(subjects.found);
  }

  /** The names of what findings of the rule can be about, other than side effects. */
  static Set<String> possibleOf(Rule rule) {
    Set<String> names = new LinkedHashSet<>();
    RuleTriggers.of(rule).signs().forEach(sign -> names.add(sign.field()));
    rule.levels().stream()
        .flatMap(level -> RuleTriggers.leaves(level.condition()))
        .filter(leaf -> leaf instanceof News2AtLeast || leaf instanceof News2SingleAtLeast)
        .forEach(leaf -> names.add(Subject.NEWS2));
    return names;
  }

  private void add(Condition condition) {
    if (!(ConditionEvaluator.evaluate(condition, snapshot) instanceof Met)) {
      return;
    }
    switch (condition) {
      case AllOf(var conditions) -> conditions.forEach(this::add);
      case AnyOf(var conditions) -> conditions.forEach(this::add);
      case Sustained(var inner, var readings, var minutes) -> add(inner);
      case AtLeast(var sign, var value) -> add(sign, Direction.RISING);
      case Rise(var sign, var by, var in) -> add(sign, Direction.RISING);
      case AtMost(var sign, var value) -> add(sign, Direction.FALLING);
      case Fall(var sign, var by, var in) -> add(sign, Direction.FALLING);
      case Trend trend -> add(trend.sign(), trend.direction());
      case ConsciousnessIs(var oneOf) -> add(VitalSign.CONSCIOUSNESS, Direction.RISING);
      case News2AtLeast(var total) -> found.add(Subject.ofNews2(snapshot.news2().atLeast()));
      case News2SingleAtLeast(var points) -> found.add(Subject.ofNews2(snapshot.news2().atLeast()));
      case SideEffect effect -> add(SideEffectConditions.meeting(snapshot, effect));
      case SymptomPresent(var types) -> add(SideEffectConditions.presentOf(snapshot, types));
      default -> {
        // A phase, an instant or a patient's history is about no value of its own.
      }
    }
  }

  private void add(List<SideEffectSpan> sideEffects) {
    sideEffects.forEach(effect -> found.add(Subject.of(effect.type(), effect.severity())));
  }

  private void add(VitalSign sign, Direction worse) {
    Reading source = snapshot.source(sign);
    found.add(Subject.of(sign, source == null ? null : number(source.vitals(), sign), worse));
  }

  private static @Nullable BigDecimal number(VitalSigns vitals, VitalSign sign) {
    Consciousness level = vitals.consciousness();
    if (sign == VitalSign.CONSCIOUSNESS && level != null) {
      return BigDecimal.valueOf(level.depth());
    }
    BigDecimal number = vitals.number(sign);
    return number == null ? null : sign.rounded(number);
  }
}
