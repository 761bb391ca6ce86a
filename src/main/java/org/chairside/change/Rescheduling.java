package org.chairside.change;

import static org.chairside.booking.BookingMessages.BOOKING;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.booking.BookingCheck;
import org.chairside.booking.Collision;
import org.chairside.booking.Move;
import org.chairside.booking.Moves;
import org.chairside.booking.PlaceFreed;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesBooking;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.booking.SeriesLookup;
import org.chairside.booking.SeriesPlanner;
import org.chairside.booking.SeriesPlanner.Repair;
import org.chairside.breach.BreachExplainer;
import org.chairside.message.Message;
import org.chairside.planning.ChairAndNurse;
import org.chairside.planning.Proposal.Placed;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.roster.ClinicDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.SessionVerb;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Moves booked sessions. */
@ApplicationScoped
public class Rescheduling {

  private final SeriesLookup lookup;
  private final ScheduleSnapshots snapshots;
  private final SeriesPlanner planner;
  private final MoveRefusals refusals;
  private final ClinicDays days;
  private final Sessions sessions;
  private final Moves moves;
  private final Event<PlaceFreed> freed;
  private final Clock clock;

  Rescheduling(
      SeriesLookup lookup,
      ScheduleSnapshots snapshots,
      SeriesPlanner planner,
      MoveRefusals refusals,
      ClinicDays days,
      Sessions sessions,
      Moves moves,
      Event<PlaceFreed> freed,
      Clock clock) {
    this.lookup = lookup;
    this.snapshots = snapshots;
    this.planner = planner;
    this.refusals = refusals;
    this.days = days;
    this.sessions = sessions;
    this.moves = moves;
    this.freed = freed;
    this.clock = clock;
  }

  /** What a move does: the session itself first, then those that follow it. */
  record Moved(List<Move> moves, List<Message> notices) {}

  /**
   * Moves a session.
   *
   * @param chairId null: the chair that it has, or another where that is not free
   * @param moveLater whether the later sessions of the course may move as little as needed
   * @param preview whether only to return what it would do
   * @throws Collision if a rule would be broken, with the smallest moves of later sessions that
   *     would avoid it
   */
  public Moved reschedule(
      UUID sessionId, Instant start, @Nullable UUID chairId, boolean moveLater, boolean preview) {
    Series series = lookup.lock(sessions.get(sessionId).courseId());
    series.requireOpen();
    // No session of the course can be moved meanwhile, so that the days are known: they come first,
    // as they do for anyone who assigns a day's nurses.
    InfusionSession session = sessions.get(sessionId);
    List<InfusionSession> later = moveLater ? laterThan(session, series) : List.of();
    requireNearEnough(start);
    if (!preview) {
      days.lock(series.clinic().id(), dates(series, session, start, later));
      sessions.lock(sessionId);
    }
    requireMovable(session);
    Place place = place(series, session, start, chairId, later);
    Placement placement = judged(series, session, place, later, moveLater);
    List<Move> all = placement.moves();
    if (!preview) {
      all = moves.make(all, series.course().id());
      all.forEach(
          move ->
              freed.fire(
                  new PlaceFreed(
                      session.clinicId(), session.courseId(), move.fromChair(), move.fromStart())));
    }
    return new Moved(all, placement.notices());
  }

  private void requireNearEnough(Instant start) {
    Instant now = clock.instant();
    if (!start.isAfter(now) || start.isAfter(now.plus(SeriesBooking.FARTHEST_AHEAD))) {
      throw new Invalid(
          "start", FIELD.inTheFutureDaysAheadAtMost(SeriesBooking.FARTHEST_AHEAD.toDays()));
    }
  }

  private record Placement(List<Move> moves, List<Message> notices) {}

  private static void requireMovable(InfusionSession session) {
    if (!SessionVerb.MOVE.isAllowedFrom(session.status())) {
      session.move(
          session.startsAt(), session.chairId(), session.nurseId(), session.plan().scheduledAt());
    }
  }

  /** The booked sessions of the course that come after it. */
  private static List<InfusionSession> laterThan(InfusionSession session, Series series) {
    return series.standing().stream()
        .filter(each -> each.startsAt().isAfter(session.startsAt()))
        .filter(each -> each.status() == SessionStatus.BOOKED)
        .toList();
  }

  private Place place(
      Series series,
      InfusionSession session,
      Instant start,
      @Nullable UUID chairId,
      List<InfusionSession> later) {
    if (chairId != null) {
      var chair = snapshots.chairs(series.clinic()).get(chairId);
      if (chair == null || !chair.isActive()) {
        throw new Invalid("chairId", BOOKING.activeChair());
      }
      return new Place(start, chairId);
    }
    LocalDate day = series.wall().dateOf(start);
    ClinicSchedule schedule = plan(series, day, day, session, later);
    return new Place(
        start,
        new ChairAndNurse(schedule)
            .chair(Moves.phases(session), start, session.chairId())
            .orElse(session.chairId()));
  }

  private ClinicSchedule plan(
      Series series,
      LocalDate from,
      LocalDate until,
      InfusionSession session,
      List<InfusionSession> later) {
    Set<UUID> moving = new HashSet<>(later.stream().map(InfusionSession::id).toList());
    moving.add(session.id());
    ClinicSchedule schedule =
        snapshots.plan(series.clinic(), from, until, new Without(moving, series.course().id()));
    snapshots.enterPatient(schedule, series.patient(), series.clinic(), from, until);
    return schedule;
  }

  private static List<LocalDate> dates(
      Series series, InfusionSession session, Instant start, List<InfusionSession> later) {
    List<LocalDate> dates = new ArrayList<>(SeriesBooking.dates(series, List.of(start)));
    dates.add(series.wall().dateOf(session.startsAt()));
    if (!later.isEmpty()) {
      // The later sessions' new days are known only afterwards: lock every day they may move to.
      LocalDate last = series.wall().dateOf(later.getLast().startsAt());
      LocalDate to = series.wall().dateOf(start);
      LocalDate until = last.isAfter(to) ? last : to;
      dates.addAll(
          series.wall().dateOf(session.startsAt()).datesUntil(until.plusDays(29)).toList());
    }
    return dates.stream().distinct().sorted().toList();
  }

  private Placement judged(
      Series series,
      InfusionSession session,
      Place place,
      List<InfusionSession> later,
      boolean moveLater) {
    LocalDate day = series.wall().dateOf(place.start());
    ClinicSchedule schedule = plan(series, day, day.plusDays(1), session, later);
    Appointment wanted = appointment(series, session, place, schedule);
    BreachExplainer explainer = new BreachExplainer(schedule, Map.of());
    List<FieldError> errors = new ArrayList<>();
    List<Message> notices = explainer.notices(List.of(wanted));
    for (BreachExplainer.Reason reason : explainer.reasons(wanted)) {
      if (isFloorsToDecide(place) && !BookingCheck.HOLD_ALWAYS.contains(reason.rule())) {
        notices.add(reason.message());
        continue;
      }
      String field = reason.rule() == BookingRule.CHAIR ? "chairId" : "start";
      errors.add(FieldError.of(field, reason.message(), reason.rule().name()));
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, refusals.nearest(series, session, place));
    }
    if (moveLater && !later.isEmpty()) {
      Repair repair =
          planner
              .moved(series, session, place, later)
              .orElseThrow(() -> refusals.noPlaceForLater(series, session, place, explainer));
      return new Placement(withLater(series, session, place, repair), notices);
    }
    if (!isFloorsToDecide(place)) {
      refusals.refuseMissedGaps(series, session, place, laterThan(session, series), explainer);
    }
    return new Placement(
        List.of(move(session, place.start(), place.chairId(), wanted.nurseId())), notices);
  }

  /** Within the hour the patient is there, or on the way. */
  private boolean isFloorsToDecide(Place place) {
    return !place.start().isAfter(clock.instant().plus(BookingCheck.WALK_IN));
  }

  private static Appointment appointment(
      Series series, InfusionSession session, Place place, ClinicSchedule schedule) {
    Appointment booked = Moves.appointment(session, series.clinic());
    UUID usual = session.nurseId() == null ? series.usual().nurseId() : session.nurseId();
    UUID nurse =
        new ChairAndNurse(schedule)
            .nurse(booked.phases(), place.start(), booked.patientsPerNurse(), usual)
            .orElse(null);
    return booked.at(place.start(), place.chairId(), nurse);
  }

  private List<Move> withLater(Series series, InfusionSession session, Place place, Repair repair) {
    List<Move> all = new ArrayList<>();
    ClinicSchedule schedule = repair.schedule();
    Appointment wanted = appointment(series, session, place, schedule);
    all.add(move(session, place.start(), place.chairId(), wanted.nurseId()));
    for (Placed placed : repair.proposal().sessions()) {
      InfusionSession each =
          series.standing().stream()
              .filter(s -> s.id().equals(placed.sessionId()))
              .findFirst()
              .orElseThrow();
      if (!each.startsAt().equals(placed.start()) || !each.chairId().equals(placed.chairId())) {
        all.add(move(each, placed.start(), placed.chairId(), placed.nurseId()));
      }
    }
    return all;
  }

  private static Move move(
      InfusionSession session, Instant start, UUID chairId, @Nullable UUID nurseId) {
    return new Move(session, session.startsAt(), session.chairId(), start, chairId, nurseId);
  }
}
