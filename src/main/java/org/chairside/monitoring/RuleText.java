package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.RuleMessages.RULE;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.Measure;
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
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;

/** Words a rule's levels so that a clinician can check them. */
final class RuleText {

  private RuleText() {}

  /**
   * When a level holds, such as "diastolic at least 100 mmHg, confirmed by a repeat within 5
   * minutes".
   */
  public static Message of(Level level) {
    Confirm confirm = level.confirm();
    Message when = of(level.condition());
    return confirm == null
        ? when
        : RULE.confirmedByRepeats(
            when, confirm.repeats(), RulePhrases.minutes(confirm.withinMinutes()));
  }

  static Message of(Condition condition) {
    return switch (condition) {
      case AtLeast(var sign, var value) -> RULE.atLeast(sign.message(), sign.withUnit(value));
      case AtMost(var sign, var value) -> RULE.atMost(sign.message(), sign.withUnit(value));
      case Rise(var sign, var by, var in) -> RULE.rise(sign.message(), amount(sign, by, in));
      case Fall(var sign, var by, var in) -> RULE.fall(sign.message(), amount(sign, by, in));
      case ConsciousnessIs(var oneOf) -> RULE.anyOf(Message.or(RulePhrases.messages(oneOf)));
      case News2AtLeast(var total) -> RULE.news2Total(total);
      case News2SingleAtLeast(var points) -> RULE.news2Single(points);
      case News2Incomplete() -> RULE.news2Incomplete();
      case SideEffect effect -> sideEffect(effect);
      case SymptomPresent(var types) -> RULE.present(titles(types));
      case PhaseIs(var phase) -> phase.message();
      case MinutesSinceStart(var from, var until) -> RULE.minutesAfterStart(from, until);
      case Spo2ScaleIs(var scale) -> RULE.spo2Scale(scale);
      case Sustained(var inner, var readings, var minutes) ->
          RULE.sustained(of(inner), readings, RulePhrases.minutes(minutes));
      case Trend trend -> trend(trend);
      case FirstSessions(var sessions) -> RULE.firstSessions(sessions);
      case EarlierReaction(var types, var severity) ->
          RULE.earlierReaction(titles(types), severity(severity));
      case DeliveredDose(var value, var in) -> RULE.delivered(DoseConditions.amount(value, in));
      case AllOf(var conditions) -> joined(conditions, RULE::both);
      case AnyOf(var conditions) -> joined(conditions, RULE::either);
      case VitalsOverdue(var minutes) -> RULE.overdue(minutes);
      case InfusionOverrun(var minutes) -> RULE.overrun(minutes);
    };
  }

  private static Message amount(VitalSign sign, BigDecimal by, Measure in) {
    if (in == Measure.PERCENT) {
      return MONITORING.percent(by);
    }
    return sign == VitalSign.PAIN
        ? MONITORING.points(by)
        : VitalSignConditions.difference(sign, by);
  }

  private static Message trend(Trend trend) {
    Message sign = trend.sign().message();
    Message amount = amount(trend.sign(), trend.by(), trend.in());
    Message minutes = RulePhrases.minutes(trend.withinMinutes());
    return trend.direction() == Direction.RISING
        ? RULE.rising(sign, amount, minutes, trend.readings())
        : RULE.falling(sign, amount, minutes, trend.readings());
  }

  private static Message sideEffect(SideEffect effect) {
    Message text = RULE.sideEffect(titles(effect.types()), severity(effect.severity()));
    Integer lasting = effect.lastingMinutes();
    if (lasting != null) {
      text = RULE.sideEffectLasting(text, RulePhrases.minutes(lasting));
    }
    Integer afterEnd = effect.minutesAfterEnd();
    return afterEnd == null
        ? text
        : RULE.sideEffectNotResolved(text, RulePhrases.minutes(afterEnd));
  }

  private static Message severity(SideEffectSeverity least) {
    return switch (least) {
      case MILD -> RULE.anySeverity();
      case LIFE_THREATENING -> least.message();
      default -> RULE.orWorse(least.message());
    };
  }

  /** If most of the catalogue is included, naming the exceptions is shorter. */
  private static Message titles(List<SideEffectType> types) {
    List<SideEffectType> others =
        Stream.of(SideEffectType.values()).filter(type -> !types.contains(type)).toList();
    return others.size() < types.size()
        ? RULE.allBut(RulePhrases.and(others))
        : RULE.anyOf(Message.or(RulePhrases.messages(types)));
  }

  private static Message joined(List<Condition> conditions, BinaryOperator<Message> join) {
    return conditions.stream()
        .map(each -> isGroup(each) ? RULE.group(of(each)) : of(each))
        .reduce(join)
        .orElseThrow();
  }

  private static boolean isGroup(Condition condition) {
    return condition instanceof AllOf || condition instanceof AnyOf;
  }
}
