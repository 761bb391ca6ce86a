package org.chairside.booking;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.booking.BookingCheck.Verdict;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Clinic;
import org.chairside.hold.BookingHold;
import org.chairside.hold.BookingHolds;
import org.chairside.message.Message;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.roster.ClinicDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.BookedSession;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;

/** Where a course's sessions are held and booked: all of them or none. */
@ApplicationScoped
public class SeriesBooking {

  // Guards against a mistyped year; it is not a rule of the clinic.
  private static final Duration FARTHEST_BACK = Duration.ofDays(400);
  public static final Duration FARTHEST_AHEAD = Duration.ofDays(730);

  private final SeriesLookup lookup;
  private final ScheduleSnapshots snapshots;
  private final SeriesPlanner planner;
  private final ClinicDays days;
  private final BookingHolds holds;
  private final Sessions sessions;
  private final EventLog events;
  private final Event<PlaceTaken> taken;
  private final Clock clock;

  SeriesBooking(
      SeriesLookup lookup,
      ScheduleSnapshots snapshots,
      SeriesPlanner planner,
      ClinicDays days,
      BookingHolds holds,
      Sessions sessions,
      EventLog events,
      Event<PlaceTaken> taken,
      Clock clock) {
    this.lookup = lookup;
    this.snapshots = snapshots;
    this.planner = planner;
    this.days = days;
    this.holds = holds;
    this.sessions = sessions;
    this.events = events;
    this.taken = taken;
    this.clock = clock;
  }

  /** One session asked for: when the patient sits down, and in which chair. */
  public record Place(Instant start, UUID chairId) {}

  /**
   * What was booked.
   *
   * @param sessions in the order asked for
   * @param notices what could not be checked for lack of data, or is only noted
   */
  public record Booked(List<InfusionSession> sessions, List<Message> notices) {}

  /** What is held, with the places on the plan. */
  record Held(BookingHold hold, List<Appointment> places, List<Message> notices) {}

  /**
   * Books all of these sessions or none.
   *
   * @throws Invalid where a chair or a time cannot be booked at all
   * @throws Collision naming each session that breaks a rule and with what, with the nearest series
   *     that breaks none
   */
  public Booked book(UUID courseId, List<Place> places) {
    return book(courseId, places, false);
  }

  /**
   * Records sessions that took place or are under way, such as from paper: for them the rules
   * become notices.
   */
  public Booked writeDown(UUID courseId, List<Place> places) {
    return book(courseId, places, true);
  }

  /**
   * Books the next sessions of the course as early as possible.
   *
   * @param sessions how many at most
   * @return empty where no series keeps the rules until that day
   */
  public Optional<Booked> bookSoonest(UUID courseId, int sessions, LocalDate until) {
    Series series = lookup.lock(courseId);
    LocalDate today = series.wall().dateOf(clock.instant());
    return planner.proposals(series, today, until, Wishes.NONE, sessions, 1).proposals().stream()
        .findFirst()
        .map(
            proposal ->
                book(
                    courseId,
                    proposal.sessions().stream()
                        .map(each -> new Place(each.start(), each.chairId()))
                        .toList()));
  }

  private Booked book(UUID courseId, List<Place> places, boolean happened) {
    Series series = lookup.lock(courseId);
    Verdict verdict = judged(series, places, happened);
    holds.releaseAll(courseId, clock.instant());
    List<InfusionSession> booked = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      booked.add(enter(series, verdict.appointments().get(i), verdict.indexes().get(i)));
    }
    sessions.renumber(courseId);
    sessions.flush();
    return new Booked(booked, verdict.notices());
  }

  /** Books what is held. */
  Booked book(UUID courseId, UUID holdId) {
    BookingHold hold = holds.get(holdId);
    if (!hold.courseId().equals(courseId)) {
      throw new Invalid("holdId", BOOKING.holdOfCourse());
    }
    if (!hold.isInForce(clock.instant())) {
      throw new Conflict(BOOKING.holdExpired());
    }
    return book(
        courseId,
        hold.appointments().stream().map(a -> new Place(a.start(), a.chairId())).toList());
  }

  /** Holds these places for the course and releases its earlier hold. */
  Held hold(UUID courseId, List<Place> places, Duration length) {
    refusePast(places);
    Series series = lookup.lock(courseId);
    Verdict verdict = judged(series, places, false);
    Instant now = clock.instant();
    holds.releaseAll(courseId, now);
    BookingHold hold =
        new BookingHold(
            courseId,
            series.patient().id(),
            series.clinic().id(),
            verdict.appointments(),
            now.plus(length),
            Actor.current().stamp(now));
    holds.persistAndFlush(hold);
    return new Held(hold, verdict.appointments(), verdict.notices());
  }

  private void refusePast(List<Place> places) {
    for (int i = 0; i < places.size(); i++) {
      if (!places.get(i).start().isAfter(clock.instant())) {
        throw new Invalid("sessions[" + i + "].start", BOOKING.inTheFutureToHold());
      }
    }
  }

  /** Releases the hold. */
  BookingHold release(UUID holdId) {
    BookingHold hold = holds.get(holdId);
    hold.release(clock.instant());
    holds.flush();
    return hold;
  }

  /** Checks under the locks of the days and refuses any conflict. */
  private Verdict judged(Series series, List<Place> places, boolean happened) {
    series.requireOpen();
    refuseWrongPlaces(series, places);
    if (places.size() > series.remaining()) {
      throw new Conflict(BOOKING.sessionsLeft(series.remaining(), places.size()));
    }
    List<LocalDate> dates = dates(series, places.stream().map(Place::start).toList());
    days.lock(series.clinic().id(), dates);
    ClinicSchedule schedule =
        snapshots.plan(
            series.clinic(),
            dates.getFirst(),
            dates.getLast(),
            new Without(Set.of(), series.course().id()));
    snapshots.enterPatient(
        schedule, series.patient(), series.clinic(), dates.getFirst(), dates.getLast());
    Verdict verdict =
        new BookingCheck(series, schedule, clock.instant(), happened)
            .judge(places, series.standing());
    if (!verdict.errors().isEmpty()) {
      throw new Collision(
          verdict.errors(),
          planner
              .nearest(series, places)
              .map(found -> SeriesView.of(found.proposal(), series, found.schedule()))
              .orElse(null));
    }
    return verdict;
  }

  /** Every day of the clinic's calendar that sessions from these starts touch, in order. */
  public static List<LocalDate> dates(Series series, List<Instant> starts) {
    return starts.stream()
        .flatMap(
            start ->
                series
                    .wall()
                    .dateOf(start)
                    .datesUntil(
                        series.wall().dateOf(start.plus(series.phases().stay())).plusDays(1)))
        .distinct()
        .sorted()
        .toList();
  }

  private void refuseWrongPlaces(Series series, List<Place> places) {
    Map<UUID, Chair> known = snapshots.chairs(series.clinic());
    Instant now = clock.instant();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Chair chair = known.get(place.chairId());
      if (chair == null || !chair.isActive()) {
        errors.add(FieldError.of("sessions[" + i + "].chairId", BOOKING.activeChair()));
      }
      if (place.start().isBefore(now.minus(FARTHEST_BACK))
          || place.start().isAfter(now.plus(FARTHEST_AHEAD))) {
        errors.add(
            FieldError.of(
                "sessions[" + i + "].start",
                BOOKING.startWithin(FARTHEST_BACK.toDays(), FARTHEST_AHEAD.toDays())));
      }
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }

  private InfusionSession enter(Series series, Appointment place, int index) {
    Clinic clinic = series.clinic();
    BookedSession booked =
        new BookedSession(
            series.course().id(),
            series.patient().id(),
            clinic.id(),
            place.chairId(),
            place.nurseId(),
            index + 1,
            series.acuity(index),
            place.start(),
            clinic.preparation(),
            series.infusionMinutes(),
            clinic.disconnect(),
            clinic.recovery(),
            clinic.turnover());
    InfusionSession session = new InfusionSession(booked, Actor.current().stamp(clock.instant()));
    sessions.persistAndFlush(session);
    taken.fire(new PlaceTaken(session.chairId(), session.startsAt(), session.plan().chairFreeAt()));
    events.add(
        new SessionEvent.SessionBooked(
            session.clinicId(),
            session.id(),
            session.chairId(),
            session.startsAt(),
            session.endsAt()));
    return session;
  }
}
