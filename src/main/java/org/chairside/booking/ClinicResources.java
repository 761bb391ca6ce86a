package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.OpeningHours;
import org.chairside.closure.Closure;
import org.chairside.closure.Closures;
import org.chairside.roster.ClinicDay;
import org.chairside.roster.ClinicDays;
import org.chairside.roster.Shift;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.chairside.schedule.WallClock;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** Looks up a clinic's capacity: hours, closures, chairs, staff, pumps. */
@ApplicationScoped
class ClinicResources {

  private final Chairs chairs;
  private final Closures closures;
  private final ClinicDays days;
  private final StaffMembers staff;

  ClinicResources(Chairs chairs, Closures closures, ClinicDays days, StaffMembers staff) {
    this.chairs = chairs;
    this.closures = closures;
    this.days = days;
    this.staff = staff;
  }

  /** The clinic's capacity from the start of one day to the end of another. */
  Resources of(Clinic clinic, WallClock wall, LocalDate first, LocalDate last) {
    Interval whole = new Interval(wall.day(first).from(), wall.day(last).until());
    List<Closure> closed = closures.inForce(clinic.id(), whole.from(), whole.until());
    LinkedHashMap<UUID, Seat> seats = new LinkedHashMap<>();
    for (Chair chair : chairs.of(clinic.id())) {
      seats.put(
          chair.id(),
          new Seat(chair.id(), chair.name(), chair.isActive(), closed(closed, chair.id())));
    }
    Map<LocalDate, List<Shift>> rosters = new LinkedHashMap<>();
    for (ClinicDay day : days.of(clinic.id(), first, last)) {
      day.shifts().ifPresent(shifts -> rosters.put(day.day(), shifts));
    }
    return new Resources(
        wall,
        hours(clinic.hours(), wall, first, last),
        closed(closed, null),
        seats,
        nurses(rosters, wall),
        clinicians(rosters, wall, clinic.staffing().clinicianRequired()),
        clinic.staffing().pumps());
  }

  private static List<Closed> closed(List<Closure> closures, @Nullable UUID chairId) {
    return closures.stream()
        .filter(closure -> Objects.equals(closure.chairId(), chairId))
        .map(closure -> new Closed(new Interval(closure.from(), closure.until()), closure.reason()))
        .toList();
  }

  /** Null if the clinic's hours were never entered: it is unknown when it is open. */
  private static @Nullable Intervals hours(
      List<OpeningHours> hours, WallClock wall, LocalDate first, LocalDate last) {
    if (hours.isEmpty()) {
      return null;
    }
    List<Interval> open = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate date = day;
      hours.stream()
          .filter(each -> each.day() == date.getDayOfWeek())
          .forEach(
              each ->
                  wall.between(
                          date,
                          each.opens(),
                          each.closesAtMidnight() ? LocalTime.MIDNIGHT : each.closes())
                      .ifPresent(open::add));
    }
    return Intervals.of(open);
  }

  private Map<LocalDate, List<NurseShift>> nurses(
      Map<LocalDate, List<Shift>> rosters, WallClock wall) {
    Map<UUID, String> names = names(rosters.values());
    Map<LocalDate, List<NurseShift>> nurses = new LinkedHashMap<>();
    rosters.forEach(
        (day, shifts) ->
            nurses.put(
                day,
                shifts.stream()
                    .filter(shift -> shift.duty() == Shift.Duty.NURSE)
                    .flatMap(shift -> nurse(shift, names, day, wall).stream())
                    .toList()));
    return nurses;
  }

  private Map<UUID, String> names(Collection<List<Shift>> rosters) {
    Set<UUID> ids =
        rosters.stream().flatMap(List::stream).map(Shift::staffId).collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : staff.byIds(ids).stream().collect(Collectors.toMap(Staff::id, Staff::name));
  }

  private static Optional<NurseShift> nurse(
      Shift shift, Map<UUID, String> names, LocalDate day, WallClock wall) {
    return wall.between(day, shift.from(), shift.until())
        .map(
            interval ->
                new NurseShift(
                    shift.staffId(),
                    names.getOrDefault(shift.staffId(), "a nurse"),
                    interval,
                    shift.breaks().stream()
                        .flatMap(b -> wall.between(day, b.from(), b.until()).stream())
                        .toList()));
  }

  /** Depending on the clinic, a roster without a clinician means that none is there, or nothing. */
  private static Map<LocalDate, Intervals> clinicians(
      Map<LocalDate, List<Shift>> rosters, WallClock wall, boolean required) {
    Map<LocalDate, Intervals> onSite = new LinkedHashMap<>();
    rosters.forEach(
        (day, shifts) -> {
          List<Interval> intervals =
              shifts.stream()
                  .filter(shift -> shift.duty() == Shift.Duty.CLINICIAN)
                  .flatMap(shift -> wall.between(day, shift.from(), shift.until()).stream())
                  .toList();
          if (required || !intervals.isEmpty()) {
            onSite.put(day, Intervals.of(intervals));
          }
        });
    return onSite;
  }
}
