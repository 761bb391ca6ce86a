package org.chairside.monitoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Looks for what cannot be meant by a condition. */
final class ConditionCheck {

  private static final BigDecimal MOST_CHANGE = new BigDecimal(1000);

  private final List<String> problems = new ArrayList<>();

  private ConditionCheck() {}

  static List<String> of(Condition condition) {
    ConditionCheck check = new ConditionCheck();
    check.check(condition);
    RuleTriggers triggers = RuleTriggers.of(condition);
    boolean time = triggers.dueTimes() || triggers.plannedEnd();
    boolean seen = !triggers.signs().isEmpty() || !triggers.types().isEmpty();
    if (!time && !seen && !triggers.isDoseAlone()) {
      check.problems.add("nothing can trigger it");
    }
    if ((time && seen) || (triggers.dueTimes() && triggers.plannedEnd())) {
      check.problems.add("mixes a due time with something else that triggers");
    }
    return check.problems;
  }

  private void check(Condition condition) {
    switch (condition) {
      case AtLeast(var sign, var value) -> threshold(sign, value);
      case AtMost(var sign, var value) -> threshold(sign, value);
      case Rise(var sign, var by, var in) -> change(sign, by);
      case Fall(var sign, var by, var in) -> change(sign, by);
      case ConsciousnessIs(var oneOf) -> notEmpty(oneOf, "consciousness");
      case News2AtLeast(var total) -> within(total, 1, 20, "the NEWS2 total");
      case News2SingleAtLeast(var points) -> within(points, 1, 3, "the NEWS2 points");
      case SideEffect effect -> sideEffect(effect);
      case SymptomPresent(var types) -> notEmpty(types, "symptom");
      case MinutesSinceStart(var from, var until) -> {
        minutes(from);
        within(until, from + 1, Integer.MAX_VALUE, "the end of the span");
      }
      case Spo2ScaleIs(var scale) -> within(scale, 1, 2, "the SpO2 scale");
      case Sustained sustained -> sustained(sustained);
      case Trend trend -> trend(trend);
      case FirstSessions(var sessions) -> within(sessions, 1, 100, "the number of sessions");
      case EarlierReaction(var types, var severity) -> notEmpty(types, "side effect");
      case DeliveredDose(var value, var in) -> {
        if (value.signum() <= 0) {
          problems.add("a dose has to be more than 0");
        }
      }
      case VitalsOverdue(var minutes) -> minutes(minutes);
      case InfusionOverrun(var minutes) -> minutes(minutes);
      case AllOf(var conditions) -> group(conditions);
      case AnyOf(var conditions) -> group(conditions);
      case PhaseIs phase -> {}
      case News2Incomplete incomplete -> {}
    }
  }

  private void sideEffect(SideEffect effect) {
    notEmpty(effect.types(), "side effect");
    minutes(effect.lastingMinutes());
    minutes(effect.minutesAfterEnd());
  }

  private void sustained(Sustained sustained) {
    within(sustained.readings(), 2, 20, "the readings in a row");
    within(sustained.minutes(), 0, 240, "the minutes in a row");
    RuleTriggers triggers = RuleTriggers.of(sustained.condition());
    if (triggers.signs().isEmpty() || !triggers.types().isEmpty()) {
      problems.add("only what is told by vital signs alone can be sustained over readings");
    }
    check(sustained.condition());
  }

  private void trend(Trend trend) {
    change(trend.sign(), trend.by());
    within(trend.withinMinutes(), 1, 240, "the minutes of a trend");
    within(trend.readings(), 2, 20, "the readings of a trend");
  }

  private void group(List<Condition> conditions) {
    notEmpty(conditions, "condition");
    conditions.forEach(this::check);
  }

  private void threshold(VitalSign sign, BigDecimal value) {
    BigDecimal lowest = sign.lowest();
    BigDecimal highest = sign.highest();
    if (lowest == null || highest == null) {
      problems.add(sign.field() + " is no number");
    } else if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
      problems.add(
          "%s %s can never be: it lies between %s and %s"
              .formatted(sign.field(), value.toPlainString(), lowest, highest));
    } else if (sign.rounded(value).compareTo(value) != 0) {
      problems.add(
          "%s %s is finer than it is judged".formatted(sign.field(), value.toPlainString()));
    }
  }

  private void change(VitalSign sign, BigDecimal by) {
    if (!sign.isNumber()) {
      problems.add(sign.field() + " is no number");
    }
    if (by.signum() <= 0) {
      problems.add("a change has to be more than 0");
    }
    if (by.compareTo(MOST_CHANGE) > 0 || by.scale() > 2) {
      problems.add("a change is at most 1000, with two decimals at most");
    }
  }

  private void minutes(@Nullable Integer minutes) {
    if (minutes != null && minutes < 0) {
      problems.add("minutes cannot be negative");
    }
  }

  private void notEmpty(List<?> list, String what) {
    if (list.isEmpty()) {
      problems.add("names no " + what);
    }
  }

  private void within(int number, int lowest, int highest, String what) {
    if (number < lowest || number > highest) {
      problems.add("%s must be between %d and %d".formatted(what, lowest, highest));
    }
  }
}
