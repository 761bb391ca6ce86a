package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chairside.message.Message;
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

/** Finds conditions that make no sense. */
final class ConditionCheck {

  private static final BigDecimal MOST_CHANGE = new BigDecimal(1000);

  private final List<Message> problems = new ArrayList<>();

  private ConditionCheck() {}

  static List<Message> of(Condition condition) {
    ConditionCheck check = new ConditionCheck();
    check.check(condition);
    RuleTriggers triggers = RuleTriggers.of(condition);
    boolean time = triggers.dueTimes() || triggers.plannedEnd();
    boolean seen = !triggers.signs().isEmpty() || !triggers.types().isEmpty();
    if (!time && !seen && !triggers.isDoseAlone()) {
      check.problems.add(PROTOCOL_PROBLEM.nothingTriggers());
    }
    if ((time && seen) || (triggers.dueTimes() && triggers.plannedEnd())) {
      check.problems.add(PROTOCOL_PROBLEM.mixesTriggers());
    }
    return check.problems;
  }

  private void check(Condition condition) {
    switch (condition) {
      case AtLeast(var sign, var value) -> threshold(sign, value);
      case AtMost(var sign, var value) -> threshold(sign, value);
      case Rise(var sign, var by, var in) -> change(sign, by);
      case Fall(var sign, var by, var in) -> change(sign, by);
      case ConsciousnessIs(var oneOf) -> notEmpty(oneOf, PROTOCOL_PROBLEM.noConsciousness());
      case News2AtLeast(var total) -> within(total, 1, 20, PROTOCOL_PROBLEM.news2Total());
      case News2SingleAtLeast(var points) -> within(points, 1, 3, PROTOCOL_PROBLEM.news2Points());
      case SideEffect effect -> sideEffect(effect);
      case SymptomPresent(var types) -> notEmpty(types, PROTOCOL_PROBLEM.noSymptom());
      case MinutesSinceStart(var from, var until) -> {
        minutes(from);
        within(until, from + 1, Integer.MAX_VALUE, PROTOCOL_PROBLEM.endOfSpan());
      }
      case Spo2ScaleIs(var scale) -> within(scale, 1, 2, PROTOCOL_PROBLEM.spo2Scale());
      case Sustained sustained -> sustained(sustained);
      case Trend trend -> trend(trend);
      case FirstSessions(var sessions) -> within(sessions, 1, 100, PROTOCOL_PROBLEM.sessions());
      case EarlierReaction(var types, var severity) ->
          notEmpty(types, PROTOCOL_PROBLEM.noSideEffect());
      case DeliveredDose(var value, var in) -> {
        if (value.signum() <= 0) {
          problems.add(PROTOCOL_PROBLEM.doseNotPositive());
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
    notEmpty(effect.types(), PROTOCOL_PROBLEM.noSideEffect());
    minutes(effect.lastingMinutes());
    minutes(effect.minutesAfterEnd());
  }

  private void sustained(Sustained sustained) {
    within(sustained.readings(), 2, 20, PROTOCOL_PROBLEM.readingsInARow());
    within(sustained.minutes(), 0, 240, PROTOCOL_PROBLEM.minutesInARow());
    RuleTriggers triggers = RuleTriggers.of(sustained.condition());
    if (triggers.signs().isEmpty() || !triggers.types().isEmpty()) {
      problems.add(PROTOCOL_PROBLEM.sustainedNeedsVitalSigns());
    }
    check(sustained.condition());
  }

  private void trend(Trend trend) {
    change(trend.sign(), trend.by());
    within(trend.withinMinutes(), 1, 240, PROTOCOL_PROBLEM.minutesOfTrend());
    within(trend.readings(), 2, 20, PROTOCOL_PROBLEM.readingsOfTrend());
  }

  private void group(List<Condition> conditions) {
    notEmpty(conditions, PROTOCOL_PROBLEM.noCondition());
    conditions.forEach(this::check);
  }

  private void threshold(VitalSign sign, BigDecimal value) {
    BigDecimal lowest = sign.lowest();
    BigDecimal highest = sign.highest();
    if (lowest == null || highest == null) {
      problems.add(PROTOCOL_PROBLEM.noNumber(sign.message()));
    } else if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
      problems.add(PROTOCOL_PROBLEM.outOfRange(sign.message(), value, lowest, highest));
    } else if (sign.rounded(value).compareTo(value) != 0) {
      problems.add(PROTOCOL_PROBLEM.tooFine(sign.message(), value));
    }
  }

  private void change(VitalSign sign, BigDecimal by) {
    if (!sign.isNumber()) {
      problems.add(PROTOCOL_PROBLEM.noNumber(sign.message()));
    }
    if (by.signum() <= 0) {
      problems.add(PROTOCOL_PROBLEM.changeNotPositive());
    }
    if (by.compareTo(MOST_CHANGE) > 0 || by.scale() > 2) {
      problems.add(PROTOCOL_PROBLEM.changeTooLarge());
    }
  }

  private void minutes(@Nullable Integer minutes) {
    if (minutes != null && minutes < 0) {
      problems.add(PROTOCOL_PROBLEM.minutesNegative());
    }
  }

  private void notEmpty(List<?> list, Message problem) {
    if (list.isEmpty()) {
      problems.add(problem);
    }
  }

  private void within(int number, int lowest, int highest, Message part) {
    if (number < lowest || number > highest) {
      problems.add(PROTOCOL_PROBLEM.partBetween(part, lowest, highest));
    }
  }
}
