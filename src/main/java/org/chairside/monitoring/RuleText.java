package org.chairside.monitoring;

import java.util.List;
import java.util.stream.Stream;
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
import org.chairside.observation.Consciousness;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;

/** Says a rule's levels in words that a clinician can check. */
final class RuleText {

  private RuleText() {}

  /**
   * When a level holds, such as "diastolic at least 100 mmHg, confirmed by a repeat within 5
   * minutes".
   */
  public static String of(Level level) {
    Confirm confirm = level.confirm();
    String when = of(level.condition());
    return confirm == null
        ? when
        : "%s, confirmed by %s within %s (or not repeated by then)"
            .formatted(when, repeats(confirm), RulePhrases.minutes(confirm.withinMinutes()));
  }

  private static String repeats(Confirm confirm) {
    return confirm.repeats() == 1 ? "a repeat" : confirm.repeats() + " repeats";
  }

  static String of(Condition condition) {
    return switch (condition) {
      case AtLeast(var sign, var value) -> bound(sign, "at least", value.toPlainString());
      case AtMost(var sign, var value) -> bound(sign, "at most", value.toPlainString());
      case Rise(var sign, var by, var in) -> change(sign, by.toPlainString(), in, "above");
      case Fall(var sign, var by, var in) -> change(sign, by.toPlainString(), in, "below");
      case ConsciousnessIs(var oneOf) ->
          RulePhrases.list(oneOf.stream().map(Consciousness::words).toList(), "or");
      case News2AtLeast(var total) -> "NEWS2 total at least " + total;
      case News2SingleAtLeast(var points) ->
          "NEWS2 at least %d points in one parameter".formatted(points);
      case News2Incomplete() -> "NEWS2 incomplete";
      case SideEffect effect -> sideEffect(effect);
      case SymptomPresent(var types) -> titles(types) + " present";
      case PhaseIs(var phase) -> phase.words();
      case MinutesSinceStart(var from, var until) ->
          "from %d to less than %d minutes after the start".formatted(from, until);
      case Spo2ScaleIs(var scale) -> "patient on SpO2 scale " + scale;
      case Sustained(var inner, var readings, var minutes) ->
          "(%s) in %d readings in a row over %s or more"
              .formatted(of(inner), readings, RulePhrases.minutes(minutes));
      case Trend trend -> trend(trend);
      case FirstSessions(var sessions) ->
          sessions == 1
              ? "in the patient's first session"
              : "in the patient's first %d sessions".formatted(sessions);
      case EarlierReaction(var types, var severity) ->
          "%s (%s) in an earlier session".formatted(titles(types), severity(severity));
      case DeliveredDose(var value, var in) ->
          "at least %s delivered".formatted(DoseConditions.amount(value, in));
      case AllOf(var conditions) -> joined(conditions, " and ");
      case AnyOf(var conditions) -> joined(conditions, " or ");
      case VitalsOverdue(var minutes) ->
          "a due set of vital signs not taken within its grace" + more(minutes);
      case InfusionOverrun(var minutes) ->
          "infusion not ended within the grace after its planned end" + more(minutes);
    };
  }

  private static String bound(VitalSign sign, String bound, String value) {
    return "%s %s %s%s".formatted(sign.words(), bound, value, unit(sign));
  }

  private static String change(VitalSign sign, String by, Measure in, String side) {
    return "%s %s%s or more %s baseline".formatted(sign.words(), by, amount(sign, in), side);
  }

  private static String amount(VitalSign sign, Measure in) {
    return in == Measure.PERCENT
        ? " %"
        : sign == VitalSign.SPO2 || sign == VitalSign.PAIN ? " points" : unit(sign);
  }

  private static String trend(Trend trend) {
    return "%s %s by %s%s or more within %s (%d readings)"
        .formatted(
            trend.sign().words(),
            trend.direction() == Direction.RISING ? "rising" : "falling",
            trend.by().toPlainString(),
            amount(trend.sign(), trend.in()),
            RulePhrases.minutes(trend.withinMinutes()),
            trend.readings());
  }

  private static String unit(VitalSign sign) {
    return sign.unit().isEmpty() || sign.unit().startsWith("/") ? sign.unit() : " " + sign.unit();
  }

  private static String sideEffect(SideEffect effect) {
    String text = "%s (%s)".formatted(titles(effect.types()), severity(effect.severity()));
    Integer lasting = effect.lastingMinutes();
    if (lasting != null) {
      text += ", lasting " + RulePhrases.minutes(lasting) + " or more";
    }
    Integer afterEnd = effect.minutesAfterEnd();
    return afterEnd == null
        ? text
        : text + ", not resolved " + RulePhrases.minutes(afterEnd) + " after the infusion";
  }

  private static String severity(SideEffectSeverity least) {
    return switch (least) {
      case MILD -> "any severity";
      case LIFE_THREATENING -> least.words();
      default -> least.words() + " or worse";
    };
  }

  /** Where most of the catalogue is named, the rest is shorter to say. */
  private static String titles(List<SideEffectType> types) {
    List<SideEffectType> others =
        Stream.of(SideEffectType.values()).filter(type -> !types.contains(type)).toList();
    return others.size() < types.size()
        ? "any side effect but " + list(others, "and")
        : list(types, "or");
  }

  private static String list(List<SideEffectType> types, String last) {
    return RulePhrases.list(types.stream().map(SideEffectType::title).toList(), last);
  }

  private static String joined(List<Condition> conditions, String word) {
    return String.join(
        word,
        conditions.stream().map(each -> isGroup(each) ? "(" + of(each) + ")" : of(each)).toList());
  }

  private static boolean isGroup(Condition condition) {
    return condition instanceof AllOf || condition instanceof AnyOf;
  }

  private static String more(int minutes) {
    return minutes == 0 ? "" : " and " + RulePhrases.minutes(minutes) + " more";
  }
}
