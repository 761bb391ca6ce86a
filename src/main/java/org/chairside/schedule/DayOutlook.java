package org.chairside.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session can start on a day and, if not, why: the rules that are broken by the start,
 * the chair and the nurse that break the fewest. A start outside the opening hours explains a day
 * only where there is no other.
 *
 * @param broken empty where some start keeps every rule of the floor
 */
public record DayOutlook(LocalDate day, Set<BookingRule> broken) {

  private static final int STEP_MINUTES = 5;

  private static final Comparator<Set<BookingRule>> NEARER =
      Comparator.<Set<BookingRule>>comparingInt(
              broken -> broken.contains(BookingRule.OPENING_HOURS) ? 1 : 0)
          .thenComparingInt(Set::size);

  /**
   * A session that looks for a place.
   *
   * @param earliest before that it cannot start
   */
  public record Sought(
      UUID patientId, SessionPhases phases, int patientsPerNurse, Instant earliest) {}

  /** The days from the first to the last, both included; days that are past are left out. */
  public static List<DayOutlook> between(
      LocalDate from, LocalDate until, Sought sought, ClinicSchedule schedule) {
    List<DayOutlook> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      Set<BookingRule> fewest = fewest(day, sought, schedule);
      if (fewest != null) {
        days.add(new DayOutlook(day, Set.copyOf(fewest)));
      }
    }
    return days;
  }

  /** Null where all of the day is too early. */
  private static @Nullable Set<BookingRule> fewest(
      LocalDate day, Sought sought, ClinicSchedule schedule) {
    Set<BookingRule> fewest = null;
    for (int minute = 0; minute < 24 * 60; minute += STEP_MINUTES) {
      Instant start =
          schedule.resources().clock().at(day, LocalTime.ofSecondOfDay(minute * 60L)).orElse(null);
      if (start == null || start.isBefore(sought.earliest())) {
        continue;
      }
      Set<BookingRule> broken = broken(start, day, sought, schedule);
      if (broken.isEmpty()) {
        return broken;
      }
      if (fewest == null || NEARER.compare(broken, fewest) < 0) {
        fewest = broken;
      }
    }
    return fewest;
  }

  private static Set<BookingRule> broken(
      Instant start, LocalDate day, Sought sought, ClinicSchedule schedule) {
    if (!schedule.isOpen(start)) {
      return EnumSet.of(BookingRule.OPENING_HOURS);
    }
    SessionPhases phases = sought.phases();
    Set<BookingRule> broken =
        broken(schedule.demandsOfPlace(sought.patientId(), start, phases), schedule);
    broken.addAll(
        fewestOf(
            schedule.resources().chairs().keySet().stream()
                .map(chair -> broken(ofChair(chair, start, phases), schedule))
                .toList(),
            BookingRule.CHAIR_OPEN));
    if (schedule.isRostered(start)) {
      broken.addAll(
          fewestOf(
              schedule.nurses(day).stream()
                  .map(nurse -> brokenByNurse(nurse, start, sought, schedule))
                  .toList(),
              BookingRule.NURSE_ON_SHIFT));
    }
    return broken;
  }

  private static List<Demand> ofChair(UUID chair, Instant start, SessionPhases phases) {
    List<Demand> asked = new ArrayList<>(2);
    SessionDemands.ofChair(asked, chair, start, phases);
    return asked;
  }

  /** A nurse who is off shift breaks that rule alone. */
  private static Set<BookingRule> brokenByNurse(
      UUID nurse, Instant start, Sought sought, ClinicSchedule schedule) {
    Set<BookingRule> broken =
        broken(
            schedule.demandsOfNurse(nurse, start, sought.phases(), sought.patientsPerNurse()),
            schedule);
    return broken.contains(BookingRule.NURSE_ON_SHIFT)
        ? EnumSet.of(BookingRule.NURSE_ON_SHIFT)
        : broken;
  }

  private static Set<BookingRule> broken(List<Demand> asked, ClinicSchedule schedule) {
    Set<BookingRule> broken = EnumSet.noneOf(BookingRule.class);
    for (Demand demand : asked) {
      if (!schedule.fits(List.of(demand))) {
        broken.add(demand.resource().rule());
      }
    }
    return broken;
  }

  private static Set<BookingRule> fewestOf(List<Set<BookingRule>> each, BookingRule whereNone) {
    return each.stream().min(Comparator.comparingInt(Set::size)).orElse(Set.of(whereNone));
  }
}
