package org.chairside.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.VitalsOverdue;

/**
 * Finds a more urgent level that is easier to meet than a less urgent one: a mistyped threshold. It
 * compares alternatives that differ in one threshold of the same kind and ignores those it cannot
 * compare.
 */
final class Strictness {

  private Strictness() {}

  static boolean weakerThanALesserLevel(Rule rule, Level level) {
    return rule.levels().stream()
        .filter(lesser -> lesser.severity().compareTo(level.severity()) < 0)
        .anyMatch(lesser -> weaker(level.condition(), lesser.condition()));
  }

  private static boolean weaker(Condition urgent, Condition lesser) {
    List<List<Condition>> alternatives = Alternatives.of(lesser);
    return Alternatives.of(urgent).stream()
        .anyMatch(each -> alternatives.stream().anyMatch(other -> weaker(each, other)));
  }

  private static boolean weaker(List<Condition> urgent, List<Condition> lesser) {
    List<Condition> onlyUrgent = new ArrayList<>(urgent);
    onlyUrgent.removeAll(new HashSet<>(lesser));
    List<Condition> onlyLesser = new ArrayList<>(lesser);
    onlyLesser.removeAll(new HashSet<>(urgent));
    return onlyUrgent.size() == 1
        && onlyLesser.size() == 1
        && easier(onlyUrgent.getFirst(), onlyLesser.getFirst());
  }

  /** Whether the first is met by everything that meets the second, and by more. */
  private static boolean easier(Condition one, Condition other) {
    return switch (one) {
      case AtLeast(var sign, var value) ->
          other instanceof AtLeast(var sign2, var value2)
              && sign == sign2
              && value.compareTo(value2) < 0;
      case AtMost(var sign, var value) ->
          other instanceof AtMost(var sign2, var value2)
              && sign == sign2
              && value.compareTo(value2) > 0;
      case Rise(var sign, var by, var in) ->
          other instanceof Rise(var sign2, var by2, var in2)
              && sign == sign2
              && in == in2
              && by.compareTo(by2) < 0;
      case Fall(var sign, var by, var in) ->
          other instanceof Fall(var sign2, var by2, var in2)
              && sign == sign2
              && in == in2
              && by.compareTo(by2) < 0;
      case News2AtLeast(var total) -> other instanceof News2AtLeast(var total2) && total < total2;
      case News2SingleAtLeast(var points) ->
          other instanceof News2SingleAtLeast(var points2) && points < points2;
      case SideEffect effect -> other instanceof SideEffect effect2 && easier(effect, effect2);
      case VitalsOverdue(var minutes) ->
          other instanceof VitalsOverdue(var minutes2) && minutes < minutes2;
      case Sustained sustained -> other instanceof Sustained longer && easier(sustained, longer);
      case DeliveredDose(var value, var in) ->
          other instanceof DeliveredDose(var value2, var in2)
              && in == in2
              && value.compareTo(value2) < 0;
      case InfusionOverrun(var minutes) ->
          other instanceof InfusionOverrun(var minutes2) && minutes < minutes2;
      default -> false;
    };
  }

  private static boolean easier(Sustained one, Sustained other) {
    boolean sameSpan = one.readings() == other.readings() && one.minutes() == other.minutes();
    boolean shorter =
        one.readings() <= other.readings() && one.minutes() <= other.minutes() && !sameSpan;
    return one.condition().equals(other.condition())
        ? shorter
        : (shorter || sameSpan) && easier(one.condition(), other.condition());
  }

  private static boolean easier(SideEffect one, SideEffect other) {
    int milder = other.severity().compareTo(one.severity());
    boolean namesMore = !other.types().containsAll(one.types());
    return one.types().containsAll(other.types())
        && (milder > 0 || (milder == 0 && namesMore))
        && one.lastingMinutes() == null
        && one.minutesAfterEnd() == null;
  }
}
