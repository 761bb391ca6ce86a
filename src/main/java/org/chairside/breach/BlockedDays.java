package org.chairside.breach;

import static org.chairside.breach.BookingRuleMessages.BOOKING_RULE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.chairside.message.Message;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.DayOutlook;

/**
 * Days on which one rule leaves a session no start. A day is named by each rule that its best start
 * breaks.
 *
 * @param days in their order
 * @param message the same as a sentence, which names the first days only where there are many
 */
public record BlockedDays(BookingRule rule, List<LocalDate> days, Message message) {

  private static final int MOST_NAMED = 8;

  /**
   * What blocks these days, by rule.
   *
   * @param keepsGap whether the gaps of the course allow the session on a day
   */
  public static List<BlockedDays> of(List<DayOutlook> outlook, Predicate<LocalDate> keepsGap) {
    Map<BookingRule, List<LocalDate>> days = new EnumMap<>(BookingRule.class);
    for (DayOutlook each : outlook) {
      Set<BookingRule> broken = keepsGap.test(each.day()) ? each.broken() : Set.of(BookingRule.GAP);
      broken.forEach(rule -> days.computeIfAbsent(rule, _ -> new ArrayList<>()).add(each.day()));
    }
    return days.entrySet().stream()
        .map(
            each ->
                new BlockedDays(
                    each.getKey(),
                    List.copyOf(each.getValue()),
                    sentence(each.getKey(), named(each.getValue()))))
        .toList();
  }

  private static Message named(List<LocalDate> days) {
    Message first =
        BOOKING_RULE.days(
            Message.commas(days.stream().limit(MOST_NAMED).map(BOOKING_RULE::day).toList()));
    int more = days.size() - MOST_NAMED;
    return more > 0 ? BOOKING_RULE.daysAndMore(first, more) : first;
  }

  private static Message sentence(BookingRule rule, Message days) {
    return switch (rule) {
      case OPENING_HOURS -> BOOKING_RULE.daysNotOpen(days);
      case CLOSURE -> BOOKING_RULE.daysClosed(days);
      case CHAIR_OPEN -> BOOKING_RULE.daysWithoutChairInUse(days);
      case CHAIR -> BOOKING_RULE.daysWithoutFreeChair(days);
      case PATIENT -> BOOKING_RULE.daysPatientBusy(days);
      case PATIENT_AVAILABILITY -> BOOKING_RULE.daysPatientAway(days);
      case GAP -> BOOKING_RULE.daysOffGap(days);
      case NURSE_ON_SHIFT -> BOOKING_RULE.daysWithoutNurse(days);
      case NURSE_SET_UP -> BOOKING_RULE.daysNursesSetUp(days);
      case NURSE_RATIO -> BOOKING_RULE.daysNursesFull(days);
      case BREAK_COVER -> BOOKING_RULE.daysWithoutCover(days);
      case PUMPS -> BOOKING_RULE.daysWithoutPump(days);
      case CLINICIAN_ON_SITE -> BOOKING_RULE.daysWithoutClinician(days);
      case COURSE_ACTIVE -> throw new IllegalStateException("no rule of a day");
    };
  }
}
