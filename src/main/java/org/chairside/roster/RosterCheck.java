package org.chairside.roster;

import static org.chairside.clinic.ClinicMessages.CLINIC;
import static org.chairside.message.FieldMessages.FIELD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.clinic.DaySpan;
import org.chairside.message.Message;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.roster.NewShift.NewBreak;
import org.chairside.staff.Staff;
import org.jspecify.annotations.Nullable;

/** Checks the roster of one day as a whole and names every fault by its field. */
final class RosterCheck {

  private final Map<UUID, Staff> people;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * @param people those whom the roster names and the organization knows
   */
  RosterCheck(Map<UUID, Staff> people) {
    this.people = people;
  }

  /**
   * The shifts as they are kept.
   *
   * @throws Invalid naming everything that is wrong with them
   */
  List<Shift> settled(List<NewShift> wanted) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      NewShift shift = wanted.get(i);
      Shift.Duty duty = duty("[" + i + "].", shift);
      checkTimes("[" + i + "].", shift);
      shifts.add(shift.as(duty));
    }
    for (int i = 0; i < shifts.size(); i++) {
      checkAgainstEarlier(shifts, i);
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return shifts;
  }

  private Shift.Duty duty(String at, NewShift shift) {
    Staff person = people.get(shift.staffId());
    if (person == null || !person.isActive()) {
      add(at + "staffId", CLINIC.staffMember());
      return Shift.Duty.NURSE;
    }
    Shift.Duty duty = shift.duty() == null ? usual(person) : shift.duty();
    if (!holds(person, duty)) {
      add(
          at + (shift.duty() == null ? "staffId" : "duty"),
          shift.duty() == null ? CLINIC.nurseOrClinician() : CLINIC.dutyOfRole());
    }
    if (shift.leads() && duty != Shift.Duty.NURSE) {
      add(at + "charge", CLINIC.chargeForNursesOnly());
    }
    return duty;
  }

  private static Shift.Duty usual(Staff person) {
    return holds(person, Shift.Duty.NURSE) ? Shift.Duty.NURSE : Shift.Duty.CLINICIAN;
  }

  private static boolean holds(@Nullable Staff person, Shift.Duty duty) {
    Role role =
        switch (duty) {
          case NURSE -> Role.NURSE;
          case CLINICIAN -> Role.CLINICIAN;
        };
    return person != null && person.roles().contains(role);
  }

  private void checkTimes(String at, NewShift shift) {
    DaySpan whole = DaySpan.of(shift.from(), shift.until());
    if (!whole.isForward()) {
      add(at + "from", FIELD.beforeUntil());
    }
    List<NewBreak> breaks = shift.breaks() == null ? List.of() : shift.breaks();
    List<DaySpan> spans = breaks.stream().map(b -> DaySpan.of(b.from(), b.until())).toList();
    for (int i = 0; i < spans.size(); i++) {
      String field = at + "breaks[" + i + "]";
      DaySpan span = spans.get(i);
      if (!span.isForward()) {
        add(field + ".from", FIELD.beforeUntil());
      } else if (!whole.contains(span)) {
        add(field, CLINIC.breakOutsideShift());
      } else if (spans.subList(0, i).stream().anyMatch(span::overlaps)) {
        add(field, CLINIC.breaksOverlap());
      }
    }
  }

  private void checkAgainstEarlier(List<Shift> shifts, int index) {
    Shift shift = shifts.get(index);
    for (int i = 0; i < index; i++) {
      Shift earlier = shifts.get(i);
      if (!shift.span().overlaps(earlier.span())) {
        continue;
      }
      if (shift.staffId().equals(earlier.staffId())) {
        add("[" + index + "].from", CLINIC.shiftsOverlap(i));
      } else if (shift.charge() && earlier.charge()) {
        add("[" + index + "].charge", CLINIC.chargeTaken(i));
      }
    }
  }

  private void add(String field, Message message) {
    errors.add(FieldError.of(field, message));
  }
}
