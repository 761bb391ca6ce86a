package org.chairside.booking;

import static org.chairside.booking.BookingMessages.BOOKING;
import static org.chairside.breach.BookingRuleMessages.BOOKING_RULE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.breach.BreachExplainer;
import org.chairside.message.Message;
import org.chairside.planning.ChairAndNurse;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.InfusionSession;

/**
 * Checks the requested sessions against every rule.
 *
 * <p>A session that begins within the hour, or has begun, is no longer planned: the patient is
 * there, and the staff on the floor decide. A session entered late from paper has already happened.
 * For these the rules become notices, except that a chair and a patient are in one session at a
 * time.
 */
public final class BookingCheck {

  public static final Duration WALK_IN = Duration.ofHours(1);

  public static final Set<BookingRule> HOLD_ALWAYS =
      EnumSet.of(BookingRule.CHAIR, BookingRule.PATIENT);

  private final Series series;
  private final ClinicSchedule schedule;
  private final Instant now;
  private final boolean happened;
  private final LocalDate today;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Message> notices = new ArrayList<>();
  private final Map<UUID, String> asked = new HashMap<>();

  /**
   * @param schedule without the sessions about to be moved
   * @param happened whether the requested sessions are known to have taken place or to be under way
   */
  BookingCheck(Series series, ClinicSchedule schedule, Instant now, boolean happened) {
    this.series = series;
    this.schedule = schedule;
    this.now = now;
    this.happened = happened;
    this.today = series.wall().dateOf(now);
  }

  /**
   * The result for the requested places.
   *
   * @param appointments in the order asked for, each with its nurse where one can take it
   * @param errors conflicts, by the request's fields; empty if everything can be booked
   * @param notices what could not be checked, or is only noted
   */
  record Verdict(
      List<Appointment> appointments,
      List<Integer> indexes,
      List<FieldError> errors,
      List<Message> notices) {}

  /** Checks these places, which are entered into the schedule meanwhile. */
  Verdict judge(List<Place> places, List<InfusionSession> standing) {
    List<Place> inOrder = places.stream().sorted(Comparator.comparing(Place::start)).toList();
    List<Appointment> appointments = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      int index = index(place, inOrder, standing);
      Appointment appointment = appointment(place, index);
      String field = "sessions[" + i + "]";
      judge(field, appointment);
      if (!happened && appointment.start().isBefore(now.minus(WALK_IN))) {
        notices.add(BOOKING.at(field, BOOKING_RULE.inThePast()));
      }
      asked.put(appointment.id(), field);
      schedule.enter(appointment);
      appointments.add(appointment);
      indexes.add(index);
    }
    judgeGaps(appointments, standing);
    notices.addAll(
        explainer().notices(appointments.stream().filter(a -> !isWalkIn(a.start())).toList()));
    return new Verdict(appointments, indexes, List.copyOf(errors), List.copyOf(notices));
  }

  private static int index(Place place, List<Place> inOrder, List<InfusionSession> standing) {
    long before = standing.stream().filter(s -> !s.startsAt().isAfter(place.start())).count();
    return (int) before + inOrder.indexOf(place);
  }

  private Appointment appointment(Place place, int index) {
    int ratio = series.patientsPerNurse(index);
    return new Appointment(
        UUID.randomUUID(),
        series.course().id(),
        series.patient().id(),
        place.chairId(),
        new ChairAndNurse(schedule)
            .nurse(series.phases(), place.start(), ratio, series.usual().nurseId())
            .orElse(null),
        place.start(),
        series.phases(),
        ratio,
        false);
  }

  private void judge(String field, Appointment appointment) {
    for (BreachExplainer.Reason reason : explainer().reasons(appointment)) {
      note(field, appointment.start(), reason.rule(), reason.message());
    }
  }

  private void note(String field, Instant start, BookingRule rule, Message message) {
    if (isWalkIn(start) && !HOLD_ALWAYS.contains(rule)) {
      notices.add(BOOKING.at(field, message));
    } else {
      errors.add(FieldError.of(field, message, rule.name()));
    }
  }

  private boolean isWalkIn(Instant start) {
    return happened || !start.isAfter(now.plus(WALK_IN));
  }

  private void judgeGaps(List<Appointment> appointments, List<InfusionSession> standing) {
    List<PlannedStart> starts =
        Stream.concat(
                standing.stream().map(s -> new PlannedStart(s.id(), s.startsAt(), false)),
                appointments.stream().map(a -> new PlannedStart(a.id(), a.start(), true)))
            .sorted(Comparator.comparing(PlannedStart::start))
            .toList();
    for (Missed missed : series.gapRules().missed(starts, series.wall(), today)) {
      boolean later = missed.start().isNew();
      PlannedStart own = later ? missed.start() : missed.before();
      note(
          asked.getOrDefault(own.id(), "sessions"),
          own.start(),
          BookingRule.GAP,
          explainer().gap(missed, later));
    }
  }

  BreachExplainer explainer() {
    return new BreachExplainer(schedule, asked);
  }
}
