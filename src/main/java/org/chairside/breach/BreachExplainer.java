package org.chairside.breach;

import static org.chairside.breach.BookingRuleMessages.BOOKING_RULE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.Breach;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * Explains which rule is broken and why, in the clinic's time zone and without a patient's name.
 *
 * @param asked the places of the request by their ids on the plan, such as {@code sessions[1]}
 */
public record BreachExplainer(ClinicSchedule schedule, Map<UUID, String> asked) {

  private static final int MOST_OTHERS = 3;

  /** A broken rule with the sentence that explains it. */
  public record Reason(BookingRule rule, Message message) {}

  /** Everything that prevents the session; nurses in one sentence. */
  public List<Reason> reasons(Appointment wanted) {
    List<Reason> reasons = new ArrayList<>();
    for (Breach breach : schedule.breaches(wanted)) {
      if (breach.rule() == BookingRule.NURSE_ON_SHIFT && wanted.nurseId() == null) {
        reasons.add(new Reason(nurseRule(wanted), nobodyCanTakeIt(wanted)));
      } else {
        reasons.add(new Reason(breach.rule(), sentence(breach)));
      }
    }
    return reasons;
  }

  private WallClock clock() {
    return schedule.resources().clock();
  }

  private List<NurseShift> roster(Appointment wanted) {
    return schedule.resources().rosters().getOrDefault(clock().dateOf(wanted.start()), List.of());
  }

  /** The rule that stops the nurses on shift, if there are any. */
  private BookingRule nurseRule(Appointment wanted) {
    return roster(wanted).stream()
        .flatMap(shift -> schedule.nurseBreaches(wanted, shift.nurseId()).stream())
        .map(Breach::rule)
        .filter(rule -> rule != BookingRule.NURSE_ON_SHIFT)
        .findFirst()
        .orElse(BookingRule.NURSE_ON_SHIFT);
  }

  private Message nobodyCanTakeIt(Appointment wanted) {
    List<NurseShift> roster = roster(wanted);
    if (roster.isEmpty()) {
      return BOOKING_RULE.noNurseOnRoster(clock().dateOf(wanted.start()));
    }
    return BOOKING_RULE.noNurseFree(
        Message.semicolons(
            roster.stream()
                .map(NurseShift::nurseId)
                .distinct()
                .map(nurse -> schedule.nurseBreaches(wanted, nurse))
                .filter(breaches -> !breaches.isEmpty())
                .map(breaches -> sentence(breaches.getFirst()))
                .toList()));
  }

  Message sentence(Breach breach) {
    Message when = span(breach.interval());
    return switch (breach.rule()) {
      case OPENING_HOURS -> BOOKING_RULE.clinicNotOpen(when);
      case CLOSURE -> clinicIsClosed(breach, when);
      case CHAIR_OPEN -> chairIsClosed(breach, when);
      case CHAIR -> chairIsTaken(breach);
      case PATIENT -> patientIsBusy(breach);
      case PATIENT_AVAILABILITY -> BOOKING_RULE.patientAway(when);
      case NURSE_ON_SHIFT ->
          breach.of() == null
              ? BOOKING_RULE.noNurseAssigned()
              : BOOKING_RULE.nurseOffShift(nurse(breach), when);
      case NURSE_SET_UP ->
          breach.with().isEmpty()
              ? BOOKING_RULE.nurseOnBreak(nurse(breach), when)
              : withOthers(BOOKING_RULE.nurseWithAnother(nurse(breach), when), breach);
      case NURSE_RATIO -> withOthers(BOOKING_RULE.nurseFull(nurse(breach), when), breach);
      case BREAK_COVER -> BOOKING_RULE.breakCoverFull(when);
      case PUMPS -> withOthers(BOOKING_RULE.pumpsInUse(pumps(), when), breach);
      case CLINICIAN_ON_SITE -> BOOKING_RULE.noClinician(when);
      case GAP, COURSE_ACTIVE -> throw new IllegalStateException("no rule of the floor");
    };
  }

  private int pumps() {
    return Objects.requireNonNullElse(schedule.resources().pumps(), 0);
  }

  /** Says that the course's sessions are too close together or too far apart. */
  public Message gap(Missed missed, boolean seenFromTheLater) {
    PlannedStart other = seenFromTheLater ? missed.before() : missed.start();
    String field = asked.get(other.id());
    Message session = field == null ? BOOKING_RULE.sessionOfCourse() : Message.verbatim(field);
    LocalDate day = clock().dateOf(other.start());
    int least = missed.gap().min();
    int most = missed.gap().max();
    return seenFromTheLater
        ? BOOKING_RULE.gapAfter(missed.days(), session, day, least, most)
        : BOOKING_RULE.gapBefore(missed.days(), session, day, least, most);
  }

  private static Message clinicIsClosed(Breach breach, Message when) {
    return breach.detail() == null
        ? BOOKING_RULE.clinicClosed(when)
        : BOOKING_RULE.clinicClosedFor(when, breach.detail());
  }

  private Message chairIsClosed(Breach breach, Message when) {
    Message chair = chair(breach.of());
    if (!isInUse(breach.of())) {
      return BOOKING_RULE.chairNotInUse(chair);
    }
    return breach.detail() == null
        ? BOOKING_RULE.chairClosed(chair, when)
        : BOOKING_RULE.chairClosedFor(chair, when, breach.detail());
  }

  private Message chairIsTaken(Breach breach) {
    Message chair = chair(breach.of());
    if (breach.with().isEmpty()) {
      return BOOKING_RULE.chairTaken(chair, span(breach.interval()));
    }
    Appointment other = breach.with().getFirst();
    String field = asked.get(other.id());
    if (field != null) {
      return BOOKING_RULE.chairNotReady(chair, field);
    }
    Message when = span(other.chairTime());
    return other.hold()
        ? BOOKING_RULE.chairHeld(chair, when)
        : BOOKING_RULE.chairTaken(chair, when);
  }

  private Message patientIsBusy(Breach breach) {
    if (breach.with().isEmpty()) {
      return BOOKING_RULE.patientElsewhere(span(breach.interval()));
    }
    Appointment other = breach.with().getFirst();
    String field = asked.get(other.id());
    return field != null
        ? BOOKING_RULE.patientInBoth(field)
        : BOOKING_RULE.patientBusy(span(other.presence()));
  }

  private Message withOthers(Message said, Breach breach) {
    List<Message> others = breach.with().stream().limit(MOST_OTHERS).map(this::other).toList();
    return others.isEmpty() ? said : BOOKING_RULE.withOthers(said, Message.commas(others));
  }

  private Message other(Appointment other) {
    String field = asked.get(other.id());
    if (field != null) {
      return Message.verbatim(field);
    }
    Message when = span(other.presence());
    return other.hold() ? BOOKING_RULE.aHold(when) : BOOKING_RULE.aSession(when);
  }

  private boolean isInUse(@Nullable UUID chairId) {
    var seat = chairId == null ? null : schedule.resources().chairs().get(chairId);
    return seat != null && seat.active();
  }

  private Message chair(@Nullable UUID chairId) {
    var seat = chairId == null ? null : schedule.resources().chairs().get(chairId);
    return seat == null ? BOOKING_RULE.theChair() : Message.verbatim(seat.name());
  }

  private Message nurse(Breach breach) {
    return schedule.resources().rosters().values().stream()
        .flatMap(List::stream)
        .filter(shift -> shift.nurseId().equals(breach.of()))
        .map(shift -> Message.verbatim(shift.name()))
        .findFirst()
        .orElse(BOOKING_RULE.theNurse());
  }

  private Message span(Interval interval) {
    LocalDate first = clock().dateOf(interval.from());
    LocalDate last = clock().dateOf(interval.until());
    LocalTime from = clock().timeOf(interval.from());
    LocalTime until = clock().timeOf(interval.until());
    return first.equals(last)
        ? BOOKING_RULE.span(first, from, until)
        : BOOKING_RULE.spanOfDays(first, from, last, until);
  }

  /** Rules that could not be checked because their data was never entered; one sentence each. */
  public List<Message> notices(List<Appointment> booked) {
    List<Message> notices = new ArrayList<>();
    List<Message> withoutRoster = unasked(booked, BookingRule.NURSE_ON_SHIFT);
    if (!withoutRoster.isEmpty()) {
      notices.add(BOOKING_RULE.noRoster(Message.commas(withoutRoster)));
    }
    List<Message> withoutClinician = unasked(booked, BookingRule.CLINICIAN_ON_SITE);
    if (!withoutClinician.isEmpty()) {
      notices.add(BOOKING_RULE.noClinicianOnRoster(Message.commas(withoutClinician)));
    }
    if (!booked.isEmpty() && schedule.resources().hours() == null) {
      notices.add(BOOKING_RULE.hoursUnknown());
    }
    if (!booked.isEmpty() && schedule.resources().pumps() == null) {
      notices.add(BOOKING_RULE.pumpsUnknown());
    }
    return notices;
  }

  private List<Message> unasked(List<Appointment> booked, BookingRule rule) {
    return booked.stream()
        .filter(each -> schedule.unasked(each.start()).contains(rule))
        .map(each -> clock().dateOf(each.start()))
        .distinct()
        .sorted()
        .map(BOOKING_RULE::day)
        .toList();
  }
}
