package org.chairside.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.planning.GapRules.Missed;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.Breach;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * Says which rule is broken and with what, in the clinic's own time and without a patient's name.
 *
 * @param asked the places of the request by their ids on the plan, such as {@code sessions[1]}
 */
public record BreachExplainer(ClinicSchedule schedule, Map<UUID, String> asked) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** A broken rule with the sentence that explains it. */
  public record Reason(BookingRule rule, String message) {}

  /** All that keeps the session from being there; nurses in one sentence. */
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

  /** The rule that stands in the way of the nurses who are there, if any is. */
  private BookingRule nurseRule(Appointment wanted) {
    return roster(wanted).stream()
        .flatMap(shift -> schedule.nurseBreaches(wanted, shift.nurseId()).stream())
        .map(Breach::rule)
        .filter(rule -> rule != BookingRule.NURSE_ON_SHIFT)
        .findFirst()
        .orElse(BookingRule.NURSE_ON_SHIFT);
  }

  private String nobodyCanTakeIt(Appointment wanted) {
    List<NurseShift> roster = roster(wanted);
    if (roster.isEmpty()) {
      return "no nurse is on the roster of " + clock().dateOf(wanted.start());
    }
    return "no nurse can take it: "
        + roster.stream()
            .map(NurseShift::nurseId)
            .distinct()
            .map(nurse -> schedule.nurseBreaches(wanted, nurse))
            .filter(breaches -> !breaches.isEmpty())
            .map(breaches -> sentence(breaches.getFirst()))
            .collect(Collectors.joining("; "));
  }

  String sentence(Breach breach) {
    String when = span(breach.interval());
    return switch (breach.rule()) {
      case OPENING_HOURS -> "the clinic is not open " + when;
      case CLOSURE -> "the clinic is closed " + when + because(breach);
      case CHAIR_OPEN ->
          isInUse(breach.of())
              ? chair(breach.of()) + " is closed " + when + because(breach)
              : chair(breach.of()) + " is not in use";
      case CHAIR -> chair(breach.of()) + " " + chairIsTaken(breach);
      case PATIENT -> patientIsBusy(breach);
      case PATIENT_AVAILABILITY -> "the patient cannot come " + when;
      case NURSE_ON_SHIFT -> onShift(breach);
      case NURSE_SET_UP -> nurse(breach) + handsAreFull(breach);
      case NURSE_RATIO ->
          nurse(breach)
              + " watches as many patients as their acuity allows "
              + when
              + others(breach);
      case BREAK_COVER ->
          "the colleagues of who is in a break have as many patients as allowed " + when;
      case PUMPS ->
          "all " + schedule.resources().pumps() + " pumps are in use " + when + others(breach);
      case CLINICIAN_ON_SITE -> "no clinician is on site " + when;
      case GAP, COURSE_ACTIVE -> throw new IllegalStateException("no rule of the floor");
    };
  }

  /** That the sessions of the course are too near to one another, or too far apart. */
  public String gap(Missed missed, boolean seenFromTheLater) {
    String days = missed.days() + (missed.days() == 1 ? " day" : " days");
    UUID otherId = seenFromTheLater ? missed.before().id() : missed.start().id();
    String other = asked.getOrDefault(otherId, "the course's session");
    return "it is %s %s %s (%s); the course asks for %d to %d days"
        .formatted(
            days,
            seenFromTheLater ? "after" : "before",
            other,
            day(seenFromTheLater ? missed.before().start() : missed.start().start()),
            missed.gap().min(),
            missed.gap().max());
  }

  private String chairIsTaken(Breach breach) {
    return breach.with().stream()
        .findFirst()
        .map(
            other -> {
              String field = asked.get(other.id());
              if (field != null) {
                return "is not ready again before or after " + field;
              }
              String when = span(other.chairTime());
              return other.hold()
                  ? "is held for another patient " + when
                  : "is taken by another session " + when;
            })
        .orElse("is taken " + span(breach.interval()));
  }

  private String patientIsBusy(Breach breach) {
    return breach.with().stream()
        .findFirst()
        .map(
            other -> {
              String field = asked.get(other.id());
              return field != null
                  ? "the patient cannot be in it and in " + field + " at once"
                  : "the patient has another session " + span(other.presence());
            })
        .orElse("the patient has a session in another clinic " + span(breach.interval()));
  }

  private String onShift(Breach breach) {
    return breach.of() == null
        ? "no nurse is assigned"
        : nurse(breach) + " is not on shift all the time from " + span(breach.interval());
  }

  private String handsAreFull(Breach breach) {
    return breach.with().isEmpty()
        ? " has a break " + span(breach.interval())
        : " sets up or disconnects another patient " + span(breach.interval()) + others(breach);
  }

  private String others(Breach breach) {
    String who =
        breach.with().stream()
            .limit(3)
            .map(
                other -> {
                  String kind = other.hold() ? "a hold " : "a session ";
                  return asked.getOrDefault(other.id(), kind + span(other.presence()));
                })
            .collect(Collectors.joining(", "));
    return who.isEmpty() ? "" : " (" + who + ")";
  }

  private static String because(Breach breach) {
    return breach.detail() == null ? "" : ": " + breach.detail();
  }

  private boolean isInUse(@Nullable UUID chairId) {
    var seat = chairId == null ? null : schedule.resources().chairs().get(chairId);
    return seat != null && seat.active();
  }

  String chair(@Nullable UUID chairId) {
    var seat = chairId == null ? null : schedule.resources().chairs().get(chairId);
    return seat == null ? "the chair" : seat.name();
  }

  private String nurse(Breach breach) {
    return schedule.resources().rosters().values().stream()
        .flatMap(List::stream)
        .filter(shift -> shift.nurseId().equals(breach.of()))
        .map(NurseShift::name)
        .findFirst()
        .orElse("the nurse");
  }

  String day(Instant moment) {
    return clock().dateOf(moment).toString();
  }

  String span(Interval interval) {
    LocalDate first = clock().dateOf(interval.from());
    LocalDate last = clock().dateOf(interval.until());
    DateTimeFormatter end = first.equals(last) ? TIME : DAY_AND_TIME;
    return DAY_AND_TIME.format(interval.from().atZone(clock().zone()))
        + "–"
        + end.format(interval.until().atZone(clock().zone()));
  }

  /** What could not be asked, since it was never written down; one sentence each. */
  public List<String> notices(List<Appointment> booked) {
    List<String> notices = new ArrayList<>();
    notice(
        notices,
        booked,
        BookingRule.NURSE_ON_SHIFT,
        "No roster is written, so that nurses were not asked for: ");
    notice(
        notices,
        booked,
        BookingRule.CLINICIAN_ON_SITE,
        "The roster names no clinician, so that none was asked for: ");
    if (!booked.isEmpty() && schedule.resources().hours() == null) {
      notices.add("The clinic's opening hours are not written down and were not asked.");
    }
    if (!booked.isEmpty() && schedule.resources().pumps() == null) {
      notices.add("The clinic's pumps are not counted and were not asked for.");
    }
    return notices;
  }

  private void notice(
      List<String> notices, List<Appointment> booked, BookingRule rule, String words) {
    String days =
        booked.stream()
            .filter(each -> schedule.unasked(each.start()).contains(rule))
            .map(each -> day(each.start()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!days.isEmpty()) {
      notices.add(words + days + ".");
    }
  }
}
