package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.InfusionSession.Plan;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Where a course's sessions are booked, called off and marked as missed. */
@ApplicationScoped
public class BookingDesk {

  // Guards against a slip of the year, not against a rule of the clinic.
  private static final Duration FARTHEST_BACK = Duration.ofDays(400);
  private static final Duration FARTHEST_AHEAD = Duration.ofDays(730);

  private final Courses courses;
  private final Clinics clinics;
  private final Chairs chairs;
  private final Patients patients;
  private final Sessions sessions;
  private final EventLog events;
  private final Clock clock;

  BookingDesk(
      Courses courses,
      Clinics clinics,
      Chairs chairs,
      Patients patients,
      Sessions sessions,
      EventLog events,
      Clock clock) {
    this.courses = courses;
    this.clinics = clinics;
    this.chairs = chairs;
    this.patients = patients;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** One session asked for: when the patient sits down, and in which chair. */
  public record Place(Instant start, UUID chairId) {}

  /**
   * Books all of these sessions or none.
   *
   * @return the sessions in the order asked for
   * @throws Invalid where a chair or a time cannot be booked at all
   * @throws Collision naming each session that collides and with what
   */
  public List<InfusionSession> book(UUID courseId, List<Place> places) {
    Course course = courses.lock(courseId);
    course.requireActive();
    // Whoever books for this patient or in these chairs waits here for whoever came before, so
    // that the checks below see every other booking; the exclusion constraints stand behind them.
    patients.lock(course.patientId());
    Map<UUID, Chair> known =
        chairs.lock(places.stream().map(Place::chairId).distinct().toList()).stream()
            .collect(Collectors.toMap(Chair::id, Function.identity()));
    refuseWrongPlaces(course, places, known);
    List<Plan> plans = plans(course, places);
    refuseCollisions(plans, clinics.get(course.clinicId()), known);
    return plans.stream().map(this::enter).toList();
  }

  private void refuseWrongPlaces(Course course, List<Place> places, Map<UUID, Chair> known) {
    Instant now = clock.instant();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Chair chair = known.get(place.chairId());
      if (chair == null || !chair.clinicId().equals(course.clinicId()) || !chair.isActive()) {
        errors.add(
            FieldError.of(
                "sessions[" + i + "].chairId", "must be an active chair of the course's clinic"));
      }
      if (place.start().isBefore(now.minus(FARTHEST_BACK))
          || place.start().isAfter(now.plus(FARTHEST_AHEAD))) {
        errors.add(
            FieldError.of(
                "sessions[" + i + "].start",
                "must be at most %d days back and %d days ahead"
                    .formatted(FARTHEST_BACK.toDays(), FARTHEST_AHEAD.toDays())));
      }
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }

  private List<Plan> plans(Course course, List<Place> places) {
    List<InfusionSession> already = sessions.ofCourse(course.id());
    int open = course.sessions() - already.size();
    if (places.size() > open) {
      throw new Conflict(
          "The course has %d sessions left to book, not %d."
              .formatted(Math.max(0, open), places.size()));
    }
    int last = already.stream().mapToInt(InfusionSession::number).max().orElse(0);
    List<Place> inOrder = places.stream().sorted(Comparator.comparing(Place::start)).toList();
    Clinic clinic = clinics.get(course.clinicId());
    return places.stream()
        .map(
            place ->
                new Plan(
                    course.id(),
                    course.patientId(),
                    course.clinicId(),
                    place.chairId(),
                    null,
                    last + 1 + inOrder.indexOf(place),
                    course.acuity(),
                    place.start(),
                    clinic.preparation(),
                    course.infusionMinutes(),
                    clinic.disconnect(),
                    clinic.recovery(),
                    clinic.turnover()))
        .toList();
  }

  private void refuseCollisions(List<Plan> plans, Clinic clinic, Map<UUID, Chair> known) {
    Collisions words = new Collisions(clinic.timeZone());
    List<FieldError> errors =
        IntStream.range(0, plans.size())
            .boxed()
            .flatMap(
                i ->
                    collision(plans, i, words, known.get(plans.get(i).chairId()))
                        .map(text -> FieldError.of("sessions[" + i + "]", text))
                        .stream())
            .toList();
    if (!errors.isEmpty()) {
      throw new Collision(errors);
    }
  }

  private Optional<String> collision(
      List<Plan> plans, int index, Collisions words, @Nullable Chair chair) {
    Plan plan = plans.get(index);
    return sessions.ofPatient(plan.patientId(), plan.startsAt(), plan.endsAt()).stream()
        .findFirst()
        .map(words::patientIsBusy)
        .or(
            () ->
                sessions.holding(plan.chairId(), plan.startsAt(), plan.chairFreeAt()).stream()
                    .findFirst()
                    .map(other -> words.chairIsTaken(chair, other)))
        .or(() -> words.withinRequest(plans, index));
  }

  private InfusionSession enter(Plan plan) {
    InfusionSession session = new InfusionSession(plan, Actor.current().stamp(clock.instant()));
    sessions.persistAndFlush(session);
    events.add(
        new SessionEvent.SessionBooked(
            session.clinicId(),
            session.id(),
            session.chairId(),
            session.startsAt(),
            session.endsAt()));
    return session;
  }

  /**
   * Calls a session off before its drug has started.
   *
   * @param said why, as a code; null where the reason is to tell
   * @throws Invalid for a code that has a verb of its own
   */
  public InfusionSession cancel(UUID sessionId, @Nullable ClosingCode said, String reason) {
    ClosingCode code = ClosingCode.forCancelling(said, reason);
    InfusionSession session = sessions.lock(sessionId);
    session.cancel(clock.instant(), code, reason);
    session.checkAgainAt(null);
    events.add(new SessionEvent.SessionCancelled(session.clinicId(), sessionId, code, reason));
    sessions.renumber(session.courseId());
    sessions.flush();
    return session;
  }

  /**
   * Marks that the patient did not come.
   *
   * @param said a code other than NO_SHOW is refused; null where none was given
   */
  public InfusionSession miss(UUID sessionId, @Nullable ClosingCode said, String reason) {
    ClosingCode code = ClosingCode.forMissing(said);
    InfusionSession session = sessions.lock(sessionId);
    session.miss(clock.instant(), code, reason);
    events.add(new SessionEvent.SessionMissed(session.clinicId(), sessionId, code, reason));
    sessions.renumber(session.courseId());
    sessions.flush();
    return session;
  }
}
