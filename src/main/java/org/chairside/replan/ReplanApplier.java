package org.chairside.replan;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.booking.Collision;
import org.chairside.booking.CourseSequences;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.booking.Move;
import org.chairside.booking.Moves;
import org.chairside.booking.PlaceFreed;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.breach.BreachExplainer;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Courses;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.replan.ReplanProposal.ReplanMove;
import org.chairside.roster.ClinicDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;

/** Applies a proposed re-plan: all of its moves or none. */
@ApplicationScoped
class ReplanApplier {

  private final Clinics clinics;
  private final ScheduleSnapshots snapshots;
  private final CourseSequences sequences;
  private final Courses courses;
  private final ClinicDays days;
  private final Sessions sessions;
  private final Replans replans;
  private final Moves moves;
  private final Event<PlaceFreed> freed;
  private final Clock clock;

  ReplanApplier(
      Clinics clinics,
      ScheduleSnapshots snapshots,
      CourseSequences sequences,
      Courses courses,
      ClinicDays days,
      Sessions sessions,
      Replans replans,
      Moves moves,
      Event<PlaceFreed> freed,
      Clock clock) {
    this.clinics = clinics;
    this.snapshots = snapshots;
    this.sequences = sequences;
    this.courses = courses;
    this.days = days;
    this.sessions = sessions;
    this.replans = replans;
    this.moves = moves;
    this.freed = freed;
    this.clock = clock;
  }

  /**
   * Makes the moves, all of them or none.
   *
   * @throws Collision if the schedule has changed since, naming each move that would now break a
   *     rule
   */
  ReplanProposal apply(UUID id) {
    ReplanProposal proposal = replans.lock(id);
    proposal.apply(Actor.current().stamp(clock.instant()));
    Clinic clinic = clinics.getInItsZone(proposal.clinicId());
    WallClock wall = new WallClock(clinic.timeZone());
    List<ReplanMove> wanted = proposal.moves();
    wanted.stream().map(ReplanMove::courseId).distinct().sorted().forEach(courses::lock);
    List<LocalDate> dates =
        wanted.stream()
            .flatMap(
                each ->
                    Stream.of(
                        wall.dateOf(each.fromStart()),
                        wall.dateOf(each.start()),
                        wall.dateOf(each.end())))
            .distinct()
            .sorted()
            .toList();
    days.lock(clinic.id(), dates);
    Map<UUID, InfusionSession> held =
        sessions.lockAll(wanted.stream().map(ReplanMove::sessionId).toList()).stream()
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    refuseWhatChanged(wanted, held);
    if (!wanted.isEmpty()) {
      refuseBroken(wanted, held, clinic, dates);
    }
    moves.make(
        wanted.stream()
            .map(each -> move(each, Objects.requireNonNull(held.get(each.sessionId()))))
            .toList());
    wanted.stream().map(ReplanMove::courseId).distinct().sorted().forEach(sessions::renumber);
    replans.flush();
    wanted.stream()
        .filter(ReplanMove::changesPlace)
        .forEach(
            each ->
                freed.fire(
                    new PlaceFreed(
                        clinic.id(), each.courseId(), each.fromChairId(), each.fromStart())));
    return proposal;
  }

  private static Move move(ReplanMove wanted, InfusionSession session) {
    return new Move(
        session,
        wanted.fromStart(),
        wanted.fromChairId(),
        wanted.start(),
        wanted.chairId(),
        wanted.nurseId());
  }

  private static void refuseWhatChanged(List<ReplanMove> wanted, Map<UUID, InfusionSession> held) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ReplanMove each = wanted.get(i);
      InfusionSession session = held.get(each.sessionId());
      if (session == null
          || session.status() != SessionStatus.BOOKED
          || !session.startsAt().equals(each.fromStart())
          || !session.chairId().equals(each.fromChairId())) {
        errors.add(FieldError.of("moves[" + i + "]", BOOKING.movedMeanwhile()));
      }
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
  }

  private void refuseBroken(
      List<ReplanMove> wanted,
      Map<UUID, InfusionSession> held,
      Clinic clinic,
      List<LocalDate> dates) {
    ClinicSchedule schedule =
        snapshots.plan(clinic, dates.getFirst(), dates.getLast(), new Without(held.keySet(), null));
    snapshots.enterPatients(
        schedule, clinic, List.copyOf(held.values()), dates.getFirst(), dates.getLast());
    List<FieldError> errors = new ArrayList<>();
    Map<UUID, String> asked = new HashMap<>();
    List<Appointment> there = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ReplanMove each = wanted.get(i);
      InfusionSession session = Objects.requireNonNull(held.get(each.sessionId()));
      Appointment appointment =
          Moves.appointment(session, clinic).at(each.start(), each.chairId(), each.nurseId());
      String field = "moves[" + i + "]";
      new BreachExplainer(schedule, asked)
          .reasons(appointment)
          .forEach(
              reason -> errors.add(FieldError.of(field, reason.message(), reason.rule().name())));
      asked.put(appointment.id(), field);
      schedule.enter(appointment);
      there.add(appointment);
    }
    WallClock wall = new WallClock(clinic.timeZone());
    for (UUID id : Sequence.missed(there, sequences.of(held.values()), wall, clock.instant())) {
      errors.add(FieldError.of(Objects.requireNonNull(asked.get(id)), BOOKING.gapsMissed()));
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
  }
}
